"""What was read of an agent's own spreadsheets, kept in its folder until they change."""

import hashlib
import json
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from studio.core.files import write_atomically

_FOLDER = ".kept"  # can be made anew from the agent's files at any time; no part of the agent
_FORMAT = 1  # to be raised whenever spreadsheets are read otherwise than before
_MOST_BYTES = 20_000_000


async def kept_or_made(
    folder: Path, name: str, stamps: Sequence[Any], make: Callable[[], Awaitable[Any]]
) -> Any:
    """JSON that depends on files with these stamps alone; a folder that cannot be written is no trouble."""
    digest = hashlib.sha256(json.dumps([_FORMAT, *stamps]).encode()).hexdigest()[:16]
    file = folder / _FOLDER / f"{name}-{digest}.json"
    with suppress(OSError, ValueError):
        return json.loads(file.read_text("utf-8"))
    made = await make()
    written = json.dumps(made, ensure_ascii=False).encode("utf-8", "replace")
    with suppress(OSError):
        if len(written) <= _MOST_BYTES:
            _replace(file, name, written)
    return made


def _replace(file: Path, name: str, written: bytes) -> None:
    """What was kept for earlier versions of the files goes."""
    file.parent.mkdir(exist_ok=True)
    old = list(file.parent.glob(f"{name}-*.json"))
    write_atomically(file, written)
    for one in old:
        one.unlink(missing_ok=True)
