"""The tab 发布: what is still missing, the release note, the package, and one's submissions."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio.catalogue import CheckName, Step, Submission, raised
from studio.core.errors import (
    AgentHasNoTests,
    CatalogueBusy,
    CatalogueRefused,
    CatalogueUnreachable,
    CheckStopped,
    ReasonsMissing,
    TestsNotPassed,
)
from studio.ui.components import (
    Button,
    Card,
    FlowLayout,
    FormRow,
    Link,
    ScrollPage,
    Tag,
    TextArea,
    clear_layout,
    label,
    set_tone,
)
from studio.ui.language import tr
from studio.ui.notices import error_banner
from studio.ui.pages.builder.pointing import point_at
from studio.ui.pages.builder.readiness import Standing
from studio.ui.pages.builder.readiness_card import ReadinessCard
from studio.ui.pages.builder.releasing.checks import RUN_ATTACKS, ChoiceButton
from studio.ui.pages.builder.releasing.decided import decided_banner
from studio.ui.pages.builder.releasing.package_card import PackageCard
from studio.ui.pages.builder.releasing.remarks_card import RemarksCard
from studio.ui.pages.builder.releasing.submissions_card import SubmissionsCard
from studio.ui.theme import size, space

_AGAIN = "again"


class ReleasingView(ScrollPage):
    submitted = Signal(str)
    version_opened = Signal()
    version_raised = Signal(str)
    tests_opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.readiness, self.package, self.submissions = ReadinessCard(), PackageCard(), SubmissionsCard()
        self.remarks = RemarksCard()
        self._trouble, self._decided = QVBoxLayout(), QVBoxLayout()
        self._told: object = None
        self.note_field = TextArea(tr("What is new, and why; reviewers and users read it."), lines=3)
        self.submit = Button(tr("Submit for review"), "primary", "send-check-outline")
        self._after = label("", "caption", "muted", wrap=True)
        self.show_waiting(0)
        self.submit.clicked.connect(self._tell)
        self.package.submitted.connect(self._tell)
        self.package.unhindered.connect(self._forget_missing)
        self._version = Tag("", "accent")
        self._raising: dict[str, ChoiceButton] = {}
        self.column.addLayout(self._trouble)
        self.column.addLayout(self._decided)
        self._top = top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        top.setSpacing(space("gap"))
        top.addWidget(self._note_card(), 3)
        top.addWidget(self._ready_column(), 2)
        self.column.addWidget(self.remarks)
        self.column.addLayout(top)
        self.column.addWidget(self.package)
        self.column.addWidget(self.submissions)
        self.verticalScrollBar().rangeChanged.connect(self._see_what_is_written)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        upright = self.width() < size("room.two.columns")
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._top.setDirection(down if upright else across)

    def show_version(self, version: str, live: str) -> None:
        self._version.set(tr("draft {version}", version=version), "accent")
        for step, text in _steps():
            leads_to = raised(version, Step(step))
            self._raising[step].set_text(f"{text} {leads_to}")
            self._raising[step].setToolTip(tr("Give the draft version {version}", version=leads_to))
        self._live.setText(tr("In use: {version}", version=live) if live else tr("Not released yet"))

    def show_proposal(self, text: str, *, fits: bool) -> None:
        """Which version what was changed asks for; `fits` when the draft bears it or a higher one."""
        self._proposal.setText(text)
        set_tone(self._proposal, "secondary" if fits else "warning")
        self._proposal.setVisible(bool(text))

    def show_submissions(self, submissions: Sequence[Submission]) -> None:
        """Newest first: what was decided last, what is still open in them, and each with its reviews."""
        clear_layout(self._decided)
        banner = decided_banner(submissions[0] if submissions else None)
        if banner is not None:
            self._decided.addWidget(banner)
        self.submissions.show_submissions(submissions)
        self.remarks.show_submissions(submissions)

    def wait(self) -> None:
        """Another agent: nothing is known of its submissions."""
        clear_layout(self._decided)
        self.submissions.hide()
        self.remarks.hide()

    def show_waiting(self, number: int) -> None:
        """What submitting leads to; the submission that waits gives way to the next, 0 for none."""
        if number:
            said = tr(
                "Number {number} waits for a reviewer; submitting again takes its place.", number=number
            )
        else:
            said = tr("The package is built and checked, then a reviewer decides.")
        self._after.setText(said)
        self.submit.set_text(tr("Submit again") if number else tr("Submit for review"))
        self.submit.set_kind("secondary" if number else "primary")

    def show_error(self, error: object, *, submitting: bool = False) -> None:
        """Say it where the person is, with what puts it right: the tests, the attacks, or another try."""
        self.clear_error()
        self._told = error
        again = submitting and isinstance(error, CatalogueUnreachable | CatalogueBusy | CatalogueRefused)
        acts = [(_AGAIN, tr("Submit once more"))] if again else _mending(error)
        banner = error_banner(error, acts)
        banner.acted.connect(self._act)
        self._trouble.addWidget(banner)
        self.verticalScrollBar().setValue(0)

    def clear_error(self) -> None:
        self._told = None
        clear_layout(self._trouble)

    def set_busy(self, busy: bool) -> None:
        self.submit.set_busy(busy, tr("Submitting…"))

    def show_what_is_missing(self, standing: Standing) -> None:
        """Pressed early: the list of what is missing, its first open line at hand."""
        if standing.first_missing is not None:
            self.ensureWidgetVisible(self.readiness)
            self.readiness.stand_at(standing.first_missing)

    def lead_to_reason(self) -> None:
        """Stand where the next warning asks for a reason."""
        field = self.package.open_reason()
        if field is not None:
            field.setFocus()
            self._see_what_is_written()
            point_at(field)

    def _see_what_is_written(self) -> None:
        """A reason stays in sight while the list of checks around it still takes its place."""
        focused = QApplication.focusWidget()
        if isinstance(focused, TextArea) and self.package.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, self.viewport().height() // 3)

    def lead_to_attacks(self) -> None:
        self.ensureWidgetVisible(self.package)
        self.package.attack.setFocus()
        point_at(self.package)

    def note(self) -> str:
        return self.note_field.value()

    def clear_note(self) -> None:
        self.note_field.clear()

    def _note_card(self) -> Card:
        card = Card(tr("Submit for review"))
        line = FlowLayout()
        self._live = label("", "dense", "muted")
        self._proposal = label("", "dense", "secondary", wrap=True)
        self._proposal.hide()
        change = Link(tr("Change the version"))
        change.clicked.connect(self.version_opened)
        for part in (self._version, self._live):
            line.addWidget(part)
        for step, text in _steps():
            button = ChoiceButton(text, step)
            button.chosen.connect(self.version_raised)
            self._raising[step] = button
            line.addWidget(button)
        line.addWidget(change)
        card.body.addLayout(line)
        card.body.addWidget(self._proposal)
        card.body.addWidget(FormRow(tr("Release note"), self.note_field))
        foot = QHBoxLayout()
        foot.addWidget(self._after, 1)
        foot.addWidget(self.submit)
        card.body.addLayout(foot)
        return card

    def _ready_column(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.readiness)
        column.addStretch(1)
        return holder

    def _forget_missing(self) -> None:
        """The last reason has been written."""
        if isinstance(self._told, ReasonsMissing):
            self.clear_error()

    def _tell(self) -> None:
        self.submitted.emit(self.note())

    def _act(self, action: str) -> None:
        if action == "tests":
            self.tests_opened.emit()
        elif action == RUN_ATTACKS:
            self.package.acted.emit(action)
        elif action == _AGAIN:
            self.submit.click()


def _mending(error: object) -> list[tuple[str, str]]:
    if isinstance(error, TestsNotPassed | AgentHasNoTests):
        return [("tests", tr("Go to the tests"))]
    if isinstance(error, CheckStopped) and error.facts["check"] == CheckName.INJECTIONS:
        return [(RUN_ATTACKS, tr("Run attacks"))]
    return []


def _steps() -> tuple[tuple[str, str], ...]:
    return (("patch", tr("Correction")), ("minor", tr("New version")), ("major", tr("Rebuilt")))
