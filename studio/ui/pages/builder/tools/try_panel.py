"""Trying a tool out: a form of what it is called with, the question before it acts, and what came of it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.authoring.fields import form_fields
from studio.authoring.filling import Value
from studio.core.proposals import Proposal
from studio.endpoints import ToolSpec
from studio.ui.chat.consent_card import ConsentCard
from studio.ui.components import Button, FormRow, ScrollPage, Select, TextField, clear_layout, label
from studio.ui.language import tr
from studio.ui.pages.builder.schema import FormPlace, SchemaForm, parameter_labels
from studio.ui.pages.builder.schema.problems import argument_problems
from studio.ui.theme import space

_SETTLED_MILLISECONDS = 500
_SHOWN = 30  # characters of a description in a choice


class TryPanel(ScrollPage):
    """`ran` brings the tool's name, the arguments and what the person would have said."""

    ran = Signal(str, dict, str)
    stopped = Signal()
    answered = Signal(bool)
    attached = Signal()

    def __init__(self) -> None:
        super().__init__(margin=False)
        self._specs: dict[str, ToolSpec] = {}
        self._place: FormPlace | None = None
        self._first: QWidget | None = None
        self._at_end = QTimer(self, singleShot=True, interval=_SETTLED_MILLISECONDS)
        self._ending = QTimer(self, singleShot=True, interval=0)  # goes with the panel
        self._ending.timeout.connect(self._go_to_end)
        self.verticalScrollBar().rangeChanged.connect(self._stay_at_end)
        self.verticalScrollBar().actionTriggered.connect(self._at_end.stop)  # the person looks elsewhere
        self.form: SchemaForm | None = None
        self.choice, self.said = Select(), TextField(tr("Such as: is Shahe station above warning level?"))
        self.run_button, self.stop_button = Button(tr("Run"), "primary", "play-outline"), Button(tr("Stop"))
        self.attach_button = Button(tr("Attach a file…"), icon="paperclip", small=True)
        self._head, self._question, self.results = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._build()
        self.choice.chosen.connect(self._show_spec)
        self.run_button.clicked.connect(self._run)
        self.stop_button.clicked.connect(self.stopped)
        self.attach_button.clicked.connect(self.attached)

    def wait(self) -> None:
        """The tool is being made ready."""
        self._clear()
        self._head.addWidget(label(tr("Getting the tool ready…"), "dense", "secondary"))

    def refuse(self, banner: QWidget) -> None:
        """Say why it cannot be tried."""
        self._clear()
        self._head.addWidget(banner)

    def offer(self, specs: Sequence[ToolSpec], place: FormPlace) -> None:
        self._clear()
        self._specs, self._place = {spec.name: spec for spec in specs}, place
        self.choice.set_options([(name, _said(spec)) for name, spec in self._specs.items()])
        self._choice_row.setVisible(len(specs) > 1)
        self._inputs.setVisible(bool(specs))
        if specs:
            self._show_spec()

    def show_attached(self, names: Sequence[str]) -> None:
        self._attached.setText(tr(", ").join(names))

    def ask(self, proposal: Proposal) -> None:
        card = ConsentCard(proposal)
        card.answered.connect(self.answered)
        self._question.addWidget(card)
        card.refuse.setFocus()
        self._show_end()

    def stop_asking(self) -> None:
        clear_layout(self._question)

    def set_busy(self, *, busy: bool) -> None:
        self.run_button.set_busy(busy, tr("Running…"))
        self.stop_button.setVisible(busy)
        if busy:
            clear_layout(self.results)

    def show_result(self, parts: Sequence[QWidget]) -> None:
        clear_layout(self.results)
        for part in parts:
            self.results.addWidget(part)
        self._show_end(self.run_button)

    def _show_end(self, first: QWidget | None = None) -> None:
        """What came stands below a form that may be long: go there, but keep `first` in sight."""
        self._first = first
        self._at_end.start()
        self._ending.start()

    def _stay_at_end(self) -> None:
        """It may take more than one turn until all has its height."""
        if self._at_end.isActive():
            self._at_end.start()
            self._ending.start()

    def _go_to_end(self) -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # else the end is where it was
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum())
        if self._first is not None:
            self.ensureWidgetVisible(self._first, 0, space("4"))

    def _clear(self) -> None:
        for layout in (self._head, self._form_place, self._question, self.results):
            clear_layout(layout)
        self.form, self._specs = None, {}
        self._inputs.hide()

    def _show_spec(self) -> None:
        spec, place = self._specs[self.choice.value()], self._place
        assert place is not None
        for layout in (self._form_place, self.results):
            clear_layout(layout)
        if spec.description:
            self._form_place.addWidget(label(spec.description, "caption", "muted", wrap=True))
        self.form = SchemaForm(form_fields(spec.parameters), parameter_labels, place)
        self._form_place.addWidget(self.form)
        self.form.setFocus()

    def _run(self) -> None:
        name = self.choice.value()
        if self.form is None or name not in self._specs:
            return
        values: dict[str, Value] = self.form.value()
        problems = argument_problems(self._specs[name].parameters, values)
        self.form.show_problems(problems)
        if not problems:
            self.ran.emit(name, values, self.said.value())

    def _build(self) -> None:
        edge = space("4")
        self.column.setContentsMargins(edge, edge, edge, edge)
        self.column.addLayout(self._head)
        self._inputs, self._form_place = QWidget(), QVBoxLayout()
        inputs = QVBoxLayout(self._inputs)
        inputs.setContentsMargins(0, 0, 0, 0)
        inputs.setSpacing(space("3"))
        self._choice_row = FormRow(tr("What to call"), self.choice)
        inputs.addWidget(self._choice_row)
        self._form_place.setSpacing(space("3"))
        inputs.addLayout(self._form_place)
        help_text = tr("Only if the tool looks at what was said in the chat.")
        inputs.addWidget(FormRow(tr("The person said"), self.said, help_text))
        inputs.addLayout(self._buttons())
        self.column.addWidget(self._inputs)
        for layout in (self._question, self.results):
            layout.setSpacing(space("3"))
            self.column.addLayout(layout)
        self._inputs.hide()

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(space("2"))
        self._attached = label("", "caption", "muted", wrap=True)
        line.addWidget(self.run_button)
        line.addWidget(self.stop_button)
        line.addWidget(self.attach_button)
        line.addWidget(self._attached, 1)
        self.stop_button.hide()
        return line


def _said(spec: ToolSpec) -> str:
    """What it is for in a few words, then its name."""
    words = spec.description.split("\n", 1)[0]
    return f"{words[:_SHOWN]} ({spec.name})" if words else spec.name
