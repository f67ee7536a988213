"""BM25 over one kind of terms, in memory, growing by blocks as documents are added."""

import numpy as np
from numpy.typing import NDArray

from studio.knowledge.postings import Codes, Postings, Rows, joinable, merged, postings

_K1 = 1.5
_B = 0.75
Scores = NDArray[np.float32]


class Bm25:
    def __init__(self, *blocks: Postings) -> None:
        self._blocks = list(blocks)
        self._size = sum(len(block.lengths) for block in blocks)
        self._terms = float(sum(block.lengths.sum() for block in blocks))

    @property
    def block(self) -> Postings | None:
        """The one block, if there is just one."""
        return self._blocks[0] if len(self._blocks) == 1 else None

    def add(self, codes: Codes, rows: Rows, size: int) -> None:
        """Append `size` rows; blocks of like size are merged, so that there are only ever a few."""
        block = postings(codes, rows, size)
        self._size += size
        self._terms += float(block.lengths.sum())
        while self._blocks and _alike(self._blocks[-1], block):
            block = merged(self._blocks.pop(), block)
        self._blocks.append(block)

    def holding(self, term: int) -> int:
        """How many rows hold the term."""
        return sum(span.stop - span.start for span in self._spans(term))

    def score(self, question: Codes) -> Scores:
        """The BM25 score of every row."""
        scores = np.zeros(self._size, dtype=np.float32)
        terms, times = np.unique(question, return_counts=True)
        for term, weight in zip(terms.tolist(), times.tolist(), strict=True):
            self._add_term(scores, self._spans(term), weight)
        return scores

    def _spans(self, term: int) -> list[slice]:
        return [block.of(term) for block in self._blocks]

    def _add_term(self, scores: Scores, spans: list[slice], times: int) -> None:
        holding = sum(span.stop - span.start for span in spans)
        weight = times * float(np.log1p((self._size - holding + 0.5) / (holding + 0.5)))
        mean = self._terms / max(self._size, 1) or 1.0
        first = 0
        for block, span in zip(self._blocks, spans, strict=True):
            past = first + len(block.lengths)
            rows, counts = block.rows[span], block.counts[span]
            damping = _K1 * (1 - _B + _B * block.lengths[rows] / mean)
            scores[first:past][rows] += weight * counts * (_K1 + 1) / (counts + damping)
            first = past


def _alike(last: Postings, block: Postings) -> bool:
    return len(last.lengths) < 2 * len(block.lengths) and joinable(last, block)
