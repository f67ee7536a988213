"""Whether a file is what it was when it was loaded, told without reading it where that is certain."""

import hashlib
import os
import time
from datetime import datetime
from pathlib import Path

_SETTLED = 2_000_000_000  # ns; the coarsest clock of a file system counts in steps of two seconds


def stamp_of(status: os.stat_result, now: int | None = None) -> str:
    """Size and times to the nanosecond, the same as long as nobody writes to the file.

    Empty for a file changed so lately that another change might bear the same time; `now` in nanoseconds.
    """
    newest = max(status.st_mtime_ns, status.st_ctime_ns)
    if (now or time.time_ns()) - newest < _SETTLED:
        return ""
    return f"{status.st_size}-{status.st_mtime_ns}-{status.st_ctime_ns}"


def changed_on(status: os.stat_result) -> str:
    """When the file was last written to, ISO 8601 with zone."""
    try:
        return datetime.fromtimestamp(status.st_mtime).astimezone().isoformat(timespec="seconds")
    except (OverflowError, OSError, ValueError):  # a time no calendar has
        return ""


def digest_of_file(path: Path) -> str:
    """SHA-256 in hexadecimal; raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
