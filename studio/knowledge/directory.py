"""The documents of a base as search knows them: facts, state and titles, kept up as documents come and go."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from studio.core.facts import DocumentFacts, Validity
from studio.knowledge.filters import SearchFilters
from studio.knowledge.repealed import is_repealed
from studio.knowledge.search_reads import Opening, SearchReads
from studio.knowledge.titles import Titles, is_telling, plain_title, squeezed


@dataclass(frozen=True, slots=True)
class Entry:
    """`holds` is false for what is repealed or replaced, by its facts or else by its own words."""

    id: int
    name: str
    kind: str
    facts: DocumentFacts
    holds: bool
    called: frozenset[str]  # its file's name and its title in plain form
    numbered: str  # its 文号 in plain form

    @property
    def validity(self) -> Validity:
        told = self.facts.validity
        return told if self.holds or told is not Validity.IN_FORCE else Validity.REPEALED


class Directory:
    """Only what has changed since is read again."""

    def __init__(self, reads: SearchReads) -> None:
        self._reads = reads
        self._edition: tuple[int, int, int] | None = None
        self._described: dict[int, int] = {}
        self._entries: dict[int, Entry] = {}
        self._ended: dict[int, Entry] = {}
        self.by_name: dict[str, Entry] = {}
        self.titles = Titles()

    @property
    def entries(self) -> Iterable[Entry]:
        return self._entries.values()

    def spared(self, question: str) -> frozenset[str]:
        """What no longer holds but is asked for: by its 文号, or by a name that nothing in force has."""
        text = plain_title(squeezed(question))
        return frozenset(entry.name for entry in self._ended.values() if self._is_asked_for(entry, text))

    def refresh(self) -> None:
        edition = self._reads.edition()
        if edition == self._edition:
            return
        described = self._reads.described()
        self._drop([one for one in self._entries if described.get(one) != self._described[one]])
        for opening in self._reads.openings(described.keys() - self._entries.keys()):
            self._take(opening)
        self._described = described
        self._edition = edition

    def out(self, filters: SearchFilters, spared: frozenset[str], *, repealed_too: bool) -> dict[int, str]:
        """Ids of the documents a search leaves out, with the filter that does; `spared` may be repealed."""
        left_out: dict[int, str] = {}
        for entry in (self._entries if filters.narrows else self._ended).values():
            lost_to = filters.lost_to(entry.name, entry.kind, entry.facts, entry.holds)
            if not entry.holds and not (repealed_too or filters.repealed_too or entry.name in spared):
                lost_to = lost_to or "repealed"
            if lost_to:
                left_out[entry.id] = lost_to
        return left_out

    def _is_asked_for(self, entry: Entry, text: str) -> bool:
        by_number = entry.numbered != "" and entry.numbered in text
        return by_number or any(name in text and not self._in_force(name) for name in entry.called)

    def _in_force(self, name: str) -> bool:
        return any(self.by_name[document].holds for document in self.titles.holding(name))

    def _drop(self, ids: Iterable[int]) -> None:
        for one in ids:
            entry = self._entries.pop(one)
            self._ended.pop(one, None)
            if self.by_name.get(entry.name) is entry:
                del self.by_name[entry.name]
                self.titles.remove(entry.name)

    def _take(self, opening: Opening) -> None:
        entry = _entry(opening)
        self._entries[entry.id] = self.by_name[entry.name] = entry
        if not entry.holds:
            self._ended[entry.id] = entry
        self.titles.remove(entry.name)
        self.titles.add(entry.name, opening.lines, opening.facts.title, opening.facts.number)


def _entry(opening: Opening) -> Entry:
    facts = opening.facts
    stem, title, number = (
        plain_title(squeezed(told)) for told in (PurePath(opening.name).stem, facts.title, facts.number)
    )
    called = frozenset(filter(is_telling, (stem, title)))
    return Entry(opening.id, opening.name, opening.kind, facts, _holds(opening), called, number)


def _holds(opening: Opening) -> bool:
    """What was recognised or set by hand counts; of a document that nothing is known of, its own words."""
    if opening.facts != DocumentFacts():
        return opening.facts.holds
    return not is_repealed(PurePath(opening.name).stem, opening.text)
