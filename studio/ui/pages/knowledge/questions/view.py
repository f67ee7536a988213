"""The widgets of the tab 问题集: the verdict, the questions with the misses first, the one that is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from studio.ui.components import (
    Button,
    Card,
    EmptyState,
    ProgressCard,
    Segmented,
    TextField,
    dense_rows,
    scrolling,
)
from studio.ui.language import tr
from studio.ui.pages.knowledge.questions.cells import QuestionCells
from studio.ui.pages.knowledge.questions.detail import QuestionDetail
from studio.ui.pages.knowledge.questions.figures_card import FiguresCard
from studio.ui.pages.knowledge.questions.lines import QuestionLine, Run
from studio.ui.pages.knowledge.questions.model import EXPECTED, LINE, ORIGIN, QUESTION, RESULT, QuestionsModel
from studio.ui.theme import icon, size, space

_SIZED = ((RESULT, "result"), (EXPECTED, "expected"), (ORIGIN, "origin"))


class QuestionsView(QWidget):
    """`removed` brings the QuestionLines that were selected."""

    run_wanted = Signal()
    compare_wanted = Signal()
    stopped = Signal()
    added = Signal()
    import_wanted = Signal()
    generate_wanted = Signal()
    past_wanted = Signal()
    removed = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.model, self.table, self.detail = QuestionsModel(), QTableView(), QuestionDetail()
        self.figures, self.finder = FiguresCard(), TextField(tr("Find a question"), "magnify")
        self.which = Segmented([("all", ""), ("missed", "")])
        self.add_button = Button(tr("Add questions"), icon="plus")
        self.compare_button = Button(tr("Compare settings"), icon="compare-horizontal")
        self.run_button = Button(tr("Run the set"), "primary", "play-outline")
        self._menu, self._notes = QMenu(self), QVBoxLayout()
        self._progress: ProgressCard | None = None
        self._run: Run | None = None
        self._empty = EmptyState(
            "clipboard-check-outline",
            tr("No test questions yet"),
            tr("Questions with the documents they should find show at once what a change of settings does."),
            tr("Make questions from headings"),
            tr("Import a table"),
        )
        self._stack = QStackedWidget()
        self._dress()
        self._lay_out()
        self._connect()
        self.figures.hide()

    def show_lines(self, lines: Sequence[QuestionLine]) -> None:
        kept = self.current()
        self.model.set_lines(lines)
        missed = sum(line.kind == "danger" for line in lines)
        self.which.set_text("all", tr("All {count}", count=f"{len(lines):,}"))
        self.which.set_text("missed", tr("Not found {count}", count=f"{missed:,}"))
        self._stack.setCurrentIndex(1 if lines else 0)
        self._choose(kept)

    def show_run(self, run: Run | None) -> None:
        """The worst miss is looked at first."""
        fresh = run is not None and run is not self._run
        self._run = run
        self.figures.setVisible(run is not None)
        if fresh:
            self._choose(None)
        if run is not None:
            self.figures.show_run(run)

    def show_progress(self, done: int, total: int) -> None:
        if self._progress is None:
            self._progress = ProgressCard(tr("Asking the questions"))
            self._progress.cancelled.connect(self.stopped)
            self._notes.addWidget(self._progress)
        self._progress.set_progress(done, total)

    def set_busy(self, busy: bool) -> None:
        self.run_button.set_busy(busy, tr("Running…"))
        self.compare_button.setEnabled(not busy)
        if not busy and self._progress is not None:
            self._progress.hide()
            self._progress.deleteLater()
            self._progress = None

    def current(self) -> QuestionLine | None:
        index = self.table.currentIndex()
        line: QuestionLine | None = index.data(LINE) if index.isValid() else None
        return line

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.setColumnHidden(ORIGIN, self.width() < size("room.origin"))
        self.table.setColumnHidden(EXPECTED, self.width() < size("room.expected"))
        self.which.setVisible(self.width() >= size("room.segments"))  # what was missed is on top anyway

    def _choose(self, kept: QuestionLine | None) -> None:
        rows = range(self.model.rowCount())
        same = [row for row in rows if kept and self.model.index(row, 0).data(LINE).saved.id == kept.saved.id]
        row = same[0] if same else 0
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(row, QUESTION))
        self.detail.setVisible(self.model.rowCount() > 0)

    def _show_current(self, index: QModelIndex) -> None:
        if index.isValid():
            self.detail.show_line(index.data(LINE))

    def _narrow(self) -> None:
        kept = self.current()
        self.model.narrow(self.finder.value(), missed_only=self.which.value() == "missed")
        self._choose(kept)

    def _remove(self) -> None:
        rows = self.table.selectionModel().selectedRows()
        if rows:
            self.removed.emit([index.data(LINE) for index in rows])

    def _open_menu(self) -> None:
        self._menu.popup(self.add_button.mapToGlobal(QPoint(0, self.add_button.height())))

    def _dress(self) -> None:
        self.table.setModel(self.model)
        dense_rows(self.table, tr("Test questions"), QUESTION)
        self.table.setItemDelegate(QuestionCells(self.table))
        self.table.verticalHeader().setDefaultSectionSize(size("row"))
        for column, name in _SIZED:
            self.table.setColumnWidth(column, size(f"questions.{name}"))
        for text, name, signal in (
            (tr("Write one"), "pencil-outline", self.added),
            (tr("From a table or file…"), "table-arrow-up", self.import_wanted),
            (tr("From headings"), "format-header-pound", self.generate_wanted),
            (tr("From past questions…"), "history", self.past_wanted),
        ):
            self._menu.addAction(icon(name), text).triggered.connect(signal)

    def _connect(self) -> None:
        self.table.selectionModel().currentChanged.connect(self._show_current)
        self.finder.textChanged.connect(self._narrow)
        self.which.chosen.connect(self._narrow)
        self.add_button.clicked.connect(self._open_menu)
        self.run_button.clicked.connect(self.run_wanted)
        self.compare_button.clicked.connect(self.compare_wanted)
        self._empty.primary_clicked.connect(self.generate_wanted)
        self._empty.secondary_clicked.connect(self.import_wanted)
        delete = QShortcut(QKeySequence.StandardKey.Delete, self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        edge = space("page")
        layout.setContentsMargins(edge, space("4"), edge, space("4"))
        layout.setSpacing(space("3"))
        card, both, filled = Card(padded=False, fill=True), QSplitter(), QWidget()
        card.body.addWidget(self.table)
        both.setObjectName("gap")
        both.setHandleWidth(space("3"))
        both.setChildrenCollapsible(False)
        both.addWidget(card)
        both.addWidget(self.detail)
        both.setStretchFactor(0, 2)
        both.setStretchFactor(1, 1)
        page = QVBoxLayout(filled)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(space("3"))
        page.addLayout(self._notes)
        page.addWidget(self.figures)
        page.addLayout(self._tools())
        both.setMinimumHeight(size("table.least"))
        page.addWidget(both, 1)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(scrolling(filled))
        layout.addWidget(self._stack, 1)

    def _tools(self) -> QHBoxLayout:
        tools = QHBoxLayout()
        tools.setSpacing(space("2"))
        self.finder.setMaximumWidth(size("section.list") + space("6"))
        self.finder.setClearButtonEnabled(True)
        self.finder.setAccessibleName(tr("Find a question"))
        tools.addWidget(self.finder, 1)
        tools.addWidget(self.which)
        tools.addStretch(1)
        for button in (self.add_button, self.compare_button, self.run_button):
            tools.addWidget(button)
        return tools
