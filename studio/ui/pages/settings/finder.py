"""The field that finds settings, and what it found below it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.components import ClickableRow, ElidedLabel, TextField, clear_layout, label
from studio.ui.language import tr
from studio.ui.pages.settings.finding import Field
from studio.ui.theme import space


class Finder(QWidget):
    """`asked` brings what is looked for, nothing when it is over; `picked` the number of what was chosen."""

    asked = Signal(str)
    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = _Field(tr("Search the settings"), "magnify")
        self.field.setAccessibleName(tr("Search the settings"))
        self.field.setClearButtonEnabled(True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(space("1") // 2)
        self._nothing = label(tr("No setting is called that."), "dense", "muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space("2"))
        layout.addWidget(self.field)
        layout.addLayout(self._rows)
        layout.addWidget(self._nothing)
        self._nothing.hide()
        self.field.textChanged.connect(self._tell)
        self.field.returnPressed.connect(self._pick_first)
        self.field.went_down.connect(self._go_down)
        self.field.given_up.connect(self.field.clear)

    def show_found(self, fields: Sequence[Field], titles: Mapping[str, str]) -> None:
        clear_layout(self._rows)
        for number, field in enumerate(fields):
            row = _Row(field.text, titles[field.section])
            row.setProperty("number", number)
            row.opened.connect(self._pick)
            self._rows.addWidget(row)
        self._nothing.setVisible(bool(self.field.value()) and not fields)

    def texts(self) -> list[str]:
        return [row.accessibleName() for row in self._found()]

    def _found(self) -> list["_Row"]:
        rows = (self._rows.itemAt(index).widget() for index in range(self._rows.count()))
        return [row for row in rows if isinstance(row, _Row)]

    def _tell(self) -> None:
        self.asked.emit(self.field.value())

    def _pick(self) -> None:
        self.picked.emit(int(self.sender().property("number")))

    def _pick_first(self) -> None:
        if self._found():
            self.picked.emit(0)

    def _go_down(self) -> None:
        if self._found():
            self._found()[0].setFocus()


class _Field(TextField):
    went_down = Signal()
    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.went_down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class _Row(ClickableRow):
    def __init__(self, text: str, section: str) -> None:
        super().__init__()
        self.setProperty("nav", True)
        self.setAccessibleName(f"{text} · {section}")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(space("2"), space("1"), space("2"), space("1"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(text, "body"))
        words.addWidget(ElidedLabel(section, "caption", "muted"))
        layout.addLayout(words)
