"""Which chunks hold which terms how often: an immutable block of an in-memory index."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int64]
Rows = NDArray[np.int32]
_ROW_BITS = 22
_MOST_ROWS = 1 << _ROW_BITS  # of one block; a code is as wide as what is left of 63 bits
_MOST_TIMES = 255


@dataclass(frozen=True, slots=True)
class Postings:
    """`rows[starts[i]:starts[i + 1]]` hold `terms[i]`, each `counts` times; `lengths` per row in terms."""

    terms: Codes
    starts: Codes
    rows: Rows
    counts: NDArray[np.uint8]
    lengths: NDArray[np.float32]

    def of(self, term: int) -> slice:
        at = int(np.searchsorted(self.terms, term))
        if at == len(self.terms) or self.terms[at] != term:
            return slice(0, 0)
        return slice(int(self.starts[at]), int(self.starts[at + 1]))


def postings(codes: Codes, rows: Rows, size: int) -> Postings:
    """Count the terms of `size` rows, given as one code and one row for each occurrence.

    Code and row are sorted as one number: that is many times faster than sorting an order of codes.
    """
    occurrences = np.sort((codes << _ROW_BITS) | rows)
    first = np.flatnonzero(np.diff(occurrences, prepend=-1))
    counts = np.diff(first, append=len(occurrences))
    pairs = occurrences[first]
    all_terms = pairs >> _ROW_BITS
    starts = np.flatnonzero(np.diff(all_terms, prepend=-1))
    return Postings(
        all_terms[starts],
        np.append(starts, len(pairs)),
        (pairs & (_MOST_ROWS - 1)).astype(np.int32),
        np.minimum(counts, _MOST_TIMES).astype(np.uint8),
        np.bincount(rows, minlength=size).astype(np.float32),
    )


def merged(one: Postings, other: Postings) -> Postings:
    """The rows of `other` come after those of `one`: each term's span of both is copied to its new place."""
    terms = np.union1d(one.terms, other.terms)
    held = np.zeros(len(terms), dtype=np.int64)
    for block in (one, other):
        held[np.searchsorted(terms, block.terms)] += np.diff(block.starts)
    starts = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(held)])
    rows = np.empty(starts[-1], dtype=np.int32)
    counts = np.empty(starts[-1], dtype=np.uint8)
    after = starts[:-1].copy()
    for block, shift in ((one, 0), (other, len(one.lengths))):
        at = np.searchsorted(terms, block.terms)
        spans = np.diff(block.starts)
        target = np.repeat(after[at] - block.starts[:-1], spans) + np.arange(len(block.rows))
        rows[target] = block.rows + np.int32(shift)
        counts[target] = block.counts
        after[at] += spans
    return Postings(terms, starts, rows, counts, np.concatenate([one.lengths, other.lengths]))


def joinable(one: Postings, other: Postings) -> bool:
    """Whether the rows of both can still be numbered in one block."""
    return len(one.lengths) + len(other.lengths) < _MOST_ROWS


def rows_of(texts: Sequence[str]) -> Rows:
    """The row of every character of the texts joined by line ends, each line end with its text."""
    lengths = np.fromiter((len(text) + 1 for text in texts), dtype=np.int64, count=len(texts))
    return np.repeat(np.arange(len(texts), dtype=np.int32), lengths)
