"""The drafts that wait: a table, the chosen one below it, and what can be done with several at once."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from studio.trials.sources import DraftCase
from studio.ui.components import Button, EmptyState, dense_rows, label
from studio.ui.language import tr
from studio.ui.pages.builder.testing.drafts.card import DraftCard
from studio.ui.pages.builder.testing.drafts.model import DRAFT, EXPECTED, ORIGIN, QUESTION, DraftModel
from studio.ui.pages.builder.testing.table_part import table_part
from studio.ui.theme import size


class DraftTable(QTableView):
    """Enter takes what is marked, Del drops it."""

    took = Signal()
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.drafts = DraftModel()
        self.setModel(self.drafts)
        dense_rows(self, tr("Drafts of test questions"), QUESTION)
        self.setMinimumHeight(size("table.least"))
        self.setColumnWidth(EXPECTED, size("column.text"))
        self.setColumnWidth(ORIGIN, size("column.text"))

    def marked(self) -> list[DraftCase]:
        return [index.data(DRAFT) for index in self.selectionModel().selectedRows()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.took.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)


class DraftsView(QWidget):
    """`taken` and `dropped` bring the drafts, `edited` one of them."""

    taken = Signal(list)
    dropped = Signal(list)
    edited = Signal(object)
    generate_wanted = Signal()
    import_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[DraftCase, ...] | None = None
        self.table, self.card = DraftTable(), DraftCard()
        self.take = Button(tr("Take these"), icon="check", small=True)
        self.drop = Button(tr("Drop these"), small=True)
        self.all = Button(tr("Mark all"), "text", small=True)
        self.count = label("", "dense", "muted")
        self._stack = QStackedWidget()
        self.empty = EmptyState(
            "clipboard-text-outline",
            tr("No drafts wait"),
            tr("Drafts come out of the documents, from marked answers and from the feedback of users."),
            tr("Draft out of the documents…"),
            tr("Import a spreadsheet…"),
        )
        self._stack.addWidget(table_part((self.take, self.drop, self.all, self.count), self.table, self.card))
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._connect()

    def show_drafts(self, drafts: Sequence[DraftCase]) -> None:
        """Where they are others by now, what was marked is not any more."""
        if self._shown == tuple(drafts):
            return
        self._shown = tuple(drafts)
        row = max(self.table.currentIndex().row(), 0)
        self.table.drafts.set_drafts(drafts)
        self._stack.setCurrentIndex(0 if drafts else 1)
        if drafts:
            self.table.selectRow(min(row, len(drafts) - 1))
        self._follow()

    def fit(self, width: int) -> None:
        self.table.setColumnHidden(EXPECTED, width < size("breakpoints.panel.as.sheet"))
        self.table.setColumnHidden(ORIGIN, width < size("breakpoints.one.column"))

    def _connect(self) -> None:
        self.table.selectionModel().selectionChanged.connect(self._follow)
        self.table.took.connect(self._take)
        self.table.dropped.connect(self._drop)
        self.take.clicked.connect(self._take)
        self.drop.clicked.connect(self._drop)
        self.all.clicked.connect(self._mark_all)
        self.card.taken.connect(self._take_one)
        self.card.dropped.connect(self._drop_one)
        self.card.edited.connect(self.edited)
        self.empty.primary_clicked.connect(self.generate_wanted)
        self.empty.secondary_clicked.connect(self.import_wanted)

    def _follow(self, chosen: QItemSelection | None = None, gone: QItemSelection | None = None) -> None:
        marked = self.table.marked()
        for button in (self.take, self.drop):
            button.setEnabled(bool(marked))
        total = self.table.drafts.rowCount()
        self.count.setText(tr("{count} of {total} marked", count=len(marked), total=total))
        self.all.setEnabled(len(marked) < total)
        self.card.setVisible(len(marked) == 1)
        if len(marked) == 1:
            self.card.show_draft(marked[0])

    def _mark_all(self) -> None:
        self.table.selectAll()
        self.table.setFocus()

    def _take(self) -> None:
        self.taken.emit(self.table.marked())

    def _drop(self) -> None:
        self.dropped.emit(self.table.marked())

    def _take_one(self, draft: DraftCase) -> None:
        self.taken.emit([draft])

    def _drop_one(self, draft: DraftCase) -> None:
        self.dropped.emit([draft])
