"""Deterministic vectors of character n-grams: alike when texts share words, and nothing more."""

import base64
import math
import re
import struct
import zlib
from collections.abc import Sequence

DIMENSION = 256


def vector(text: str) -> list[float]:
    """Return a vector of length 1."""
    counts = [0.0] * DIMENSION
    for gram in _grams(text):
        hashed = zlib.crc32(gram.encode())
        counts[hashed % DIMENSION] += 1.0 if hashed & 0x10000 else -1.0
    length = math.sqrt(sum(count * count for count in counts))
    return [count / length for count in counts] if length else [1.0, *counts[1:]]


def in_base64(numbers: Sequence[float]) -> str:
    """Return it as clients of the OpenAI API ask for it by default: 32-bit floats, little-endian."""
    return base64.b64encode(struct.pack(f"<{len(numbers)}f", *numbers)).decode()


def similarity(one: str, other: str) -> float:
    """Return the share of the first text's n-grams that the other has too, from 0 to 1."""
    wanted, had = set(_grams(one)), set(_grams(other))
    return len(wanted & had) / len(wanted) if wanted else 0.0


def _grams(text: str) -> list[str]:
    clean = re.sub(r"[\W_]+", "", text.lower())
    return [clean[start : start + size] for size in (2, 3) for start in range(max(len(clean) - size + 1, 1))]
