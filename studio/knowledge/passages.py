"""From ranked chunks to the passages shown: what is hopeless or said twice goes, torn articles are joined."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from studio.core.passages import Passage
from studio.knowledge.store import StoredChunk
from studio.knowledge.terms import normalised

_SAME = 0.9
_LONGEST = 1300


@dataclass(frozen=True, slots=True)
class Candidate:
    chunk: StoredChunk
    score: float


def chosen(candidates: Sequence[Candidate], texts: Mapping[str, str], top: int) -> list[Candidate]:
    """The best `top` candidates after joining and dropping; `texts` are the texts of their documents."""
    kept: list[Candidate] = []
    seen: list[frozenset[str]] = []
    for candidate in candidates:
        if _join_to_neighbour(kept, candidate, texts):
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
    )


def _join_to_neighbour(kept: list[Candidate], candidate: Candidate, texts: Mapping[str, str]) -> bool:
    """An article cut in two reads on as one when both halves were found."""
    for index, other in enumerate(kept):
        first, second = sorted((other.chunk, candidate.chunk), key=lambda chunk: chunk.ordinal)
        if _read_on(first, second):
            text = texts[first.document][first.start : second.end]
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
