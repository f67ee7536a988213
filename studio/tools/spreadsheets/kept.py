"""What was read of an agent's own spreadsheets, kept in its folder until they change."""

import hashlib
import json
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from studio.core.files import write_atomically

_FOLDER = ".kept"  # can be made anew from the agent's files at any time; no part of the agent
_FORMAT = 5  # to be raised whenever spreadsheets are read otherwise than before
_MOST_BYTES = 20_000_000


_Read = TypeVar("_Read")


async def kept_or_made(
    file: Path, stamps: Sequence[Any], make: Callable[[], Awaitable[Any]], read: Callable[[Any], _Read]
) -> _Read:
    """What `read` makes of JSON that depends on files with these stamps alone.

    `file` says where it is kept, but for its ending. A folder that cannot be written is no trouble.
    """
    digest = hashlib.sha256(json.dumps([_FORMAT, *stamps]).encode()).hexdigest()[:16]
    kept = file.parent / _FOLDER / f"{file.name}.{digest}.json"
    with suppress(OSError, ValueError, TypeError, KeyError):
        return read(json.loads(kept.read_text("utf-8")))
    made = await make()
    written = json.dumps(made, ensure_ascii=False).encode("utf-8", "replace")
    with suppress(OSError):
        if len(written) <= _MOST_BYTES:
            _replace(kept, file.name, written)
    return read(made)


def _replace(kept: Path, name: str, written: bytes) -> None:
    """What was kept for earlier versions of the files goes."""
    kept.parent.mkdir(exist_ok=True)
    old = list(kept.parent.glob(f"{name}.*.json"))
    write_atomically(kept, written)
    for one in old:
        one.unlink(missing_ok=True)
