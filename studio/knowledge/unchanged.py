"""Which files the base holds as they are: told by their stamp without reading them, else by their content."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from studio.core.passages import DocumentRow, DocumentState
from studio.knowledge.arrivals import Arrival
from studio.knowledge.stamps import digest_of_file


@dataclass(frozen=True, slots=True)
class Seen:
    """What is newly known of the file of a document whose content has stayed the same."""

    name: str
    source: str
    changed: str
    stamp: str


class Comparison:
    """`seen` grows with every file that had to be read to be told unchanged."""

    def __init__(
        self,
        rows: Sequence[DocumentRow],
        stamps: Mapping[str, str],
        members: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self._held = {row.name: row for row in rows if row.state is DocumentState.READY}
        self._stamps, self._members = stamps, members or {}
        self.seen: list[Seen] = []

    def all_held(self, container: str) -> Sequence[str] | None:
        """The documents that came in it, if every one of them is here."""
        members = self._members.get(container)
        return members if members is not None and all(name in self._held for name in members) else None

    def surely_unchanged(self, arrival: Arrival) -> bool:
        """Without reading the file."""
        row = self._held.get(arrival.name)
        if row is None or row.source != arrival.source:
            return False
        return bool(arrival.stamp) and arrival.stamp == self._stamps.get(arrival.name)

    def surely_new(self, arrival: Arrival) -> bool:
        """Without reading the file."""
        row = self._held.get(arrival.name)
        return row is None or row.bytes != arrival.bytes

    def unchanged(self, arrival: Arrival) -> bool:
        """By what the file holds."""
        row = self._held.get(arrival.name)
        if row is None or row.bytes != arrival.bytes or not _holds(arrival.path, row.digest):
            return False
        elsewhere = row.source != arrival.source and Path(row.source).exists()
        if not elsewhere:
            self.seen.append(Seen(row.name, arrival.source, arrival.changed, arrival.stamp))
        return True


def _holds(path: Path, digest: str) -> bool:
    try:
        return digest_of_file(path) == digest
    except OSError:
        return False
