"""Deleted bases: gone once their folder is renamed, whatever is left of them goes as soon as it can.

What the index holds of them is noted first, since the index may not be there to forget it.
"""

import shutil
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from studio.core.errors import StudioError
from studio.core.files import writing_to
from studio.knowledge.database import FILE, Database
from studio.knowledge.vector_store import VectorStore
from studio.vectors.index import VectorIndex

_DELETED, _FORGET = ".deleted-", ".forget-"


class Trash:
    """Blocking. `.deleted-*` are folders of bases, `.forget-NAME` says that the index may hold NAME."""

    def __init__(self, folder: Path, index: VectorIndex) -> None:
        self._folder, self._index = folder, index

    def take(self, name: str) -> None:
        """From here on there is no such base; raises FolderNotWritable."""
        with writing_to(self._folder):
            (self._folder / name).rename(self._folder / f"{_DELETED}{uuid4().hex}")

    def is_full(self) -> bool:
        return any(any(self._folder.glob(f"{start}*")) for start in (_DELETED, _FORGET))

    def empty(self) -> None:
        """What cannot go now goes at the next opening."""
        for deleted in self._folder.glob(f"{_DELETED}*"):
            with suppress(OSError):
                for collection in _collections(deleted):
                    (self._folder / f"{_FORGET}{collection}").touch()
                shutil.rmtree(deleted, ignore_errors=True)
        with suppress(StudioError, OSError):
            for note in self._folder.glob(f"{_FORGET}*"):
                self._index.reset(note.name.removeprefix(_FORGET))
                note.unlink(missing_ok=True)


def _collections(folder: Path) -> list[str]:
    """What the index may hold; nobody knows of a damaged base."""
    if not (folder / FILE).is_file():
        return []
    try:
        database = Database(folder)
    except StudioError:
        return []
    try:
        store = VectorStore(database)
        return store.collections() if store.now.told.sent or store.beside.told.sent else store.leftovers()
    finally:
        database.close()
