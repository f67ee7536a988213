"""Vectors as they come from a model: rows of 32-bit floats in one piece of memory.

NumPy takes them as they are (`np.asarray`); who only carries them on is spared loading it. The lowest byte
comes first in memory, as on every computer we serve.
"""

from math import isfinite
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Rows = memoryview[float]
else:
    Rows = memoryview
"""Of float32, (n, dimension); (0,) when there are none."""
_NUMBER = 4  # bytes
_HIGHEST = (b"\x7f", b"\xff")  # first bytes of the largest numbers, of infinity and of what is no number


def rows_of(numbers: bytes, count: int) -> Rows:
    """`count` rows of equal lengths; raises ValueError or TypeError when they are not."""
    if not numbers:
        return memoryview(b"").cast("f")
    return memoryview(numbers).cast("f", (count, len(numbers) // (_NUMBER * count)))


def width_of(rows: Rows) -> int:
    """The dimension of the vectors, 0 when there are none."""
    _, width = rows.shape if rows.shape and rows.ndim == 2 else (0, 0)
    return width


def are_finite(rows: Rows) -> bool:
    """Next to no vector holds a number whose first byte makes it worth looking at them all."""
    numbers = rows.tobytes()
    first = numbers[3::_NUMBER]
    return not any(byte in first for byte in _HIGHEST) or all(map(isfinite, memoryview(numbers).cast("f")))


def row_bytes(rows: Rows) -> list[bytes]:
    """Each row for itself."""
    numbers = rows.tobytes()
    width = _NUMBER * width_of(rows)
    return [numbers[start : start + width] for start in range(0, len(numbers), width or 1)]
