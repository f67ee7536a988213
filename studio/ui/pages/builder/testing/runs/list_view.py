"""The list of kept runs: one is opened, two are compared."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from studio.trials import RunLine
from studio.ui.components import Button, EmptyState, dense_rows, label
from studio.ui.language import tr
from studio.ui.pages.builder.testing.runs.model import (
    AGENT,
    KNOWLEDGE,
    MODEL,
    NOTE,
    NUMBER,
    RESULT,
    RUN,
    WHEN,
    RunModel,
)
from studio.ui.pages.builder.testing.table_part import table_part
from studio.ui.theme import size


class RunTable(QTableView):
    """Enter or a double click opens a run."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.runs = RunModel()
        self.setModel(self.runs)
        dense_rows(self, tr("Test runs"), NOTE)
        widths = ((NUMBER, 56), (WHEN, 112), (RESULT, 104), (MODEL, 200), (AGENT, 152), (KNOWLEDGE, 104))
        for column, width in widths:
            self.setColumnWidth(column, width)
        self.doubleClicked.connect(self._open)

    def marked(self) -> list[RunLine]:
        """The newest first."""
        found: list[RunLine] = [index.data(RUN) for index in self.selectionModel().selectedRows()]
        return sorted(found, key=lambda run: -run.head.run)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        self.opened.emit(self.currentIndex().data(RUN))


class RunList(QWidget):
    """`compared` brings the newer and the older run."""

    opened = Signal(object)
    compared = Signal(object, object)
    run_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[RunLine, ...] | None = None
        self.table = RunTable()
        self.open, self.compare = Button(tr("Open the report"), small=True), Button(tr("Compare"), small=True)
        self._hint = label("", "dense", "muted")
        self._stack = QStackedWidget()
        self.empty = EmptyState(
            "history",
            tr("No test has been run yet"),
            tr("Every run is kept here with its answers, and can be compared with another."),
            tr("Run all tests"),
        )
        self._stack.addWidget(table_part((self.open, self.compare, self._hint), self.table))
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.table.selectionModel().selectionChanged.connect(self._follow)
        self.table.opened.connect(self.opened)
        self.open.clicked.connect(self._open)
        self.compare.clicked.connect(self._compare)
        self.empty.primary_clicked.connect(self.run_wanted)

    def show_runs(self, runs: Sequence[RunLine]) -> None:
        if self._shown == tuple(runs):
            return  # what is marked stays so
        self._shown = tuple(runs)
        self.table.runs.set_runs(runs)
        self._stack.setCurrentIndex(0 if runs else 1)
        if runs:
            self.table.selectRow(0)
        self._follow()

    def fit(self, width: int) -> None:
        self.table.setColumnHidden(KNOWLEDGE, width < size("breakpoints.panel.as.sheet"))
        self.table.setColumnHidden(AGENT, width < size("breakpoints.panel.as.sheet"))
        self.table.setColumnHidden(MODEL, width < size("breakpoints.one.column"))

    def _follow(self, chosen: QItemSelection | None = None, gone: QItemSelection | None = None) -> None:
        marked = self.table.marked()
        self.open.setEnabled(len(marked) == 1)
        self.compare.setEnabled(len(marked) == 2)
        self._hint.setText("" if len(marked) == 2 else tr("Mark two runs with Ctrl to compare them."))

    def _open(self) -> None:
        self.opened.emit(self.table.marked()[0])

    def _compare(self) -> None:
        newer, older = self.table.marked()
        self.compared.emit(newer, older)
