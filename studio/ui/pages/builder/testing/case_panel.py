"""One case opened: expected against came line by line, then the answer with its sources, repeat by repeat."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.trials import CaseResult
from studio.ui.chat.sources import SourceList
from studio.ui.components import (
    Banner,
    Button,
    IconButton,
    Link,
    ScrollPage,
    Segmented,
    StatusLabel,
    clear_layout,
    hairline,
    keep_clear_of_toasts,
    label,
)
from studio.ui.language import tr
from studio.ui.notices import explanation_of
from studio.ui.pages.builder.testing.causes import EDIT, INSTRUCTIONS, SEARCH, TRACE
from studio.ui.pages.builder.testing.checks_card import ChecksCard
from studio.ui.pages.builder.testing.lines import CaseLine, Verdict, expected_text
from studio.ui.pages.builder.testing.marked_answer import MarkedAnswer
from studio.ui.theme import space


class CasePanel(QWidget):
    """`overruling` brings the line, the attempt and the place of the check; `stepped` −1 or 1."""

    edited = Signal(object)
    removed = Signal(object)
    retested = Signal(object)
    overruling = Signal(object, int, int)
    stepped = Signal(int)
    closed = Signal()
    citation_opened = Signal(object)
    search_wanted = Signal(object)
    instructions_wanted = Signal(object)
    trace_wanted = Signal(object)
    line_shown = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._line: CaseLine | None = None
        self._attempt, self._changeable = 0, True
        self._scroll = ScrollPage(margin=False)
        edge = space("4")
        self._scroll.column.setContentsMargins(edge, edge, edge, edge)
        self._scroll.column.setSpacing(space("2"))
        self._status = StatusLabel("", "muted")
        self._why = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.head = self._build_head()
        layout.addLayout(self.head)
        layout.addWidget(hairline())
        layout.addWidget(self._scroll, 1)
        self._foot = self._buttons()
        keep_clear_of_toasts(self._foot)
        layout.addWidget(hairline())
        layout.addWidget(self._foot)

    def show_line(self, line: CaseLine, *, changeable: bool = True) -> None:
        """`changeable` is false for a run of the past, whose cases may be others by now."""
        if self._line is None or line.index != self._line.index or line.result != self._line.result:
            self._attempt = line.result.attempt if line.result else 0
        self._line, self._changeable = line, changeable
        self._foot.setVisible(changeable)
        self._status.set(*_verdict(line))
        self._show()
        if changeable:
            self.line_shown.emit(line)

    def set_docked(self, docked: bool) -> None:
        """A sheet has a button of its own to close it."""
        self._close.setVisible(docked)

    def line(self) -> CaseLine | None:
        return self._line

    def show_why(self, text: str, acts: Sequence[str] = (SEARCH,)) -> None:
        """Name the step that likely failed, with what mends it."""
        clear_layout(self._why)
        banner = Banner(
            "info", tr("Likely cause"), text, [(act, _act_word(act)) for act in acts], closable=False
        )
        banner.acted.connect(self._mend)
        self._why.addWidget(banner)

    def _show(self) -> None:
        assert self._line is not None
        line, column = self._line, self._scroll.column
        clear_layout(self._why)
        self._why.setParent(None)
        clear_layout(column)
        self._why = QVBoxLayout()
        if line.case.before:
            column.addWidget(label(tr("Asked before it"), "caption", "muted"))
        for question in line.case.before:
            column.addWidget(label(question, "dense", "secondary", wrap=True))
        column.addWidget(label(tr("Question"), "caption", "muted"))
        column.addWidget(label(line.case.question, "section", wrap=True))
        if line.result is None:
            expected = tr("Expected: {what}", what=expected_text(line.case))
            column.addWidget(label(expected, "dense", "secondary", wrap=True))
        else:
            self._show_attempts(line.result)

    def _show_attempts(self, result: CaseResult) -> None:
        attempts = result.attempts
        if len(attempts) > 1:
            names = [(str(one.attempt), f"{one.attempt} {'✓' if one.held else '✗'}") for one in attempts]
            choice = Segmented(names)
            choice.set_value(str(self._attempt))
            choice.chosen.connect(self._choose)
            choice.setAccessibleName(tr("Repeats"))
            self._scroll.column.addWidget(choice)
        shown = next((one for one in attempts if one.attempt == self._attempt), attempts[0])
        self._show_result(shown)

    def _show_result(self, result: CaseResult) -> None:
        column = self._scroll.column
        checks = ChecksCard(result, changeable=result.number > 0)
        checks.overruling.connect(self._overrule)
        column.addWidget(checks)
        column.addLayout(self._why)
        if result.trouble is not None:
            said = explanation_of(result.trouble)
            column.addWidget(label(f"{said.happened} {said.action}", "dense", "danger", wrap=True))
        if not result.answer:
            return
        column.addLayout(self._answer_head())
        answer = MarkedAnswer(result)
        column.addWidget(answer)
        if result.citations:
            sources = SourceList(result.citations)
            sources.citation_opened.connect(self.citation_opened)
            answer.citation_clicked.connect(sources.open)
            column.addWidget(sources)

    def _answer_head(self) -> QHBoxLayout:
        """How an answer of the last run came about is a click away; those of the past are others by now."""
        line = QHBoxLayout()
        line.addWidget(label(tr("The answer"), "caption", "muted"), 1)
        if self._changeable:
            trace = Link(tr("Show the trace"))
            trace.clicked.connect(self._go_to_trace)
            line.addWidget(trace)
        return line

    def _build_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(space("4"), space("2"), space("2"), space("2"))
        head.setSpacing(space("1"))
        head.addWidget(self._status)
        head.addStretch(1)
        up, down = (
            IconButton("chevron-up", tr("Question before")),
            IconButton("chevron-down", tr("Next question")),
        )
        self._close = close = IconButton("close", tr("Close"))
        up.clicked.connect(self._go_up)
        down.clicked.connect(self._go_down)
        close.clicked.connect(self.closed)
        for button in (up, down, close):
            head.addWidget(button)
        return head

    def _buttons(self) -> QWidget:
        foot = QWidget()
        buttons = QHBoxLayout(foot)
        buttons.setContentsMargins(space("4"), space("3"), space("4"), space("3"))
        self.retest = Button(tr("Test this one again"), "primary")
        edit = Button(tr("Change what is expected"))
        remove = IconButton("trash-can-outline", tr("Remove"))
        self.retest.clicked.connect(self._retest)
        edit.clicked.connect(self._edit)
        remove.clicked.connect(self._remove)
        buttons.addWidget(self.retest)
        buttons.addWidget(edit)
        buttons.addStretch(1)
        buttons.addWidget(remove)
        return foot

    def _go_up(self) -> None:
        self.stepped.emit(-1)

    def _go_down(self) -> None:
        self.stepped.emit(1)

    def _choose(self, attempt: str) -> None:
        self._attempt = int(attempt)
        self._show()

    def _mend(self, act: str) -> None:
        {
            SEARCH: self.search_wanted,
            EDIT: self.edited,
            INSTRUCTIONS: self.instructions_wanted,
            TRACE: self.trace_wanted,
        }[act].emit(self._line)

    def _go_to_trace(self) -> None:
        self.trace_wanted.emit(self._line)

    def _retest(self) -> None:
        self.retested.emit(self._line)

    def _edit(self) -> None:
        self.edited.emit(self._line)

    def _remove(self) -> None:
        self.removed.emit(self._line)

    def _overrule(self, place: int) -> None:
        self.overruling.emit(self._line, self._attempt, place)


def _verdict(line: CaseLine) -> tuple[str, str]:
    result = line.result
    if result is None:
        return tr("Not run yet"), "muted"
    if line.verdict is Verdict.PASSED:
        return tr("Passed"), "success"
    if line.verdict is Verdict.OVERRULED:
        return tr(
            "Passed: a person overruled {count} {count:verdict|verdicts}", count=result.overruled
        ), "warning"
    if line.verdict is Verdict.UNANSWERED:
        return tr("Not answered: the endpoint was away"), "warning"
    if line.verdict is Verdict.FLAKY:
        passed, count = result.times_passed, len(result.attempts)
        return tr(
            "Flaky: passed {passed} of {count} {count:time|times}", passed=passed, count=count
        ), "warning"
    unmet, count = len(result.unmet), len(result.checks)
    return tr(
        "Failed: {unmet} of {count} {count:expectation|expectations} unmet", unmet=unmet, count=count
    ), "danger"


def _act_word(act: str) -> str:
    return {
        SEARCH: tr("Open in the search test"),
        EDIT: tr("Change what is expected"),
        INSTRUCTIONS: tr("Change the instructions"),
        TRACE: tr("Show the trace"),
    }[act]
