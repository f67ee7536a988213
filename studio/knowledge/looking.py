"""One look into a base: what is asked, and the candidates it brings, weighed and in order."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from studio.knowledge.filters import SearchFilters
from studio.knowledge.fusion import Near
from studio.knowledge.passages import Candidate, Decision, shown
from studio.knowledge.settings import SearchSettings

if TYPE_CHECKING:
    from studio.knowledge.full_text import Ranking

NO_FILTERS = SearchFilters()
_LONGEST = 6000


def searchable(question: str) -> str:
    """The question as a document's text would be read: nothing invisible, on one line."""
    from studio.documents.invisible import cleaned

    return " ".join(cleaned(question[:_LONGEST]).split())


@dataclass(frozen=True, slots=True)
class Look:
    """`others` say the question in other words; `near` are chunks near in meaning, by a real model.

    `also` are chunks to be weighed whether or not the ranking brings them.
    """

    question: str
    top: int = 6
    filters: SearchFilters = NO_FILTERS
    settings: SearchSettings = field(default_factory=SearchSettings)
    others: Sequence[str] = ()
    near: Near = ()
    also: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """`out` names for each document left out, by id, the filter that does it."""

    candidates: Sequence[Candidate]
    ranking: "Ranking"
    out: dict[int, str]
    complete: bool  # whether no chunk that shares anything is missing


@dataclass(frozen=True, slots=True)
class Chosen:
    seen: Seen
    decisions: Sequence[Decision]

    @property
    def shown(self) -> list[Candidate]:
        return shown(self.decisions)
