"""The tab 测试: verdict first, failures on top, one case opened beside; drafts and kept runs beside it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.core.i18n import mark
from studio.endpoints import PRACTICE
from studio.ui.components import (
    Button,
    Card,
    DropZone,
    EmptyState,
    FlowLayout,
    Later,
    PracticeMark,
    ProgressCard,
    Segmented,
    Select,
    SidePlace,
    Tag,
    TextField,
    clear_layout,
    label,
    scrolling,
)
from studio.ui.language import tr
from studio.ui.pages.builder.testing.case_panel import CasePanel
from studio.ui.pages.builder.testing.case_sheet import CaseSheet
from studio.ui.pages.builder.testing.drafts import DraftsView
from studio.ui.pages.builder.testing.last_run import LastRun, about
from studio.ui.pages.builder.testing.lines import CaseLine, Verdict
from studio.ui.pages.builder.testing.model import CHANGED
from studio.ui.pages.builder.testing.run_banner import RESUME, RUN, run_banner
from studio.ui.pages.builder.testing.runs import RunsView
from studio.ui.pages.builder.testing.table import CaseTable
from studio.ui.pages.builder.testing.verdict_card import VerdictCard
from studio.ui.theme import size, space

QUESTIONS, DRAFTS, RUNS = "questions", "drafts", "runs"
REPEATS = ("1", "3", "5")


class TestingView(QWidget):
    """`dropped` brings files that were dragged onto the tab."""

    __test__ = False

    added = Signal()
    cancelled = Signal()
    resumed = Signal()
    run_wanted = Signal()
    dropped = Signal(list)
    comparison_wanted = Signal()
    generate_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.verdict, self.table, self.panel = VerdictCard(), CaseTable(), CasePanel()
        self.drafts, self.runs = DraftsView(), RunsView()
        self.later_sheet = Later(partial(CaseSheet, page))
        self._progress: ProgressCard | None = None
        self._wide, self._has_before, self._failed_wanted, self._whole = True, False, False, False
        self.part = Segmented([(QUESTIONS, tr("Questions")), (DRAFTS, tr("Drafts")), (RUNS, tr("Runs"))])
        self._which = Segmented(
            [("", tr("All")), (Verdict.FAILED.value, tr("Not passed")), (CHANGED, tr("Changed"))]
        )
        self.search = TextField(tr("Search questions"), "magnify")
        self.repeats = Select([(count, _repeats_text(count)) for count in REPEATS])
        self.compare = Button(tr("Compare with last run"))
        self.empty = _empty_state()
        self._notices, self._running, self._about = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._parts, self._stack = QStackedWidget(), QStackedWidget()
        drop = DropZone(self._content())
        drop.dropped.connect(self.dropped)
        self._row.addWidget(drop, 1)
        self.place = SidePlace(page, self._row, self.panel, tr("Test question"), head=self.panel.head)
        self.place.set_wanted(False)
        self._connect()

    @property
    def sheet(self) -> CaseSheet:
        return self.later_sheet()

    def show_lines(self, lines: Sequence[CaseLine]) -> None:
        failed, changed = sum(line.failed for line in lines), sum(line.changed for line in lines)
        self._which.set_text("", tr("All {count}", count=len(lines)))
        self._which.set_text(Verdict.FAILED.value, tr("Not passed {count}", count=failed))
        self._which.set_text(CHANGED, tr("Changed {count}", count=changed))
        self.table.set_lines(list(lines))
        self._stack.setCurrentIndex(0 if lines else 1)
        if not lines:
            self.place.set_wanted(False)
        self._show_again(lines)
        if self._failed_wanted and failed:
            self._failed_wanted = not self.table.open_failed()

    def show_last(self, last: LastRun) -> None:
        """The figures of the last run, on what it ran, and what is known besides."""
        self._has_before = last.before is not None
        self.compare.setVisible(self._has_before)
        self._show_figures(None if self.running and self._whole else last)
        self.part.set_text(DRAFTS, _counted(tr("Drafts"), len(last.drafts)))
        self.part.set_text(RUNS, _counted(tr("Runs"), len(last.runs)))
        self.drafts.show_drafts(last.drafts)
        self.runs.list.show_runs(last.runs)
        self._show_columns()
        self._show_notices(last)

    def _show_figures(self, last: LastRun | None) -> None:
        """Those of the last run; of none while another is under way, whose progress takes their place."""
        report = last.report if last is not None else None
        self.verdict.setVisible(report is not None)
        clear_layout(self._about)
        if last is not None and report is not None:
            self.verdict.show_run(report.results, last.before.results if last.before else ())
            self._about.addWidget(label(about(report), "dense", "secondary", wrap=True), 1)
            if report.model == PRACTICE.chat_model:
                self._about.addWidget(PracticeMark())
            if last.current:
                self._about.addWidget(Tag(tr("Exactly this draft"), "success", "check"))

    def go(self, part: str) -> None:
        self.part.set_value(part)
        self._turn(part)

    def open_line(self, line: CaseLine, *, changeable: bool = True) -> None:
        self.panel.show_line(line, changeable=changeable)
        if changeable:
            self.table.mark(line.index)
        self.place.show()

    def open_failed(self) -> None:
        """Open the first case that failed, as soon as that is known."""
        self.go(QUESTIONS)
        self._failed_wanted = not self.table.open_failed()

    def put_away(self) -> None:
        """Close the case that is open; the table has the keyboard again."""
        focused = QApplication.focusWidget()
        inside = focused is not None and self.panel.isAncestorOf(focused)
        self.place.set_wanted(False)
        if inside:
            (self.runs.report.table if self.part.value() == RUNS else self.table).setFocus()

    def begin(self, total: int, done: int = 0, *, whole: bool = True) -> None:
        """A run has begun, or goes on; `whole` when it is of all questions."""
        self._failed_wanted, self._whole = False, whole
        clear_layout(self._running)
        clear_layout(self._notices)
        if whole:
            self._show_figures(None)
        self._progress = ProgressCard(tr("Asking the test questions"))
        self._progress.count_in(
            mark("{speed} questions a second"), mark("waiting for the model: {seconds} s")
        )
        self._progress.cancelled.connect(self.cancelled)
        self._progress.set_progress(done, total)
        self._running.addWidget(self._progress)

    def advance(self, done: int, total: int, failed: int, note: str = "") -> None:
        if self._progress is not None:
            self._progress.set_progress(done, total, note)
            self._progress.set_counts(
                [("", tr("{count} {count:question|questions} failed", count=failed))] if failed else ()
            )

    def end(self) -> None:
        clear_layout(self._running)
        self._progress = None

    @property
    def running(self) -> bool:
        return self._progress is not None

    def fit(self, width: int) -> None:
        self._wide = width >= size("breakpoints.one.column")
        docked = width >= size("breakpoints.panel.as.sheet")
        self.place.dock(docked, size("sheet"))
        self.panel.set_docked(docked)
        for part in (self.drafts, self.runs):
            part.fit(width)
        self._show_columns()

    def _show_columns(self) -> None:
        """With a case opened beside there is room for less."""
        width, beside = self.window().width(), self.place.in_sight
        roomy = not beside or width >= size("breakpoints.narrow")
        self.verdict.fit(width - size("sheet") if beside else width)
        if (report := self.runs.later_report.made) is not None:
            report.verdict.fit(width - size("sheet") if beside else width)
        self.table.show_more(self._wide, before=self._has_before and roomy, expected=roomy)

    def _show_notices(self, last: LastRun) -> None:
        clear_layout(self._notices)
        if self.running:
            return
        banner = run_banner(last)
        if banner is not None:
            banner.acted.connect(self._act)
            self._notices.addWidget(banner)

    def _act(self, name: str) -> None:
        if name in {RESUME, RUN}:
            (self.resumed if name == RESUME else self.run_wanted).emit()

    def _show_again(self, lines: Sequence[CaseLine]) -> None:
        """The open case may have a new result, or be gone."""
        shown = self.panel.line()
        if shown is None or self.part.value() != QUESTIONS:
            return
        same = next((line for line in lines if line.index == shown.index), None)
        if same == shown:
            return  # what is being read stays where it is
        if same is not None:
            self.panel.show_line(same)
        else:
            self.place.set_wanted(False)

    def _turn(self, part: str) -> None:
        self._parts.setCurrentIndex((QUESTIONS, DRAFTS, RUNS).index(part))
        self.put_away()

    def _content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        edge = space("page")
        column.setContentsMargins(edge, space("gap"), edge, space("gap"))
        column.setSpacing(space("3"))
        line = FlowLayout()
        line.addWidget(self.part)
        self._add_ways(line)
        column.addLayout(line)
        column.addLayout(self._running)
        for part in (self._questions(), self.drafts, self.runs):
            self._parts.addWidget(scrolling(part))
        column.addWidget(self._parts, 1)
        return content

    def _add_ways(self, line: FlowLayout) -> None:
        """Where questions come from."""
        generate = Button(tr("Out of the documents…"), "text", "file-document-outline", small=True)
        sheet = Button(tr("From a spreadsheet…"), "text", "table-large", small=True)
        generate.clicked.connect(self.generate_wanted)
        sheet.clicked.connect(self.import_wanted)
        line.addWidget(generate)
        line.addWidget(sheet)

    def _questions(self) -> QWidget:
        part = QWidget()
        column, line = QVBoxLayout(part), FlowLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("3"))
        column.addLayout(self._notices)
        column.addWidget(self.verdict)
        column.addLayout(self._about)
        line.addWidget(self._which)
        self.search.setFixedWidth(size("section.list"))
        line.addWidget(self.search)
        line.addWidget(self.compare)
        self.repeats.setSizeAdjustPolicy(Select.SizeAdjustPolicy.AdjustToContents)
        self.repeats.setAccessibleName(tr("How often each question is asked"))
        line.addWidget(self.repeats)
        column.addLayout(line)
        card = Card(padded=False, fill=True)
        card.body.addWidget(self.table)
        column.addWidget(card, 1)
        self._stack.addWidget(part)
        self._stack.addWidget(self.empty)
        return self._stack

    def _connect(self) -> None:
        self.part.chosen.connect(self._turn)
        self.compare.clicked.connect(self.comparison_wanted)
        self._which.chosen.connect(self.table.filter.set_shown)
        self.search.textChanged.connect(self.table.filter.set_words)
        self.search.setAccessibleName(tr("Search questions"))
        self.table.opened.connect(self.open_line)
        self.panel.stepped.connect(self._step)
        self.panel.closed.connect(self.put_away)
        self.place.shown_changed.connect(self._show_columns)
        self.empty.primary_clicked.connect(self.added)
        self.empty.secondary_clicked.connect(self.generate_wanted)

    def _step(self, by: int) -> None:
        (self.runs.report.table if self.part.value() == RUNS else self.table).step(by)


def _counted(text: str, count: int) -> str:
    return f"{text} {count}" if count else text


def _repeats_text(count: str) -> str:
    return tr("Once each") if count == "1" else tr("{count} {count:time|times} each", count=count)


def _empty_state() -> EmptyState:
    text = tr(
        "Write what people will ask and what a right answer shows: a number, a name, the document."
        " All are asked in one go, and an agent is released only when all pass."
    )
    title, primary = tr("No test questions yet"), tr("Add a question")
    return EmptyState("clipboard-check-outline", title, text, primary, tr("Draft out of the documents…"))
