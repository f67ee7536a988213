"""What the navigator is told to open a source: which passage, and which others its answer cites.

The path is `(place, document, chunk, *others)`:

- `place` is the name of a base of the workspace, or `agent:<id>/<base>` for the base an agent reads
  (an installed agent brings its own);
- `document` is the document's name in that base;
- `chunk` is the passage's id; without it, or with an empty one, the document is shown from its beginning;
- `others` are all passages of the answer in fours: number, place, document, chunk; `found` stands before
  the number of those that a search found and no answer cites.

`source_path` makes it from a citation: `navigator.open("source", *source_path(citation, answer.citations,
agent=folder.agent.id))`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

_AGENT, _FOUND = "agent:", "found"


class Cited(Protocol):
    """A Citation or a Passage."""

    @property
    def base(self) -> str: ...
    @property
    def document(self) -> str: ...
    @property
    def chunk(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Spot:
    """One passage: `agent` is empty for a base of the workspace, `number` is the answer's."""

    base: str
    document: str
    chunk: int | None = None
    agent: str = ""
    number: int = 0

    def same_place(self, other: "Spot") -> bool:
        return replace(self, number=0) == replace(other, number=0)


def source_path(cited: Cited, others: Sequence[Cited] = (), agent: str = "") -> tuple[str, ...]:
    """Return the path that opens `cited`, with the answer's other passages beside it."""
    path = [_place(cited.base, agent), cited.document, str(cited.chunk)]
    for count, other in enumerate(others, 1):
        number = getattr(other, "number", f"{_FOUND}{count}")
        path += [str(number), _place(other.base, agent), other.document, str(other.chunk)]
    return tuple(path)


def spots_of(path: Sequence[str]) -> tuple[Spot, tuple[Spot, ...]]:
    """Return the spot to show and those of the answer."""
    place, document, chunk = (*path, "", "", "")[:3]
    rest = path[3:]
    fours = [rest[start : start + 4] for start in range(0, len(rest) - 3, 4)]
    return _spot("0", place, document, chunk), tuple(_spot(*four) for four in fours)


def is_of_search(path: Sequence[str]) -> bool:
    """Whether the passages beside it are what a search found, and not what an answer cites."""
    return len(path) > 3 and path[3].startswith(_FOUND)


def _place(base: str, agent: str) -> str:
    return f"{_AGENT}{agent}/{base}" if agent else base


def _spot(number: str, place: str, document: str, chunk: str) -> Spot:
    agent, base, number = "", place, number.removeprefix(_FOUND)
    if place.startswith(_AGENT):
        agent, _, base = place.removeprefix(_AGENT).partition("/")
    return Spot(
        base, document, int(chunk) if chunk.isdigit() else None, agent, int(number) if number.isdigit() else 0
    )
