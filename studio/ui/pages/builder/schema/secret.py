"""A secret: named in the settings, kept in the keyring, and never shown again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from studio.authoring.filling import Value
from studio.ui.components import Button, StatusLabel, TextField
from studio.ui.language import tr
from studio.ui.pages.builder.schema.place import FormPlace
from studio.ui.theme import space


class SecretField(QWidget):
    chosen = Signal(str)

    def __init__(self, place: FormPlace, field: str) -> None:
        super().__init__()
        self._place, self._field, self._name = place, field, ""
        self.secret = TextField(tr("Paste the key here; it is not kept in the agent"))
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.setAccessibleName(tr("Key"))
        self._keep, self._forget = Button(tr("Keep in keyring"), small=True), Button(tr("Remove"), small=True)
        self._once = Button(tr("Use it this time only"), small=True)
        self._state = StatusLabel(tr("No key kept"), "muted")
        self._build()
        self._keep.clicked.connect(self._keep_it)
        self._once.clicked.connect(self._keep_once)
        self._forget.clicked.connect(self._forget_it)
        self.secret.textChanged.connect(self._check)
        self.set_value("")

    def value(self) -> Value:
        return self._name

    def set_value(self, value: Value) -> None:
        self._name = value if isinstance(value, str) else ""
        self._show("missing")
        if self._name:
            self._place.find_secret(self._name, self._show)

    def _build(self) -> None:
        column, line = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("1"))
        line.setSpacing(space("2"))
        line.addWidget(self.secret, 1)
        for button in (self._keep, self._once, self._forget):
            line.addWidget(button)
        column.addLayout(line)
        column.addWidget(self._state)
        self.setFocusProxy(self.secret)

    def _keep_it(self) -> None:
        self._put(self.secret.value(), session_only=False)

    def _keep_once(self) -> None:
        self._put(self.secret.value(), session_only=True)

    def _forget_it(self) -> None:
        self._put("", session_only=False)

    def _put(self, secret: str, *, session_only: bool) -> None:
        self._name = self._name or self._place.secret_name(self._field)
        self._place.keep_secret(self._name, secret, self._kept, session_only=session_only)

    def _kept(self, how: str) -> None:
        """Where there is no keyring, the person decides whether it is to be used this time only."""
        self._show(how)
        if how != "unavailable":
            self.secret.clear()
            self.chosen.emit(self._name)

    def _show(self, how: str) -> None:
        text, kind = {
            "kept": (tr("In the system keyring, as “{name}”", name=self._name), "success"),
            "session": (tr("Kept until the program closes"), "warning"),
            "unavailable": (tr("This computer has no keyring that can be used"), "danger"),
        }.get(how, (tr("No key kept"), "muted"))
        self._state.set(text, kind)
        self._once.setVisible(how == "unavailable")
        self._forget.setVisible(how in {"kept", "session"})
        self._check()

    def _check(self) -> None:
        for button in (self._keep, self._once):
            button.setEnabled(bool(self.secret.value()))
