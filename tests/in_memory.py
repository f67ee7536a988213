"""What tests write is gone soon: kept in memory where there is room, so that no test waits for a disk."""

import os
import shutil
from pathlib import Path

IN_MEMORY = Path("/dev/shm")
"""A file system in memory, which Linux has for all programs; containers often make it too small for this."""

ROOM = 4_000_000_000
"""Bytes; far more than a run keeps at once."""

_WHERE_PYTEST_WRITES = "PYTEST_DEBUG_TEMPROOT"


def write_in_memory() -> None:
    """Unless whoever runs the tests has said where."""
    if os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free >= ROOM:
        os.environ.setdefault(_WHERE_PYTEST_WRITES, str(IN_MEMORY))
