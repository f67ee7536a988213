"""Pages set in two columns: each line learns which it stands in."""

from collections.abc import Sequence

from studio.documents.readers.pdf_across import column_by_column
from studio.documents.readers.pdf_lines import Line

_FEWEST = 6  # lines in each column
_MIDDLE = (0.38, 0.66)  # of the page's width: where the right column begins
_LONG = 6  # characters
_CROSSING = 0.2  # share of lines over both columns: titles


def with_columns(lines: Sequence[Line], width: float) -> list[Line]:
    return _from_the_right(lines) if _is_vertical(lines) else column_by_column(_told(lines, width))


def _is_vertical(lines: Sequence[Line]) -> bool:
    """Whether most is written downwards: such lines are as wide as a character."""
    downwards = [line for line in lines if len(line.text) >= _LONG and line.right - line.left < 2 * line.size]
    return len(downwards) > 1 and 2 * sum(len(line.text) for line in downwards) > sum(
        len(line.text) for line in lines
    )


def _from_the_right(lines: Sequence[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: (-round(line.left / max(line.size, 1.0)), line.top))


def _told(lines: Sequence[Line], width: float) -> list[Line]:
    gutter = _gutter([line for line in lines if not line.cells], width)
    if gutter is None:
        return list(lines)
    return [line if line.cells else line._replace(column=_column(line, gutter)) for line in lines]


def _column(line: Line, gutter: float) -> int:
    if line.right <= gutter:
        return 1
    return 2 if line.left >= gutter else 0


def _gutter(lines: Sequence[Line], width: float) -> float | None:
    """The left edge of the right column: most lines begin there or right of it, or end before it."""
    low, high = width * _MIDDLE[0], width * _MIDDLE[1]
    starts = {round(line.left) - 1.0 for line in lines if low <= line.left <= high}
    found = [(crossing, start) for start in starts if (crossing := _crossing(lines, start)) is not None]
    return min(found)[1] if found else None


def _crossing(lines: Sequence[Line], gutter: float) -> int | None:
    """How many lines cross the gutter; None when there are no two columns beside it."""
    left = [line for line in lines if line.right <= gutter]
    right = [line for line in lines if line.left >= gutter]
    across = len(lines) - len(left) - len(right)
    if min(len(left), len(right)) < _FEWEST or across > _CROSSING * len(lines):
        return None
    beside = min(_bottom(left), _bottom(right)) - max(_top(left), _top(right))
    return across if beside > 0.3 * (_bottom(right) - _top(right)) else None


def _top(lines: Sequence[Line]) -> float:
    return min(line.top for line in lines)


def _bottom(lines: Sequence[Line]) -> float:
    return max(line.top + line.size for line in lines)
