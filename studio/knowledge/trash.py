"""Deleted bases: gone once their folder is renamed, whatever is left of them goes as soon as it can.

A base that is only set aside can be brought back until this program ends; then it goes like the others.

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
        self._aside: set[str] = set()

    def take(self, name: str) -> None:
        """From here on there is no such base; raises FolderNotWritable."""
        self._move(name, f"{_DELETED}{uuid4().hex}")

    def set_aside(self, name: str) -> str:
        """The same, but it stays until `let_go`; returns what `bring_back` takes."""
        token = f"{_DELETED}{uuid4().hex}"
        self._move(name, token)
        self._aside.add(token)
        return token

    def bring_back(self, token: str, name: str) -> bool:
        """False when it is gone."""
        if token not in self._aside or not (self._folder / token).is_dir():
            return False
        self._move(token, name)
        self._aside.discard(token)
        return True

    def holds_aside(self) -> bool:
        return bool(self._aside)

    def let_go(self) -> None:
        """What was set aside goes with what is emptied next."""
        self._aside.clear()

    def _move(self, old: str, new: str) -> None:
        with writing_to(self._folder):
            (self._folder / old).rename(self._folder / new)

    def is_full(self) -> bool:
        return any(any(self._folder.glob(f"{start}*")) for start in (_DELETED, _FORGET))

    def empty(self) -> None:
        """What cannot go now goes at the next opening."""
        for deleted in self._folder.glob(f"{_DELETED}*"):
            if deleted.name in self._aside:
                continue
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
