"""The rows of the list of bases: kept while their lines stay the same, and made a few at a time."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from studio.ui.components import RowList
from studio.ui.pages.knowledge.base_row import BaseRow
from studio.ui.pages.knowledge.lines import BaseLine

_AT_ONCE, _THEN = 12, 3
"""As many as a window shows; the others follow while nothing else is to be done."""


class BaseRows(QObject):
    """`made` brings each new row, to be joined."""

    made = Signal(object)

    def __init__(self, place: RowList) -> None:
        super().__init__(place)
        self._place = place
        self._lines: tuple[BaseLine, ...] = ()
        self._shown: frozenset[BaseLine] = frozenset()
        self._rows: dict[BaseLine, BaseRow] = {}
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._go_on)

    def show_lines(self, lines: Sequence[BaseLine], shown: Sequence[BaseLine]) -> None:
        """Have a row for each of the lines, and let those be seen that are `shown`."""
        self._lines, self._shown = tuple(lines), frozenset(shown)
        self._rows = {line: self._rows[line] for line in self._lines if line in self._rows}
        in_sight = [line for line in shown if line in self._rows]
        self._make(_AT_ONCE - len(in_sight))

    def _go_on(self) -> None:
        self._make(_THEN)

    def _make(self, most: int) -> None:
        missing = [line for line in self._lines if line not in self._rows]
        missing.sort(key=lambda line: line not in self._shown)
        for line in missing[: max(most, 0)]:
            self._rows[line] = BaseRow(line)
            self.made.emit(self._rows[line])
        self._lay()
        if len(self._rows) < len(set(self._lines)):
            self._next.start()
        else:
            self._next.stop()

    def _lay(self) -> None:
        rows = [self._rows[line] for line in self._lines if line in self._rows]
        self._place.keep_rows(rows)
        seen = [row for row in rows if row.line in self._shown]
        for row in rows:
            row.setVisible(row.line in self._shown)
            if bool(row.property("last")) is not (row in seen[-1:]):
                row.set_last(row in seen[-1:])
