"""The model endpoint that is used when an agent names none."""

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from studio.endpoints import Endpoints, KeyStore, ProbeResult, probe
from studio.workspace.policy import read_policy
from studio.workspace.self_check.findings import Finding, Part, State

_FILE = "endpoints.yaml"
_ENOUGH = {"models", "chat"}


async def try_endpoint(folder: Path, keys: KeyStore) -> Finding:
    """It is asked for its models and for one word; the practice endpoint works, and answers nothing real.

    Asked from a copy of the workspace's profiles: what is counted there is not what people do.
    """
    with tempfile.TemporaryDirectory() as copy:
        with suppress(FileNotFoundError):
            shutil.copyfile(folder / _FILE, Path(copy) / _FILE)
        endpoints = Endpoints(Path(copy) / _FILE, keys, read_policy().given)
        try:
            return await _asked(endpoints)
        finally:
            await endpoints.aclose()


async def _asked(endpoints: Endpoints) -> Finding:
    profile = endpoints.default
    facts: dict[str, str | int | float] = {"name": profile.name, "host": profile.host}
    async with endpoints.connect(profile.id) as endpoint:
        failed = [result async for result in probe(endpoint) if _is_lacking(result)]
    if failed:
        return Finding(part=Part.ENDPOINT, state=State.FAILS, facts=facts, trouble=failed[0].trouble)
    state = State.LIMITED if profile.practice else State.WORKS
    return Finding(part=Part.ENDPOINT, state=state, facts=facts)


def _is_lacking(result: ProbeResult) -> bool:
    return result.name in _ENOUGH and result.ok is False
