"""A selection of whole rows, as few ranges: ten thousand may be selected."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QAbstractItemModel, QItemSelection


def whole_rows(model: QAbstractItemModel, rows: Iterable[int]) -> QItemSelection:
    """Those below 0 are left out."""
    selection, last = QItemSelection(), model.columnCount() - 1
    for first, past in _runs(sorted(row for row in rows if row >= 0)):
        selection.select(model.index(first, 0), model.index(past - 1, last))
    return selection


def _runs(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """First and past-the-last of each run of neighbouring rows."""
    first = past = -1
    for row in rows:
        if row != past:
            if past > first:
                yield first, past
            first = row
        past = row + 1
    if past > first >= 0:
        yield first, past
