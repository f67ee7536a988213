"""Where the words a person looks for stand in a document, and on which page."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

_MOST = 2000


@dataclass(frozen=True, slots=True)
class Hit:
    """`start` and `end` are offsets into the document's text; `page` is None where it has none."""

    start: int
    end: int
    page: int | None


@dataclass(frozen=True, slots=True)
class PageStart:
    """From `start` on, the text stands on `page`."""

    start: int
    page: int


def hits(text: str, words: str, pages: Sequence[PageStart]) -> list[Hit]:
    """In their order, whatever the case; at most two thousand."""
    wanted = words.strip().casefold()
    folded = text.casefold()
    if not wanted or len(folded) != len(text):  # a few letters grow when folded: then as they stand
        wanted, folded = words.strip(), text
    found: list[Hit] = []
    at = folded.find(wanted) if wanted else -1
    starts = [one.start for one in pages]
    while at >= 0 and len(found) < _MOST:
        index = bisect_right(starts, at) - 1
        found.append(Hit(at, at + len(wanted), pages[index].page if index >= 0 else None))
        at = folded.find(wanted, at + len(wanted))
    return found
