"""The sheet in which a new agent gets its name, and begins empty or from a ready-made one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.components import (
    Button,
    Checkbox,
    FormRow,
    ProgressCard,
    ScrollPage,
    Select,
    SideSheet,
    TextField,
    clear_layout,
    label,
)
from studio.ui.language import tr
from studio.ui.notices import error_banner
from studio.ui.scratch import Scratch

DESCRIBE = "describe"
_PLACE = "agents/new/name"


@dataclass(frozen=True, slots=True)
class Wish:
    """`template` is empty for none, `base` what it reads, `described` to draft it from a sentence."""

    name: str
    template: str = ""
    documents: bool = False
    base: str = ""
    described: bool = False


class NewAgentSheet(SideSheet):
    """`created` brings the wish; the name is kept until then, whatever happens to the program."""

    created = Signal(object)
    cancelled = Signal()

    def __init__(self, page: QWidget, id_for: Callable[[str], str], scratch: Scratch) -> None:
        super().__init__(page, tr("New agent"))
        self._id_for, self._scratch = id_for, scratch
        self.name, self.template, self.base = TextField(tr("Flood duty assistant")), Select(), Select()
        self.documents = Checkbox(tr("Load its sample documents as well"))
        self.documents.setChecked(True)
        self._names: Mapping[str, str] = {}
        self._name_row = FormRow(tr("Name"), self.name, required=True)
        self._folder, self._about = label("", "caption", "muted", wrap=True), tr("What it answers from")
        self._base_row = FormRow(self._about, self.base, tr("More can be added later."))
        self._below = QVBoxLayout()
        self.create_button = Button(tr("Create"), "primary")
        begin = FormRow(tr("Begin with"), self.template)
        fields = ScrollPage(margin=False)
        for part in (self._name_row, self._folder, begin, self._base_row, self.documents):
            fields.column.addWidget(part)
        fields.column.addLayout(self._below)
        self.body.addWidget(fields, 1)
        self.body.addLayout(self._buttons())
        self.name.textChanged.connect(self.show_id)
        self.name.textEdited.connect(self._keep)
        self.name.returnPressed.connect(self.create_button.click)
        self.template.chosen.connect(self._choose)

    def write(self, samples: Mapping[str, str], bases: Sequence[str]) -> None:
        """Open it with what was typed last; `samples` maps the ready-made agents to their names."""
        self._names = samples
        own = [(DESCRIBE, tr("A sentence that describes it")), ("", tr("Nothing, write it myself"))]
        self.template.set_options([*own, *samples.items()])
        self.template.set_value(DESCRIBE)
        self.base.set_options([("", tr("No base yet")), *((name, name) for name in bases)])
        self.base.set_value(bases[0] if len(bases) == 1 else "")
        self.name.set_value(self._scratch.text(_PLACE))
        self._choose(DESCRIBE)
        self.show_id()
        self.set_busy(False)
        self.open()
        self.name.setFocus()

    def choose(self, template: str) -> None:
        """Begin with that ready-made agent."""
        self.template.set_value(template)
        self._choose(template)

    def set_busy(self, busy: bool) -> None:
        self.create_button.set_busy(busy, tr("Creating…"))
        clear_layout(self._below)

    def show_error(self, error: object) -> None:
        self.set_busy(False)
        self._below.addWidget(error_banner(error))

    def show_progress(self) -> ProgressCard:
        """Say how far the sample's documents are."""
        clear_layout(self._below)
        card = ProgressCard(tr("Loading documents"))
        card.cancelled.connect(self.cancelled)
        self._below.addWidget(card)
        return card

    def _buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        cancel = Button(tr("Cancel"))
        cancel.clicked.connect(self.close_sheet)
        self.create_button.clicked.connect(self._create)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.create_button)
        return buttons

    def _choose(self, template: str) -> None:
        """A ready-made agent brings its own name, unless one has written another."""
        ready_made = template in self._names
        self.documents.setVisible(ready_made)
        self._base_row.setVisible(not ready_made)
        if ready_made and self.name.value() in {"", *self._names.values()}:
            self.name.set_value(self._names[template])

    def show_id(self) -> None:
        self._folder.setText(tr("Its folder is called {id}.", id=self._id_for(self.name.value())))

    def _create(self) -> None:
        name = self.name.value()
        if not 0 < len(name) <= 60:
            self._name_row.set_error(tr("Write a name of 1 to 60 characters."))
            self.name.setFocus()
            return
        begin = self.template.value()
        if begin in self._names:
            self.created.emit(Wish(name, begin, self.documents.isChecked()))
        else:
            self.created.emit(Wish(name, base=self.base.value(), described=begin == DESCRIBE))

    def forget(self) -> None:
        """It has been made: what was typed is needed no more."""
        self._scratch.forget(_PLACE)

    def _keep(self, name: str) -> None:
        self._scratch.keep(_PLACE, name)
