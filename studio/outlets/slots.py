"""A folder of its own for each process that answers, taken again by the next when it has ended."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from filelock import FileLock, Timeout

from studio.core.files import writing_to


@contextmanager
def own_folder(parent: Path) -> Iterator[Path]:
    """The first that no living process holds, empty; what a killed one has left in it is gone."""
    with writing_to(parent):
        parent.mkdir(parents=True, exist_ok=True)
        lock, folder = _free(parent)
        try:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            lock.release()


def _free(parent: Path) -> tuple[FileLock, Path]:
    for number in count(1):
        lock = FileLock(parent / f"{number}.lock", thread_local=False)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            continue
        return lock, parent / str(number)
    raise AssertionError("numbers do not end")
