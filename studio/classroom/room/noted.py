"""What an open class leaves in its folder while it runs, so that a window begun later finds it."""

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from studio.classroom.room.settings import Opened
from studio.core.files import write_atomically

FILE = "opened.json"


@dataclass(frozen=True, slots=True)
class Noted:
    """`near` is its address on this computer; `endpoint` the id of the profile it shares, `folder` its own;
    `began` as time.time() tells it.

    Left behind by a class that was broken off: whoever reads it asks there whether somebody answers.
    """

    opened: Opened
    folder: Path
    near: str
    pid: int
    began: float
    endpoint: str = ""

    @property
    def course(self) -> str:
        return self.opened.course


@contextmanager
def noted(folder: Path, opened: Opened, near: str, endpoint: str) -> Iterator[None]:
    """Blocking. Noted while inside; only this account reads it, for the trainer's token is in it."""
    told = {
        "opened": asdict(opened),
        "near": near,
        "pid": os.getpid(),
        "began": time.time(),
        "endpoint": endpoint,
    }
    file = folder / FILE
    write_atomically(file, json.dumps(told).encode())
    try:
        yield
    finally:
        file.unlink(missing_ok=True)


def note_in(folder: Path) -> Noted | None:
    """Return None where no class is open, or was broken off, and for what does not read."""
    try:
        told = json.loads((folder / FILE).read_bytes())
        opened = Opened(**{**told["opened"], "addresses": tuple(told["opened"]["addresses"])})
        pid, began = int(told["pid"]), float(told["began"])
        return Noted(opened, folder, str(told["near"]), pid, began, str(told["endpoint"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
