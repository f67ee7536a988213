"""Where the full lines of a PDF's text begin and end."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from studio.documents.readers.pdf_lines import Line

_ENOUGH = (0, 6, 12)  # lines to tell the edges of all text, of a column, of its left-hand pages by


class Edges:
    """Columns have edges of their own, and so have left-hand and right-hand pages of a bound volume."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._counted = Counter([(line.column, line.page % 2) for line in lines])
        self._found: dict[tuple[int, int], tuple[float, float]] = {}

    def of(self, line: Line) -> tuple[float, float]:
        """The left and the right edge of the text it stands in."""
        group = line.column, line.page % 2
        found = self._found.get(group)
        if found is None:
            found = self._found[group] = self._edges(group)
        return found

    def _edges(self, group: tuple[int, int]) -> tuple[float, float]:
        """By as few of the lines as tell."""
        keys = (group, group[:1], ())
        key = next(key for key in keys if self._count(key) >= _ENOUGH[len(key)])
        lines = [line for line in self._lines if (line.column, line.page % 2)[: len(key)] == key]
        return _left_edge(lines), _right_edge(lines)

    def _count(self, key: tuple[int, ...]) -> int:
        return sum(count for group, count in self._counted.items() if group[: len(key)] == key)


def _right_edge(lines: Sequence[Line]) -> float:
    """Most of the long lines agree on where they end."""
    ends = sorted((line.right for line in lines if not line.cells), reverse=True) or [0.0]
    return ends[len(ends) // 20]


def _left_edge(lines: Sequence[Line]) -> float:
    """Where lines begin that go on from the one before."""
    begins = [second.left for first, second in pairwise(lines) if second.left <= first.left + 1]
    return median(begins) if begins else min(line.left for line in lines)
