"""Turns texts into the codes an index counts: pairs of neighbouring characters, and words.

A code has 41 bits and is the same in every process.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from studio.knowledge.postings import Codes, Rows, rows_of
from studio.knowledge.terms import SEPARATOR

_CODE_BITS = 41
_SCRIPTS = (
    (0x30, 0x39), (0x61, 0x7A), (0xDF, 0x24F), (0x370, 0x52F), (0x3005, 0x3007), (0x3041, 0x30FF),
    (0x3400, 0x9FFF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0x20000, 0x3FFFF),
)  # fmt: skip
_BASE = np.uint64(0x5851F42D4C957F2D)
_INVERSE = np.uint64(pow(0x5851F42D4C957F2D, -1, 1 << 64))
_MIX = np.uint64(0x9E3779B97F4A7C15)
Points = NDArray[np.uint32]


def character_pairs(texts: Sequence[str]) -> tuple[Codes, Rows]:
    """Each pair of neighbouring letters, digits or characters as a code, with the row it stands in."""
    points = _points(texts)
    meaningful = _meaningful(points)
    pairs = meaningful[:-1] & meaningful[1:]
    codes = (points[:-1].astype(np.int64) << 20) ^ points[1:]
    return codes[pairs], rows_of(texts)[:-1][pairs]


def words(texts: Sequence[str]) -> tuple[Codes, Rows]:
    """Each word of the segmented texts as a code, with its row."""
    points = _points(texts)
    parting = (points == ord(SEPARATOR)) | (points == ord("\n"))
    past = np.flatnonzero(parting)
    first = np.concatenate([[0], past[:-1] + 1]) if len(past) else past
    kept = (past > first) & _meaningful(points[np.minimum(first, len(points) - 1)])
    first, past = first[kept], past[kept]
    return _hashed(points, first, past), rows_of(texts)[first]


def _points(texts: Sequence[str]) -> Points:
    joined = "\n".join([*texts, ""])
    return np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def _hashed(points: Points, first: Codes, past: Codes) -> Codes:
    """Hash every span at once: a polynomial over the whole text, whose differences are those of spans."""
    powers = np.cumprod(np.full(len(points), _BASE, dtype=np.uint64))
    inverses = np.cumprod(np.full(len(points), _INVERSE, dtype=np.uint64))
    sums = np.concatenate([np.zeros(1, dtype=np.uint64), np.cumsum(points.astype(np.uint64) * powers)])
    hashes = (sums[past] - sums[first]) * inverses[first] if len(first) else sums[:0]
    mixed = (hashes ^ (hashes >> np.uint64(31))) * _MIX
    return np.asarray(mixed >> np.uint64(64 - _CODE_BITS), dtype=np.int64)


def _meaningful(points: Points) -> NDArray[np.bool_]:
    """Digits, Latin, Greek and Cyrillic letters, kana, Han characters, Hangul."""
    found = np.zeros(len(points), dtype=np.bool_)
    for first, last in _SCRIPTS:
        found |= (points >= first) & (points <= last)
    return found
