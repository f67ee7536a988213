"""Where the full lines of a PDF's text begin and end."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from studio.documents.readers.pdf_lines import Line

_ENOUGH = (0, 6, 12)  # lines to tell the edges of all text, of a column, of its left-hand pages by


class Edges:
    """Columns have edges of their own, and so have left-hand and right-hand pages of a bound volume."""

    def __init__(self, lines: Sequence[Line]) -> None:
        groups: dict[tuple[int, ...], list[Line]] = defaultdict(list)
        for line in lines:
            groups[()].append(line)
            groups[(line.column,)].append(line)
            groups[line.column, line.page % 2].append(line)
        self._edges = {
            key: (_left_edge(group), _right_edge(group))
            for key, group in groups.items()
            if len(group) >= _ENOUGH[len(key)]
        }
        self._found: dict[tuple[int, int], tuple[float, float]] = {}

    def left(self, line: Line) -> float:
        return self._of(line)[0]

    def right(self, line: Line) -> float:
        return self._of(line)[1]

    def _of(self, line: Line) -> tuple[float, float]:
        group = line.column, line.page % 2
        found = self._found.get(group)
        if found is None:
            key = next(key for key in (group, group[:1], ()) if key in self._edges)
            found = self._found[group] = self._edges[key]
        return found


def _right_edge(lines: Sequence[Line]) -> float:
    """Most of the long lines agree on where they end."""
    ends = sorted((line.right for line in lines if not line.cells), reverse=True) or [0.0]
    return ends[len(ends) // 20]


def _left_edge(lines: Sequence[Line]) -> float:
    """Where lines begin that go on from the one before."""
    begins = [second.left for first, second in pairwise(lines) if second.left <= first.left + 1]
    return median(begins) if begins else min(line.left for line in lines)
