"""What the agent did for an answer: tools at work, what it asks before it acts, files it made."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.core.events import ArtifactMade, ConfirmationAsked, ConfirmationGiven, ToolCalled, ToolReturned
from studio.core.forms import FilledForm
from studio.ui.chat.artifact_row import ArtifactRow
from studio.ui.chat.consent_card import ConsentCard
from studio.ui.chat.form_line import FormLine
from studio.ui.chat.tool_step import ToolStep
from studio.ui.chat.tool_steps import ToolSteps
from studio.ui.theme import space

Act = ToolCalled | ToolReturned | ConfirmationAsked | ConfirmationGiven | ArtifactMade


class Acts(QWidget):
    """`names` are the words for tools that the agent knows by names of its own."""

    consented = Signal(bool)
    artifact_made = Signal(object)
    previewed = Signal(object)
    kept = Signal(object)
    form_opened = Signal(object)

    def __init__(self, names: Mapping[str, str]) -> None:
        super().__init__()
        self._names = names
        self._steps: dict[str, ToolStep] = {}
        self._group: ToolSteps | None = None
        self._asking: ConsentCard | None = None
        self._form: FormLine | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space("2"))
        self.hide()

    def add_event(self, event: Act, *, live: bool = True) -> None:
        """`live` while it happens; what is shown again asks nobody and tells of no file."""
        match event:
            case ToolCalled():
                self._begin(event)
            case ToolReturned():
                self._finish(event)
            case ConfirmationAsked():
                self._ask(ConsentCard(event.proposal), live=live)
            case ConfirmationGiven():
                self._settle(agreed=event.agreed)
            case ArtifactMade():
                self._show_file(ArtifactRow(event.artifact), live=live)

    def _begin(self, called: ToolCalled) -> None:
        """Several steps in a row are one line that opens to them; what is asked or made ends the row."""
        if self._group is None:
            self._group = ToolSteps()
            self._add(self._group)
        step = ToolStep(called, self._names.get(called.tool, ""))
        self._steps[called.call] = step
        self._group.add(step)

    def _finish(self, event: ToolReturned) -> None:
        """A tool that could not be had at all was never called."""
        if event.call not in self._steps and event.trouble is not None:
            self.add_event(ToolCalled(call=event.call, tool=event.tool, arguments={}))
        if event.call in self._steps:
            self._steps[event.call].finish(event)
            for group in self.findChildren(ToolSteps):
                group.tell()

    def show_form(self, form: FilledForm) -> None:
        """One line for the form, however often it changes within an answer."""
        if self._form is None:
            self._form = FormLine()
            self._form.shown.connect(self.form_opened)
            self._add(self._form)
        self._form.show_form(form)

    def steps(self) -> list[ToolStep]:
        return list(self._steps.values())

    def is_open(self) -> bool:
        """Whether somebody looks into a step."""
        groups = self.findChildren(ToolSteps)
        return any(step.is_open() for step in self._steps.values()) or any(one.is_open() for one in groups)

    def asking(self) -> ConsentCard | None:
        """The question the run waits for."""
        return self._asking

    def give_up(self) -> None:
        """A run that was stopped waits for no answer."""
        if self._asking is not None:
            self._settle(agreed=False)

    def _ask(self, card: ConsentCard, *, live: bool) -> None:
        self._asking, self._group = card, None
        card.answered.connect(self.consented)
        self._add(card)
        if live:
            card.refuse.setFocus()

    def _settle(self, *, agreed: bool) -> None:
        if self._asking is not None:
            self._asking.settle(agreed=agreed)
            self._asking = None

    def _show_file(self, row: ArtifactRow, *, live: bool) -> None:
        self._group = None
        row.previewed.connect(self.previewed)
        row.kept.connect(self.kept)
        self._add(row)
        if live:
            self.artifact_made.emit(row.artifact)

    def _add(self, part: QWidget) -> None:
        self._column.addWidget(part)
        self.show()
