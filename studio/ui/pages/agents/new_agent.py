"""The sheet in which a new agent gets its name, and begins empty or from a ready-made one."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.components import (
    Button,
    Checkbox,
    FormRow,
    ProgressCard,
    Select,
    SideSheet,
    TextField,
    clear_layout,
    label,
)
from studio.ui.language import tr
from studio.ui.notices import error_banner


class NewAgentSheet(SideSheet):
    """`created` brings name, template (empty for none) and whether its documents are loaded too."""

    created = Signal(str, str, bool)
    cancelled = Signal()

    def __init__(self, page: QWidget, id_for: Callable[[str], str]) -> None:
        super().__init__(page, tr("New agent"))
        self._id_for = id_for
        self.name, self.template = TextField(tr("Flood duty assistant")), Select()
        self.documents = Checkbox(tr("Load its sample documents as well"))
        self.documents.setChecked(True)
        self._names: Mapping[str, str] = {}
        self._name_row = FormRow(tr("Name"), self.name, required=True)
        self._folder = label("", "caption", "muted", wrap=True)
        self._below = QVBoxLayout()
        self.create_button = Button(tr("Create"), "primary")
        for part in (self._name_row, self._folder, FormRow(tr("Begin with"), self.template), self.documents):
            self.body.addWidget(part)
        self.body.addLayout(self._below)
        self.body.addStretch(1)
        self.body.addLayout(self._buttons())
        self.name.textChanged.connect(self._show_id)
        self.template.chosen.connect(self._choose)

    def write(self, samples: Mapping[str, str]) -> None:
        """Open it empty; `samples` maps the ready-made agents to their names."""
        self._names = samples
        self.template.set_options([("", tr("Nothing, write it myself")), *samples.items()])
        self.template.set_value("")
        self.name.clear()
        self._choose("")
        self._show_id()
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
        self.documents.setVisible(bool(template))
        if template and self.name.value() in {"", *self._names.values()}:
            self.name.set_value(self._names[template])

    def _show_id(self) -> None:
        self._folder.setText(tr("Its folder is called {id}.", id=self._id_for(self.name.value())))

    def _create(self) -> None:
        name = self.name.value()
        if not 0 < len(name) <= 60:
            self._name_row.set_error(tr("Write a name of 1 to 60 characters."))
            self.name.setFocus()
            return
        self.created.emit(name, self.template.value(), self.documents.isChecked())
