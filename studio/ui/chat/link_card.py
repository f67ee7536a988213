"""Where a link leads, shown before anything is opened: an answer may name any address."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from studio.documents.invisible import made_visible
from studio.ui.components import Button, label
from studio.ui.language import tr
from studio.ui.theme import size, space

_OPENED = {"http", "https", "mailto"}
_LONGEST = 2_000


class LinkCard(QDialog):
    """Esc and Enter leave it; only addresses of the web and of mail can be opened at all."""

    def __init__(self, parent: QWidget, target: str) -> None:
        super().__init__(parent)
        self._target = target
        self.setWindowTitle(tr("This link leads to"))
        self.setMinimumWidth(min(size("dialog"), parent.window().width() - space("8")))
        address = label(made_visible(target)[:_LONGEST], "body", wrap=True)
        host = QUrl(target).host()
        self.copy_button, self.leave = Button(tr("Copy the address")), Button(tr("Do not open"))
        self.open_button = Button(tr("Open in the browser"))
        column = QVBoxLayout(self)
        column.setContentsMargins(space("6"), space("5"), space("6"), space("5"))
        column.setSpacing(space("3"))
        column.addWidget(label(tr("This link leads to"), "section"))
        column.addWidget(address)
        column.addWidget(label(self._said(host), "dense", "secondary", wrap=True))
        line = QHBoxLayout()
        line.setSpacing(space("2"))
        line.addStretch(1)
        for button in (self.copy_button, self.open_button, self.leave):
            line.addWidget(button)
        column.addLayout(line)
        self.open_button.setVisible(self._may_open())
        self.leave.setDefault(True)
        self.copy_button.clicked.connect(self._copy)
        self.open_button.clicked.connect(self._open)
        self.leave.clicked.connect(self.reject)
        self.finished.connect(self.deleteLater)

    @classmethod
    def ask(cls, parent: QWidget, target: str) -> "LinkCard":
        card = cls(parent, target)
        card.open()
        card.leave.setFocus()
        return card

    def _may_open(self) -> bool:
        return QUrl(self._target).scheme().lower() in _OPENED

    def _said(self, host: str) -> str:
        if not self._may_open():
            return tr("This kind of address is not opened from an answer. You can copy it.")
        return tr("The answer names it; nobody has checked {host}.", host=host or self._target[:80])

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._target)
        self.accept()

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl(self._target))
        self.accept()
