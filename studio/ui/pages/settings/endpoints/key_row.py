"""The key of an endpoint: how it is kept, and a field for another one; a kept key shows its end at most."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from studio.ui.components import Button, IconLabel, Link, StatusLabel, TextField, label
from studio.ui.language import tr
from studio.ui.theme import size, space

_HIDDEN = "• • • •"


class KeyRow(QWidget):
    """`typed` is told whenever the field changes, `saved` brings the key that is to be kept."""

    typed = Signal()
    saved = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = TextField(tr("Paste the key"))
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(tr("Key"))
        self.state = StatusLabel("", "muted")
        self.replace = Link(tr("Replace"))
        self._save, self._cancel = Button(tr("Keep key")), Link(tr("Cancel"))
        self._end = label(_HIDDEN, "body")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._kept_line())
        self._stack.addWidget(self._field_line())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(space("1"))
        whole.addWidget(self._stack)
        self._below = label("", "caption", "muted")
        whole.addWidget(self._below)
        self.setFocusProxy(self.field)
        self.replace.clicked.connect(self._open_field)
        self._cancel.clicked.connect(self._close_field)
        self._save.clicked.connect(self._tell)
        self.field.textChanged.connect(self._check)
        self.show_state(has_key=False, session_only=False)

    def show_state(self, *, has_key: bool, session_only: bool, end: str = "", given: bool = False) -> None:
        """`given` is one the program was started with, which no other one replaces."""
        self.field.clear()
        self._has_key = has_key or session_only
        self.replace.setHidden(given)
        self._end.setText(f"{_HIDDEN} {end}".strip())
        if given:
            self.state.set(tr("Given to this computer"), "success")
        elif session_only:
            self.state.set(tr("Kept until the program closes"), "warning")
        elif has_key:
            self.state.set(tr("In the system keyring"), "success")
        else:
            self.state.set(tr("No key kept"), "muted")
        self._below.setText(tr("No key kept"))
        self._show_field(open_=not self._has_key)

    def key(self) -> str:
        """What was typed just now."""
        return self.field.text().strip()

    def _show_field(self, *, open_: bool) -> None:
        self._stack.setCurrentIndex(1 if open_ else 0)
        self._below.setVisible(open_ and not self._has_key)
        self._cancel.setVisible(self._has_key)

    def _open_field(self) -> None:
        self._show_field(open_=True)
        self.field.setFocus()

    def _close_field(self) -> None:
        self.field.clear()
        self._show_field(open_=False)
        self.replace.setFocus()

    def _tell(self) -> None:
        self.saved.emit(self.field.text())

    def _check(self) -> None:
        self._save.setEnabled(bool(self.key()))
        self.typed.emit()

    def _kept_line(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("sunken")
        frame.setFixedHeight(size("control"))
        line = QHBoxLayout(frame)
        line.setContentsMargins(space("2"), 0, space("2"), 0)
        line.setSpacing(space("2"))
        line.addWidget(IconLabel("key-outline", "text.secondary", "icon.small"))
        line.addWidget(self._end, 1)
        line.addWidget(self.state)
        line.addWidget(self.replace)
        return frame

    def _field_line(self) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(space("2"))
        line.addWidget(self.field, 1)
        line.addWidget(self._save)
        line.addWidget(self._cancel)
        self._save.setEnabled(False)
        return holder
