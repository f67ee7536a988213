"""From ranked chunks to the passages shown: what is hopeless or said twice goes, torn articles are joined."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from studio.core.passages import Passage
from studio.knowledge.store import StoredChunk
from studio.knowledge.terms import normalised

_SAME = 0.9
_LONGEST = 1300


PartOfText = Callable[[str, int, int], str]  # of a document, from one offset to another


@dataclass(frozen=True, slots=True)
class Candidate:
    """`share` is how much of the question the chunk holds; one that stands back comes after all others."""

    chunk: StoredChunk
    score: float
    share: float = 1.0
    fits: bool = True
    repealed: bool = False
    stands_back: bool = False


def in_order(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The best first, what is repealed last; scores become absolute and only ever fall."""
    ordered = sorted(candidates, key=lambda one: (one.stands_back, -one.score))
    best = max((one.score for one in ordered), default=1.0) or 1.0
    ceiling = max((one.share for one in ordered[:3]), default=0.0)
    falling = accumulate((ceiling * one.score / best for one in ordered), min)
    return [replace(one, score=score) for one, score in zip(ordered, falling, strict=True)]


def chosen(candidates: Sequence[Candidate], part_of_text: PartOfText, top: int) -> list[Candidate]:
    """The best `top` candidates after joining and dropping."""
    kept: list[Candidate] = []
    seen: list[frozenset[str]] = []
    for candidate in candidates:
        if _join_to_neighbour(kept, candidate, part_of_text):
            continue
        pairs = _pairs(candidate.chunk.text)
        if any(_alike(pairs, others) for others in seen):
            continue
        if len(kept) == top:
            break
        kept.append(candidate)
        seen.append(pairs)
    return kept


def to_passage(base: str, candidate: Candidate) -> Passage:
    chunk = candidate.chunk
    return Passage(
        base=base,
        document=chunk.document,
        chunk=chunk.id,
        place=chunk.place,
        text=chunk.text,
        score=round(min(max(candidate.score, 0.0), 1.0), 4),
        fits=candidate.fits,
        repealed=candidate.repealed,
    )


def _join_to_neighbour(kept: list[Candidate], candidate: Candidate, part_of_text: PartOfText) -> bool:
    """An article cut in two reads on as one when both halves were found."""
    for index, other in enumerate(kept):
        first, second = sorted((other.chunk, candidate.chunk), key=lambda chunk: chunk.ordinal)
        if _read_on(first, second):
            text = part_of_text(first.document, first.start, second.end)
            kept[index] = replace(other, chunk=replace(first, text=text, end=second.end))
            return True
    return False


def _read_on(first: StoredChunk, second: StoredChunk) -> bool:
    return (
        first.document == second.document
        and second.ordinal == first.ordinal + 1
        and first.place == second.place.model_copy(update={"page": first.place.page})
        and bool(first.place.headings)
        and first.place.first_row is None
        and second.end - first.start <= _LONGEST
    )


def _pairs(text: str) -> frozenset[str]:
    letters = "".join(character for character in normalised(text) if character.isalnum())
    return frozenset(letters[at : at + 2] for at in range(len(letters) - 1)) or frozenset([letters])


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _SAME * len(one | other)
