"""Keeping a folder of copies within bounds: what was not used for longest goes first."""

import time
from pathlib import Path

_IN_USE_SECONDS = 3600


def make_room(folder: Path, most_bytes: int) -> None:
    """Delete copies until the rest fits; never one that was used within the hour."""
    found = [(file.stat(), file) for file in folder.glob("??/*.agent")]
    total = sum(state.st_size for state, _ in found)
    for state, file in sorted(found, key=lambda pair: pair[0].st_atime):
        if total <= most_bytes or time.time() - state.st_atime < _IN_USE_SECONDS:
            return
        file.unlink(missing_ok=True)
        total -= state.st_size
