"""`python -m studio.classroom.room`: serve the class that standard input tells of, until it is ended."""

import asyncio
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from studio.classroom.room.process import as_told, settings_in
from studio.classroom.room.serving import quick_loop, serve_class
from studio.core.errors import StudioError

if TYPE_CHECKING:
    from studio.classroom.room.settings import Opened


def main() -> None:
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # sent on by the server: all is closed after it
    settings = settings_in(sys.stdin.buffer.readline())
    with suppress(KeyboardInterrupt):
        try:
            with asyncio.Runner(loop_factory=quick_loop()) as runner:
                runner.run(serve_class(settings, _tell))
        except StudioError as error:
            print(as_told(error), flush=True)  # noqa: T201  # the line a parent waits for


def _tell(opened: "Opened") -> None:
    print(as_told(opened), flush=True)  # noqa: T201  # the line a parent waits for


if __name__ == "__main__":
    main()
