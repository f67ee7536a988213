"""The tab 测试: verdict first, failures on top, one case opened beside."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from studio.trials import CaseResult
from studio.ui.components import (
    Card,
    EmptyState,
    ProgressCard,
    Segmented,
    SidePlace,
    TextField,
    clear_layout,
)
from studio.ui.language import tr
from studio.ui.pages.builder.testing.case_panel import CasePanel
from studio.ui.pages.builder.testing.case_sheet import CaseSheet
from studio.ui.pages.builder.testing.lines import CaseLine, Verdict, run_facts
from studio.ui.pages.builder.testing.table import CaseTable
from studio.ui.pages.builder.testing.verdict_card import VerdictCard
from studio.ui.theme import size, space


class TestingView(QWidget):
    __test__ = False

    added = Signal()
    cancelled = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.verdict, self.table, self.panel = VerdictCard(), CaseTable(), CasePanel()
        self.sheet = CaseSheet(page)
        self._progress: ProgressCard | None = None
        self._which = Segmented([("", tr("All")), (Verdict.FAILED.value, tr("Not passed"))])
        self.search = TextField(tr("Search questions"), "magnify")
        self.empty = _empty_state()
        self.empty.primary_clicked.connect(self.added)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._content())
        self._stack.addWidget(self.empty)
        self._row.addWidget(self._stack, 1)
        self.place = SidePlace(page, self._row, self.panel, tr("Test question"))
        self.place.set_wanted(False)
        self._connect()

    def show_lines(self, lines: Sequence[CaseLine]) -> None:
        failed = sum(line.verdict is Verdict.FAILED for line in lines)
        self._which.set_text("", tr("All {count}", count=len(lines)))
        self._which.set_text(Verdict.FAILED.value, tr("Not passed {count}", count=failed))
        self.table.set_lines(list(lines))
        self._stack.setCurrentIndex(0 if lines else 1)
        if not lines:
            self.place.set_wanted(False)
        self._show_again(lines)

    def show_results(self, results: Sequence[CaseResult], about: str, *, current: bool) -> None:
        self.verdict.setVisible(bool(results))
        if results:
            self.verdict.show_facts(run_facts(results))
            self.verdict.show_about(about, current=current)

    def open_line(self, line: CaseLine) -> None:
        self.panel.show_line(line)
        self.table.mark(line.index)
        self.place.show()

    def begin(self, total: int) -> None:
        """A run has begun."""
        clear_layout(self._running)
        self._progress = ProgressCard(tr("Asking the test questions"))
        self._progress.cancelled.connect(self.cancelled)
        self._progress.set_progress(0, total)
        self._running.addWidget(self._progress)

    def advance(self, done: int, total: int, failed: int) -> None:
        if self._progress is not None:
            self._progress.set_progress(done, total)
            self._progress.set_counts([("", tr("{count} questions failed", count=failed))] if failed else ())

    def end(self) -> None:
        clear_layout(self._running)
        self._progress = None

    def fit(self, width: int) -> None:
        docked = width >= size("breakpoints.panel.as.sheet")
        self.place.dock(docked, 440)
        self.table.show_time(width >= size("breakpoints.one.column"))

    def _show_again(self, lines: Sequence[CaseLine]) -> None:
        """The open case may have a new result, or be gone."""
        shown = self.panel.line()
        same = next((line for line in lines if shown and line.index == shown.index), None)
        if same is not None:
            self.panel.show_line(same)
        elif shown is not None:
            self.place.set_wanted(False)

    def _content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        edge = space("page")
        column.setContentsMargins(edge, space("gap"), edge, space("gap"))
        column.setSpacing(space("3"))
        self._running = QVBoxLayout()
        column.addLayout(self._running)
        column.addWidget(self.verdict)
        line = QHBoxLayout()
        line.addWidget(self._which)
        line.addWidget(self.search, 1)
        line.addStretch(1)
        column.addLayout(line)
        card = Card(padded=False, fill=True)
        card.body.addWidget(self.table)
        column.addWidget(card, 1)
        return content

    def _connect(self) -> None:
        self._which.chosen.connect(self.table.filter.set_shown)
        self.search.textChanged.connect(self.table.filter.set_words)
        self.search.setAccessibleName(tr("Search questions"))
        self.table.opened.connect(self.open_line)


def _empty_state() -> EmptyState:
    text = tr(
        "Write what people will ask and what a right answer shows: a number, a name, the document."
        " All are asked in one go, and an agent is released only when all pass."
    )
    return EmptyState("clipboard-check-outline", tr("No test questions yet"), text, tr("Add a question"))
