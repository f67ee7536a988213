"""Names a base, a new one or one that is renamed; what is wrong with the name is said at the field."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.core.errors import NameNotAllowed, NameTaken
from studio.ui.components import Button, FormRow, SideSheet, TextField
from studio.ui.language import tr
from studio.ui.notices import explanation_of


class NameSheet(SideSheet):
    """`named` brings the old name, empty for a new base, and the new one."""

    named = Signal(str, str)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, "")
        self._old = ""
        self.field = TextField(tr("Flood plans"))
        self.row = FormRow(tr("Name"), self.field, tr("What the documents are about, in a few words."))
        self.done = Button(tr("Create"), "primary")
        leave = Button(tr("Cancel"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.done)
        buttons.addWidget(leave)
        buttons.addStretch(1)
        self.body.addWidget(self.row)
        self.body.addLayout(buttons)
        self.body.addStretch(1)
        self.done.clicked.connect(self._name)
        self.field.returnPressed.connect(self._name)
        leave.clicked.connect(self.close_sheet)

    def ask(self, old: str = "", suggested: str = "") -> None:
        """Ask for a name; `old` is that of the base to rename."""
        self._old = old
        self.set_title(tr("Rename the knowledge base") if old else tr("New knowledge base"))
        self.done.set_text(tr("Rename") if old else tr("Create"))
        self.set_busy(False)
        self.field.set_value(old or suggested)
        self.row.clear_error()
        self.open()
        self.field.setFocus()
        self.field.selectAll()

    def set_busy(self, busy: bool) -> None:
        self.done.set_busy(busy, tr("Working…"))

    def show_trouble(self, error: object) -> bool:
        """Say at the field what is wrong with the name; False for any other trouble."""
        self.set_busy(False)
        if not isinstance(error, NameTaken | NameNotAllowed):
            return False
        said = explanation_of(error)
        self.row.set_error(f"{said.happened} {said.action}")
        self.field.setFocus()
        return True

    def _name(self) -> None:
        wanted = self.field.value()
        if not wanted:
            self.row.set_error(tr("Give it a name."))
        elif wanted == self._old:
            self.close_sheet()
        else:
            self.named.emit(self._old, wanted)
