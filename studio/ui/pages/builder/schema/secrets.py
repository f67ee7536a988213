"""Secrets by name, as the environment variables of a program: each name with its value in the keyring."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.authoring.filling import Value
from studio.ui.components import clear_layout, label
from studio.ui.pages.builder.schema.place import FormPlace
from studio.ui.pages.builder.schema.secret import SecretField
from studio.ui.pages.builder.schema.simple import Lines
from studio.ui.theme import space


class SecretsField(QWidget):
    """The names, one a line, and under them a field for the value of each."""

    chosen = Signal(str)

    def __init__(self, place: FormPlace) -> None:
        super().__init__()
        self._place, self._named = place, list[str]()
        self.names, self._fields = Lines(), QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("2"))
        column.addWidget(self.names)
        column.addLayout(self._fields)
        self.setFocusProxy(self.names)
        self.names.textChanged.connect(self._rename)

    def value(self) -> Value:
        return self.names.value()

    def set_value(self, value: Value) -> None:
        self.names.set_value(value)
        self._draw()

    def field(self, name: str) -> SecretField:
        """The field of that secret."""
        found = self._fields.itemAt(self._named.index(name) * 2 + 1).widget()
        assert isinstance(found, SecretField)
        return found

    def _rename(self) -> None:
        self._draw()
        self.chosen.emit("")

    def _draw(self) -> None:
        """Anew only when the names are others: what is being typed stays."""
        named = [str(name) for name in self.names.value()]
        if named == self._named:
            return
        self._named = named
        clear_layout(self._fields)
        for name in named:
            field = SecretField(self._place, name)
            field.set_value(name)
            field.secret.setAccessibleName(name)
            self._fields.addWidget(label(name, "caption"))
            self._fields.addWidget(field)
