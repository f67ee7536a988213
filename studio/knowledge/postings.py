"""Which chunks hold which terms how often: an immutable block of an in-memory index."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.knowledge.terms import SEPARATOR, words_of

Codes = NDArray[np.int64]
Rows = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Postings:
    """`rows[starts[i]:starts[i + 1]]` hold `terms[i]`, each `counts` times; `lengths` per row in terms."""

    terms: Codes
    starts: Codes
    rows: Rows
    counts: NDArray[np.float32]
    lengths: NDArray[np.float32]

    def of(self, term: int) -> slice:
        at = int(np.searchsorted(self.terms, term))
        if at == len(self.terms) or self.terms[at] != term:
            return slice(0, 0)
        return slice(int(self.starts[at]), int(self.starts[at + 1]))


def postings(codes: Codes, rows: Rows, size: int) -> Postings:
    """Count the terms of `size` rows, given as one code and one row for each occurrence."""
    lengths = np.bincount(rows, minlength=size).astype(np.float32)
    terms, term_of = np.unique(codes, return_inverse=True)
    pairs, counts = np.unique(term_of.astype(np.int64) * max(size, 1) + rows, return_counts=True)
    starts = np.searchsorted(pairs // max(size, 1), np.arange(len(terms) + 1))
    return Postings(
        terms, starts, (pairs % max(size, 1)).astype(np.int32), counts.astype(np.float32), lengths
    )


def merged(one: Postings, other: Postings) -> Postings:
    """The rows of `other` come after those of `one`."""
    terms = np.concatenate([_spread(one), _spread(other)])
    rows = np.concatenate([one.rows, other.rows + np.int32(len(one.lengths))])
    order = np.argsort(terms, kind="stable")
    unique, starts = np.unique(terms[order], return_index=True)
    return Postings(
        unique,
        np.append(starts, len(terms)),
        rows[order],
        np.concatenate([one.counts, other.counts])[order],
        np.concatenate([one.lengths, other.lengths]),
    )


def character_pairs(texts: Sequence[str]) -> tuple[Codes, Rows]:
    """Each pair of neighbouring letters, digits or characters as a code, with the row it stands in."""
    joined = "\n".join([*texts, ""])
    points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    rows = np.repeat(
        np.arange(len(texts), dtype=np.int32), np.fromiter((len(text) + 1 for text in texts), dtype=np.int64)
    )
    meaningful = _meaningful(points)
    pairs = meaningful[:-1] & meaningful[1:]
    codes = (points[:-1].astype(np.int64) << 32) | points[1:]
    return codes[pairs], rows[:-1][pairs]


def words(texts: Sequence[str]) -> tuple[Codes, Rows]:
    """Each word of the segmented texts as a code, with its row; a code lives as long as the process."""
    parted = [words_of(text) for text in texts]
    lengths = np.fromiter(map(len, parted), dtype=np.int64, count=len(parted))
    codes = np.fromiter((hash(word) for found in parted for word in found), dtype=np.int64)
    return codes, np.repeat(np.arange(len(texts), dtype=np.int32), lengths)


def plain(segmented_text: str) -> str:
    return segmented_text.replace(SEPARATOR, "")


def _spread(block: Postings) -> Codes:
    return np.repeat(block.terms, np.diff(block.starts))


def _meaningful(points: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Digits, Latin, Greek and Cyrillic letters, kana, Han characters, Hangul."""
    found = np.zeros(len(points), dtype=np.bool_)
    for first, last in _SCRIPTS:
        found |= (points >= first) & (points <= last)
    return found


_SCRIPTS = (
    (0x30, 0x39), (0x61, 0x7A), (0xDF, 0x24F), (0x370, 0x52F), (0x3005, 0x3007), (0x3041, 0x30FF),
    (0x3400, 0x9FFF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0x20000, 0x3FFFF),
)  # fmt: skip
