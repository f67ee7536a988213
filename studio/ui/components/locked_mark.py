"""The sign beside what an administrator has set: a lock, the words, and whom to ask in the tooltip."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.components.icons import IconLabel
from studio.ui.components.labels import label
from studio.ui.language import tr
from studio.ui.theme import space


class LockedMark(QWidget):
    """Hidden until something is locked; what it stands beside cannot be used then."""

    def __init__(self, *controls: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controls = controls
        self.setAccessibleName(tr("Set by your administrator"))
        self.hide()

    def beside(self, control: QWidget) -> QHBoxLayout:
        """A line of both."""
        line = QHBoxLayout()
        line.setSpacing(space("2"))
        line.addWidget(control)
        line.addWidget(self, 1)
        line.addStretch(0)
        return line

    def show_lock(self, whom: str) -> None:
        """`whom` says whom to ask; empty where nothing is locked."""
        self.setToolTip(whom)
        self.setAccessibleDescription(whom)
        if bool(whom) == self.isHidden():
            if self.layout() is None:
                self._fill()
            self.setVisible(bool(whom))
            for control in self._controls:
                control.setEnabled(not whom)
                control.setToolTip(whom)

    def _fill(self) -> None:
        """Most are never shown."""
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(space("1"))
        line.addWidget(IconLabel("lock-outline", "text.secondary", "icon.small"))
        line.addWidget(label(tr("Set by your administrator"), "caption", "secondary"))
        line.addStretch(1)
