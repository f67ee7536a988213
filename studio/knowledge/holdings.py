"""The documents of a base, with all that follows when some of them come or go."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from studio.core.errors import StudioError
from studio.core.findings import PersonalDataPolicy
from studio.knowledge.containers import Containers, Emptied
from studio.knowledge.database import Database
from studio.knowledge.kept_facts import KeptFacts
from studio.knowledge.loaded import LoadedDocument
from studio.knowledge.personal_data import PersonalDataInBase
from studio.knowledge.sources import Sources
from studio.knowledge.store import Store


class Holdings:
    """Blocking; `forget` hears which chunks are gone."""

    def __init__(self, database: Database, folder: Path, forget: Callable[[Sequence[int]], None]) -> None:
        self.store = Store(database)
        self.sources = Sources(folder / "sources")
        self.facts = KeptFacts(database)
        self.containers = Containers(database)
        self._personal = PersonalDataInBase(database, self.store, self.sources)
        self._forget = forget

    def opened(self, policy: PersonalDataPolicy) -> None:
        """Make good what an earlier session left behind."""
        self.sources.sweep(self.store.digests())
        with suppress(StudioError):  # what cannot be written now is made good by the next change
            self.facts.restate()
            self.hold_to(policy)

    def put(self, documents: Sequence[LoadedDocument], emptied: Sequence[Emptied] = ()) -> None:
        self._forget(self.store.put(documents))
        if emptied:
            self._forget(self.containers.settle(emptied))

    def remove(self, document: str) -> None:
        """With what came in it; raises NotFound."""
        self._forget(self.store.remove(document))
        self._forget(self.containers.forget(document))
        self.sweep()

    def hold_to(self, policy: PersonalDataPolicy) -> None:
        """A policy on personal data that became stricter holds for what is there, too."""
        if not self._personal.held_to(policy):
            self._forget(self._personal.hold_to(policy))
            self.sweep()

    def sweep(self) -> None:
        """After documents came or went."""
        self.facts.restate()
        self.sources.sweep(self.store.digests())
