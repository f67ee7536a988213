"""What was said to agents in one workspace: opened when first needed, kept as long as its settings say."""

import sqlite3
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from studio.core.errors import StudioError
from studio.core.files import writing_to

if TYPE_CHECKING:
    from studio.conversations import ConversationStore

Known = Callable[[], Collection[str]]
"""The ids of the agents there still are."""


class Talks:
    """`days` is for how many conversations are kept after they were last gone on with: None for good, with 0
    until they are closed. Those with agents that are not `known` any more go when they are closed."""

    def __init__(
        self, folder: Path, name: str, days: Callable[[], int | None], known: Known | None = None
    ) -> None:
        self._folder, self._name, self._days, self._known = folder, name, days, known
        self._store: ConversationStore | None = None

    @property
    def file(self) -> Path:
        return self._folder / f"{self._name}.sqlite3"

    @property
    def store(self) -> "ConversationStore":
        from studio.conversations import ConversationStore

        if self._store is None:
            lasts = self._days() != 0
            self._store = (
                ConversationStore(self.file, self._folder / self._name) if lasts else ConversationStore()
            )
        return self._store

    def sweep(self) -> int:
        """Delete for good what was removed and what is too old; return how many."""
        return self.store.sweep(self._days())

    def forget(self) -> int:
        """Delete all of them for good; return how many there were."""
        kept = [one.id for one in self.store.of()]
        self.store.remove(*kept)
        self.store.sweep()
        return len(kept)

    def change(self) -> None:
        """Keep them from now on as the settings say, which decide where."""
        self.close()
        if self._days() == 0:
            self.file.unlink(missing_ok=True)

    def set_aside(self) -> Path:
        """Begin a new file where the old one does not read; return what the old one is called now."""
        from studio.papers.file_names import free_path

        self.change()
        aside = free_path(self._folder, f"{self._name}-damaged", "sqlite3")
        with writing_to(self._folder):
            self.file.rename(aside)
            for rest in ("-wal", "-shm"):
                self.file.with_name(f"{self.file.name}{rest}").unlink(missing_ok=True)
        return aside

    def close(self) -> None:
        """What was removed can be brought back no more, and what is too old goes, where the file reads."""
        if self._store is None and not self._days():
            return
        with suppress(StudioError, sqlite3.Error, OSError):
            self._remove_orphans()
            self.sweep()
        self.store.close()
        self._store = None

    def _remove_orphans(self) -> None:
        if self._known is not None:
            known = self._known()
            self.store.remove(*(one.id for one in self.store.of() if one.agent not in known))
