"""The table of cases."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from studio.ui.components import dense_rows
from studio.ui.language import tr
from studio.ui.pages.builder.testing.lines import CaseLine
from studio.ui.pages.builder.testing.model import (
    BEFORE,
    EXPECTED,
    GROUP,
    LINE,
    QUESTION,
    RESULT,
    TIME,
    CaseFilter,
    CaseModel,
)
from studio.ui.theme import size


class CaseTable(QTableView):
    """Enter or a click opens a case, Del asks to remove it."""

    opened = Signal(object)
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._model = CaseModel()
        self.filter = CaseFilter(self._model)
        self.setModel(self.filter)
        dense_rows(self, tr("Test questions"), QUESTION)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMinimumHeight(size("table.few"))
        for column, width in ((RESULT, 104), (GROUP, 104), (EXPECTED, 190), (BEFORE, 84), (TIME, 84)):
            self.setColumnWidth(column, width)
        self.clicked.connect(self._open)

    def set_lines(self, lines: list[CaseLine]) -> None:
        """Show them, with the case that was open still marked."""
        current = self.current_line()
        self._model.set_lines(lines)
        if current is not None:
            self.mark(current.index)

    def mark(self, index: int) -> None:
        for row in range(self.filter.rowCount()):
            if self.filter.index(row, 0).data(LINE).index == index:
                self.selectRow(row)

    def open_question(self, question: str) -> None:
        """Open the first case that asks it, if it is among those shown."""
        for row in range(self.filter.rowCount()):
            if self.filter.index(row, 0).data(LINE).case.question == question:
                self.selectRow(row)
                self._open()
                return

    def open_failed(self) -> bool:
        """Open the first case that failed; False when none of those shown did."""
        for row in range(self.filter.rowCount()):
            if self.filter.index(row, 0).data(LINE).failed:
                self.selectRow(row)
                self._open()
                return True
        return False

    def current_line(self) -> CaseLine | None:
        line: CaseLine | None = self.currentIndex().data(LINE) if self.currentIndex().isValid() else None
        return line

    def step(self, by: int) -> None:
        """Open the next case, or the one before."""
        row = min(max(self.currentIndex().row() + by, 0), self.filter.rowCount() - 1)
        if self.filter.rowCount():
            self.selectRow(row)
            self._open()

    def show_more(self, shown: bool, *, before: bool, expected: bool = True) -> None:
        """Which columns there is room for, and something to say in."""
        for column in (GROUP, TIME):
            self.setColumnHidden(column, not shown)
        self.setColumnHidden(EXPECTED, not (shown and expected))
        self.setColumnHidden(BEFORE, not (shown and before))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.current_line()
        if line is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(line)
        elif line is not None and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(line)
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        self.opened.emit(self.current_line())
