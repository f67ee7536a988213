"""BM25 over one kind of terms, in memory, growing by blocks as documents are added."""

import numpy as np
from numpy.typing import NDArray

from studio.knowledge.postings import Codes, Postings, Rows, merged, postings

_K1 = 1.5
_B = 0.75
Scores = NDArray[np.float32]


class Bm25:
    def __init__(self) -> None:
        self._blocks: list[Postings] = []
        self._size = 0
        self._terms = 0.0

    def add(self, codes: Codes, rows: Rows, size: int) -> None:
        """Append `size` rows; blocks of like size are merged, so that there are only ever a few."""
        block = postings(codes, rows, size)
        self._size += size
        self._terms += float(block.lengths.sum())
        while self._blocks and len(self._blocks[-1].lengths) < 2 * len(block.lengths):
            block = merged(self._blocks.pop(), block)
        self._blocks.append(block)

    def score(self, question: Codes) -> tuple[Scores, Scores, float]:
        """For every row its BM25 score and the idf of the question's terms it holds; the idf of them all.

        The idf is in units of that of a term no row holds, so that bases of any size compare.
        """
        scores, covered = np.zeros((2, self._size), dtype=np.float32)
        terms, times = np.unique(question, return_counts=True)
        wanted = 0.0
        for term, weight in zip(terms.tolist(), times.tolist(), strict=True):
            spans = [block.of(term) for block in self._blocks]
            idf = self._idf(sum(span.stop - span.start for span in spans))
            wanted += idf
            self._add_term(scores, covered, spans, idf, weight)
        unheard = self._idf(0)
        return scores, covered / np.float32(unheard), wanted / unheard

    def _idf(self, holding: int) -> float:
        return float(np.log1p((self._size - holding + 0.5) / (holding + 0.5)))

    def _add_term(self, scores: Scores, covered: Scores, spans: list[slice], idf: float, weight: int) -> None:
        mean = self._terms / max(self._size, 1) or 1.0
        first = 0
        for block, span in zip(self._blocks, spans, strict=True):
            past = first + len(block.lengths)
            rows, counts = block.rows[span], block.counts[span]
            damping = _K1 * (1 - _B + _B * block.lengths[rows] / mean)
            scores[first:past][rows] += idf * weight * counts * (_K1 + 1) / (counts + damping)
            covered[first:past][rows] += idf
            first = past
