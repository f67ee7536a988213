"""Asks why a release should no longer be used, and what to use instead."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.components import Button, FormRow, TextArea, TextField, label
from studio.ui.language import tr
from studio.ui.theme import size, space


class DeprecateDialog(QDialog):
    """Esc means the harmless answer; `deprecated` brings the reason, and an agent or version or nothing."""

    deprecated = Signal(str, str)

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(min(size("dialog"), parent.window().width() - space("8")))
        self.reason, self.instead = TextArea(lines=2), TextField()
        self._yes, self._no = Button(tr("Deprecate"), "primary"), Button(tr("Leave it"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space("6"), space("5"), space("6"), space("5"))
        layout.setSpacing(space("3"))
        layout.addWidget(label(title, "section", wrap=True))
        text = tr("It goes on working and can be installed, with a notice to everybody who has it.")
        layout.addWidget(label(text, "body", "secondary", wrap=True))
        layout.addWidget(FormRow(tr("Reason"), self.reason, required=True))
        help_text = tr("A version of this agent, such as 1.2.0, or another agent's identifier.")
        layout.addWidget(FormRow(tr("Use instead"), self.instead, help_text))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._no)
        buttons.addWidget(self._yes)
        layout.addLayout(buttons)
        self._no.setDefault(True)
        self.reason.textChanged.connect(self._check)
        self._yes.clicked.connect(self._confirm)
        self._no.clicked.connect(self.reject)
        self.finished.connect(self.deleteLater)
        self._check()

    def _check(self) -> None:
        self._yes.setEnabled(bool(self.reason.value()))

    def _confirm(self) -> None:
        reason, instead = self.reason.value(), self.instead.value()
        self.accept()
        self.deprecated.emit(reason, instead)
