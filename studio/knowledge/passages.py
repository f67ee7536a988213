"""From ranked chunks to the passages shown: what is hopeless or said twice goes, torn articles are joined."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate, pairwise

from studio.core.facts import Validity
from studio.core.passages import Passage
from studio.knowledge.settings import SearchSettings
from studio.knowledge.store import StoredChunk
from studio.knowledge.terms import normalised

_SAME = 0.9
_LONGEST = 1300
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
PartOfText = Callable[[str, int, int], str]  # of a document, from one offset to another


class Fate(StrEnum):
    """What becomes of a candidate: shown, or why not."""

    SHOWN = "shown"
    JOINED = "joined"  # to a passage it reads on from
    TWIN = "twin"  # says what a passage before it says
    CROWDED = "crowded"  # its document has as many passages as are allowed
    BELOW = "below"  # its score is below the threshold
    BEYOND = "beyond"  # as many as were asked for stand before it


@dataclass(frozen=True, slots=True)
class Candidate:
    """`share` is how much of the question the chunk holds; what is `exact` was asked for by number."""

    chunk: StoredChunk
    score: float
    share: float = 1.0
    fits: bool = True
    repealed: bool = False
    exact: bool = False
    validity: Validity = Validity.IN_FORCE
    validity_known: bool = True
    replaced_by: str = ""
    in_force_from: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """`to` is the passage a candidate was joined to or repeats."""

    candidate: Candidate
    fate: Fate
    to: Candidate | None = None


def in_order(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The best first; scores become absolute and only ever fall."""
    ordered = sorted(candidates, key=lambda one: -one.score)
    best = max((one.score for one in ordered), default=1.0) or 1.0
    ceiling = max((one.share for one in ordered[:3]), default=0.0)
    falling = accumulate((ceiling * one.score / best for one in ordered), min)
    return [replace(one, score=score) for one, score in zip(ordered, falling, strict=True)]


def decided(
    candidates: Sequence[Candidate], settings: SearchSettings, part_of_text: PartOfText, top: int
) -> list[Decision]:
    """What becomes of each, in their order; those shown hold what was joined to them."""
    choosing = _Choosing(settings, part_of_text, top)
    for candidate in candidates:
        choosing.take(candidate)
    return choosing.decisions


def shown(decisions: Sequence[Decision]) -> list[Candidate]:
    return [one.candidate for one in decisions if one.fate is Fate.SHOWN]


class _Choosing:
    def __init__(self, settings: SearchSettings, part_of_text: PartOfText, top: int) -> None:
        self._settings, self._part_of_text, self._top = settings, part_of_text, top
        self.decisions: list[Decision] = []
        self._kept: list[int] = []  # where in decisions
        self._seen: list[_Said] = []
        self._last: dict[int, int] = {}  # ordinal of the last chunk joined to it

    def take(self, candidate: Candidate) -> None:
        settings = self._settings
        if candidate.score < settings.threshold and not candidate.exact:
            return self._leave(candidate, Fate.BELOW)
        if settings.merge_adjoining and (joined := self._joined(candidate)) is not None:
            return self._leave(candidate, Fate.JOINED, joined)
        if len(self._kept) >= self._top:
            return self._leave(candidate, Fate.BEYOND)
        said = _said(candidate.chunk.text)
        if settings.drop_duplicates and (place := self._twin(said)) is not None:
            return self._leave(candidate, Fate.TWIN, self._told_of(place, candidate))
        if settings.per_document and self._of_document(candidate) >= settings.per_document:
            return self._leave(candidate, Fate.CROWDED)
        self._kept.append(len(self.decisions))
        self._seen.append(said)
        return self._leave(candidate, Fate.SHOWN)

    def _leave(self, candidate: Candidate, fate: Fate, to: Candidate | None = None) -> None:
        self.decisions.append(Decision(candidate, fate, to))

    def _joined(self, candidate: Candidate) -> Candidate | None:
        """The passage this one was joined to: an article cut in two reads on as one when both were found."""
        chunk = candidate.chunk
        for place in self._kept:
            other = self._at(place).chunk
            last = self._last.get(place, other.ordinal)
            if _read_on(other, last, chunk) and (whole := self._whole(other, chunk)):
                self._last[place] = chunk.ordinal
            elif _read_on(chunk, chunk.ordinal, other) and (whole := self._whole(chunk, other)):
                self._last[place] = last
            else:
                continue
            self.decisions[place] = Decision(replace(self._at(place), chunk=whole), Fate.SHOWN)
            return self._at(place)
        return None

    def _whole(self, first: StoredChunk, second: StoredChunk) -> StoredChunk | None:
        """None where one of them no longer reads as the document does: a person has edited it."""
        text = self._part_of_text(first.document, first.start, second.end)
        as_it_reads = text.startswith(first.text) and text.endswith(second.text)
        return replace(first, text=text, end=second.end) if as_it_reads else None

    def _twin(self, said: "_Said") -> int | None:
        """Where the passage stands that says the same."""
        pairs = zip(self._kept, self._seen, strict=True)
        return next((place for place, other in pairs if other.like(said)), None)

    def _told_of(self, place: int, twin: Candidate) -> Candidate:
        """The passage at that place, which names the other documents that say the same."""
        kept, name = self._at(place), twin.chunk.document
        if name != kept.chunk.document and name not in kept.also:
            kept = replace(kept, also=(*kept.also, name))
            self.decisions[place] = Decision(kept, Fate.SHOWN)
        return kept

    def _of_document(self, candidate: Candidate) -> int:
        return sum(self._at(place).chunk.document == candidate.chunk.document for place in self._kept)

    def _at(self, place: int) -> Candidate:
        return self.decisions[place].candidate


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
        also=candidate.also,
        validity=candidate.validity,
        validity_known=candidate.validity_known,
        replaced_by=candidate.replaced_by,
        in_force_from=candidate.in_force_from,
    )


def _read_on(first: StoredChunk, last: int, second: StoredChunk) -> bool:
    """Whether `second` follows `first`, which holds all up to the ordinal `last`."""
    return (
        first.document == second.document
        and second.ordinal == last + 1
        and first.place == second.place.model_copy(update={"page": first.place.page})
        and bool(first.place.headings)
        and first.place.first_row is None
        and second.end - first.start <= _LONGEST
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """What a text says, near enough to tell a repetition; 三十日 and 六十日 do not say the same."""

    pairs: frozenset[str]
    numbers: tuple[str, ...]

    def like(self, other: "_Said") -> bool:
        fewer, more = sorted((len(self.pairs), len(other.pairs)))
        if fewer < _SAME * more or self.numbers != other.numbers:
            return False
        shared = len(self.pairs & other.pairs)
        return shared >= _SAME * (fewer + more - shared)


def _said(text: str) -> _Said:
    plain = normalised(text)
    letters = "".join(filter(str.isalnum, plain))
    pairs = frozenset(map("".join, pairwise(letters))) or frozenset([letters])
    return _Said(pairs, tuple(_NUMBER.findall(plain)))
