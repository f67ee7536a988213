"""BM25 over one kind of terms, in memory, growing by blocks as documents are added."""

import numpy as np
from numpy.typing import NDArray

from studio.knowledge.postings import Codes, Postings, Rows, joinable, merged, postings

_K1 = 1.5
_B = 0.8
_MOST_TERMS = 120  # of a question as long as a page the rarest terms are enough
Scores = NDArray[np.float32]


class Bm25:
    def __init__(self, *blocks: Postings) -> None:
        self._blocks = list(blocks)
        self._size = sum(len(block.lengths) for block in blocks)
        self._terms = float(sum(block.lengths.sum(dtype=np.float64) for block in blocks))

    @property
    def blocks(self) -> tuple[Postings, ...]:
        return tuple(self._blocks)

    def add(self, codes: Codes, rows: Rows, size: int) -> None:
        """Append `size` rows; blocks of like size are merged, so that there are only ever a few."""
        block = postings(codes, rows, size)
        self._size += size
        self._terms += float(block.lengths.sum(dtype=np.float64))
        while self._blocks and _alike(self._blocks[-1], block):
            block = merged(self._blocks.pop(), block)
        self._blocks.append(block)

    def holding(self, term: int) -> int:
        """How many rows hold the term."""
        return _length(self._spans(term))

    def rows_holding(self, term: int) -> Rows:
        first, found = 0, []
        for block, span in zip(self._blocks, self._spans(term), strict=True):
            found.append(block.rows[span] + np.int32(first))
            first += len(block.lengths)
        return np.concatenate(found) if found else np.zeros(0, dtype=np.int32)

    def score(self, question: Codes) -> Scores:
        """The BM25 score of every row."""
        scores = np.zeros(self._size, dtype=np.float32)
        terms, times = np.unique(question, return_counts=True)
        spans = [self._spans(term) for term in terms.tolist()]
        held = [_length(of_term) for of_term in spans]
        telling = sorted((one for one in range(len(terms)) if held[one]), key=held.__getitem__)[:_MOST_TERMS]
        damping = self._damping()
        for one in sorted(telling):
            self._add_term(scores, spans[one], damping, float(times[one]) * self._rarity(held[one]))
        return scores

    def _spans(self, term: int) -> list[slice]:
        return [block.of(term) for block in self._blocks]

    def _rarity(self, holding: int) -> float:
        return float(np.log1p((self._size - holding + 0.5) / (holding + 0.5)))

    def _damping(self) -> list[NDArray[np.float32]]:
        """What a row's length does to the times a term stands in it."""
        mean = self._terms / max(self._size, 1) or 1.0
        part = np.float32(_K1 * _B / mean)
        return [np.float32(_K1 * (1 - _B)) + part * block.lengths for block in self._blocks]

    def _add_term(
        self, scores: Scores, spans: list[slice], damping: list[NDArray[np.float32]], weight: float
    ) -> None:
        first, factor = 0, np.float32(weight * (_K1 + 1))
        for block, span, damped in zip(self._blocks, spans, damping, strict=True):
            past = first + len(block.lengths)
            if span.stop > span.start:
                rows, counts = block.rows[span], block.counts[span].astype(np.float32)
                scores[first:past][rows] += factor * counts / (counts + damped[rows])
            first = past


def _length(spans: list[slice]) -> int:
    return sum(span.stop - span.start for span in spans)


def _alike(last: Postings, block: Postings) -> bool:
    return len(last.lengths) < 2 * len(block.lengths) and joinable(last, block)
