"""Where a document's best passage ended up for a question: found, or lost at which step and to what."""

from dataclasses import dataclass
from enum import StrEnum

from studio.core.passages import Passage, Trouble


class Stage(StrEnum):
    """In the order in which a search can lose a passage."""

    NOT_LOADED = "not_loaded"
    FAILED = "failed"  # could not be read; `trouble` says why
    REFUSED = "refused"
    EMPTY = "empty"  # loaded, and holds no text
    NO_SUCH_PLACE = "no_such_place"
    OFF = "off"  # its chunks are switched off
    FILTERED = "filtered"  # by `filter`
    REPEALED = "repealed"
    NOTHING_SHARED = "nothing_shared"  # no words in common with the question
    OUTRANKED = "outranked"  # by `ahead`
    BELOW_THRESHOLD = "below_threshold"
    CROWDED_OUT = "crowded_out"  # its document has as many passages as the settings allow
    TWIN = "twin"  # says what the passage in `ahead` says
    JOINED = "joined"  # found as a part of the passage in `ahead`
    FOUND = "found"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """`rank` counts from 1 among all passages weighed for the question, `shown` of which are given out.

    `score` is what the passage was weighed with and `needed` what was needed, both between 0 and 1;
    `text_rank` is its rank by full text alone among all chunks. `filter` is a field's name of SearchFilters.
    """

    question: str
    document: str
    stage: Stage
    passage: Passage | None = None
    rank: int | None = None
    text_rank: int | None = None
    shown: int = 0
    score: float = 0.0
    needed: float = 0.0
    ahead: tuple[Passage, ...] = ()
    filter: str = ""
    place: str = ""
    off: int = 0
    trouble: Trouble | None = None

    @property
    def found(self) -> bool:
        return self.stage in (Stage.FOUND, Stage.JOINED)
