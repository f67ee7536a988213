"""A practice endpoint in a process of its own, as IT would run one for a training room."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from studio.endpoints.profiles import EndpointProfile

_MODEL = "practice"


@contextmanager
def practice_process() -> Iterator[EndpointProfile]:
    command = [sys.executable, "-m", "studio", "practice", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        url = str(json.loads(process.stdout.readline())["url"])
        try:
            yield EndpointProfile(id="room", name="培训室端点", base_url=url, chat_model=_MODEL)
        finally:
            process.terminate()
            process.wait()
