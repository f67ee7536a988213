"""The tab 测试证据: what the author's run shows, what reviewers ran again, and each case of it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from studio.catalogue import Rerun
from studio.endpoints import PRACTICE
from studio.trials import Comparison, Report
from studio.ui.components import (
    Banner,
    Button,
    Card,
    EmptyState,
    Link,
    PracticeMark,
    RowList,
    ScrollPage,
    Skeleton,
    StatusLabel,
    clear_layout,
    label,
)
from studio.ui.dates import short_time
from studio.ui.language import tr, words
from studio.ui.packages import FactsCard, endpoint_text
from studio.ui.pages.reviews.case_rows import case_row, compared_row
from studio.ui.theme import space
from studio.wording.trials import counts_of, facts_of, score_of


class EvidenceView(ScrollPage):
    """`rerun_asked` wants the suite run on one's own endpoint, `opened` the report of a run kept."""

    rerun_asked = Signal()
    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._report: Report | None = None
        self._reruns: Sequence[Rerun] = ()
        self.again = _Again()
        self.again.asked.connect(self.rerun_asked)
        self.again.opened.connect(self.opened)
        self._compared, self._cases = QVBoxLayout(), QVBoxLayout()
        for part in (self._compared, self._cases):
            part.setSpacing(space("gap"))
        self.column.addWidget(self.again)
        self.column.addLayout(self._compared)
        self.column.addLayout(self._cases)
        self._cases.addWidget(Skeleton())

    def show_reruns(self, reruns: Sequence[Rerun], *, allowed: bool) -> None:
        self.again.show_reruns(reruns, allowed=allowed)

    def show_report(self, report: Report | None) -> None:
        clear_layout(self._cases)
        if report is None:
            text = tr("What was passed is counted on the facts card.")
            self._cases.addWidget(EmptyState("file-question-outline", tr("The report does not read"), text))
            return
        cases = RowList(tr("Test questions"), score_of(report, words()))
        results = sorted(report.results, key=lambda result: result.passed)
        cases.set_rows([case_row(result) for result in results])
        self._cases.addWidget(cases)
        facts = [(name, _shortened(value)) for name, value in facts_of(report, words())]
        run = FactsCard(tr("The author's run"), tuple(facts))
        if report.endpoint == PRACTICE.name:
            run.add_header_widget(PracticeMark())
        self._cases.addWidget(run)

    def show_comparison(self, comparison: Comparison, rerun: Rerun) -> None:
        """Put both runs side by side, cases that went differently on top."""
        clear_layout(self._compared)
        title = tr("The author's run beside that of {name}", name=rerun.name)
        rows = RowList(title, counts_of(comparison, words()))
        changes = sorted(comparison.changes, key=lambda change: change.change.value == "same")
        rows.set_rows([_heads(comparison), *(compared_row(change) for change in changes)])
        self._compared.addWidget(rows)
        self.verticalScrollBar().setValue(0)

    def forget(self) -> None:
        """What comes next is of another submission."""
        for part in (self._compared, self._cases):
            clear_layout(part)
        self._cases.addWidget(Skeleton())

    def show_trouble(self, banner: Banner) -> None:
        clear_layout(self._cases)
        self._cases.addWidget(banner)


class _Again(Card):
    """Runs of the suite by those who review it, with a way to run it once more."""

    asked = Signal()
    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__(tr("Tests run again"), tr("on an endpoint of the reviewer's"), padded=False)
        self.button = Button(tr("Run on my endpoint"), icon="refresh", small=True)
        self.button.clicked.connect(self.asked)
        self.add_header_widget(self.button)

    def show_reruns(self, reruns: Sequence[Rerun], *, allowed: bool) -> None:
        self.button.setVisible(allowed)
        self.setVisible(allowed or bool(reruns))
        clear_layout(self.body)
        if not reruns:
            text = tr("Nobody has run them again yet. The report stays with the submission.")
            line = label(text, "dense", "secondary", wrap=True)
            line.setContentsMargins(space("card"), space("3"), space("card"), space("3"))
            self.body.addWidget(line)
        for rerun in reversed(reruns):
            self.body.addWidget(self._row(rerun))

    def set_progress(self, done: int, total: int) -> None:
        self.button.set_text(tr("{done} / {total} answered", done=done, total=total))

    def set_busy(self, busy: bool) -> None:
        if not busy:
            self.button.set_text(tr("Run on my endpoint"))
        self.button.set_busy(busy, tr("Running…"))

    def _row(self, rerun: Rerun) -> QFrame:
        row = QFrame()
        row.setObjectName("row")
        line, told = QHBoxLayout(row), QVBoxLayout()
        line.setContentsMargins(space("card"), space("2"), space("card"), space("2"))
        line.setSpacing(space("3"))
        told.setSpacing(0)
        told.addWidget(label(rerun.name, "strong"))
        run_on = f"{endpoint_text(rerun.endpoint)} · {rerun.model} · {short_time(rerun.at)}"
        told.addWidget(label(run_on, "caption", "muted", wrap=True))
        passed = tr("{passed} / {total} passed", passed=rerun.passed, total=rerun.total)
        kind = "success" if rerun.passed == rerun.total else "warning"
        compare = Link(tr("Compare"))
        compare.setProperty("number", rerun.number)
        compare.clicked.connect(self._open)
        line.addLayout(told, 1)
        if rerun.endpoint == PRACTICE.name:
            line.addWidget(PracticeMark())
        line.addWidget(StatusLabel(passed, kind))
        line.addWidget(compare)
        return row

    def _open(self) -> None:
        self.opened.emit(int(self.sender().property("number")))


def _heads(comparison: Comparison) -> QFrame:
    row = QFrame()
    row.setObjectName("row")
    line = QHBoxLayout(row)
    line.setContentsMargins(space("card"), space("2"), space("card"), space("2"))
    line.setSpacing(space("3"))
    older, newer = comparison.older, comparison.newer
    line.addWidget(label(tr("Question"), "label", "secondary"), 4)
    for who, report in ((tr("Author"), older), (tr("Reviewer"), newer)):
        told = f"{who} · {endpoint_text(report.endpoint)} · {report.model}"
        line.addWidget(label(told, "label", "secondary", wrap=True), 3)
    return row


def _shortened(value: str) -> str:
    """A digest is told by how it begins."""
    return f"{value[:4]} {value[4:8]} {value[8:12]}" if len(value) == 64 else value
