"""Built-in vectors: hashed pairs and triples of characters. For similar passages, not for ranking."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_SIZE = 256
_MIX = np.uint64(0x9E3779B97F4A7C15)


def gram_vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    """One unit vector a text (n, 256), the same on every machine."""
    joined = "\n".join([*texts, ""])
    points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    rows = np.repeat(np.arange(len(texts)), np.fromiter((len(text) + 1 for text in texts), dtype=np.int64))
    line_end = points == ord("\n")
    pairs = _hashed(points[:-1], points[1:])
    triples = _hashed(pairs[:-1], points[2:])
    counted = np.zeros(len(texts) * _SIZE)
    inside_pair = ~(line_end[:-1] | line_end[1:])
    _count(counted, rows[:-1][inside_pair], pairs[inside_pair])
    inside_triple = inside_pair[:-1] & ~line_end[2:]
    _count(counted, rows[:-2][inside_triple], triples[inside_triple])
    vectors = counted.reshape(len(texts), _SIZE)
    vectors = np.sign(vectors) * np.sqrt(np.abs(vectors))
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors[lengths[:, 0] == 0, 0] = 1.0
    return np.asarray(vectors / np.where(lengths == 0, 1.0, lengths), dtype=np.float32)


def _hashed(one: NDArray[np.uint64], other: NDArray[np.uint64]) -> NDArray[np.uint64]:
    mixed = (one * _MIX) ^ (other + np.uint64(0x7F4A7C15))
    mixed = (mixed ^ (mixed >> np.uint64(29))) * _MIX
    return np.asarray(mixed ^ (mixed >> np.uint64(32)), dtype=np.uint64)


def _count(counted: NDArray[np.float64], rows: NDArray[np.int64], hashes: NDArray[np.uint64]) -> None:
    """Half of the grams count down, so that collisions cancel out on average."""
    cells = rows * _SIZE + (hashes % np.uint64(_SIZE)).astype(np.int64)
    signs = np.where((hashes >> np.uint64(40)) & np.uint64(1), 1.0, -1.0)
    counted += np.bincount(cells, weights=signs, minlength=len(counted))
