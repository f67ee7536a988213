"""The few fields only this form has: a list of lines, a switch with a value, the choice of an icon."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from studio.ui.components import GrowingArea, IconButton, Select
from studio.ui.language import tr
from studio.ui.theme import space

ICONS = (
    "robot-outline", "weather-lightning-rainy", "waves", "fire-alert", "shield-check-outline",
    "hospital-box-outline", "school-outline", "bus-clock", "file-document-edit-outline",
    "file-search-outline", "gavel", "account-group-outline", "phone-in-talk-outline",
    "map-marker-radius-outline", "calendar-clock-outline", "chart-box-outline",
)  # fmt: skip
_COLUMNS = 8


class LinesArea(GrowingArea):
    """One entry a line."""

    def value(self) -> list[str]:  # type: ignore[override]  # entries instead of a text
        return [line.strip() for line in self.toPlainText().splitlines() if line.strip()]

    def set_value(self, value: Iterable[str]) -> None:
        wanted = list(value)
        if wanted != self.value():
            self.setPlainText("\n".join(wanted))


class FreedomSelect(Select):
    """How freely the model words its answers, in three steps; another value of the file is kept."""

    _STEPS = (0.0, 0.2, 0.7)

    def __init__(self) -> None:
        super().__init__()
        self.set_value(0.2)

    def value(self) -> float:  # type: ignore[override]  # a number behind each option
        return float(self.currentData() or 0.0)

    def set_value(self, value: float) -> None:  # type: ignore[override]  # a number behind each option
        names = (tr("Strict: the same question, the same answer"), tr("Balanced"), tr("Free: varied wording"))
        options = dict(zip(self._STEPS, names, strict=True))
        options.setdefault(value, tr("As in the file: {value}", value=f"{value:g}"))
        self.clear()
        for step, text in sorted(options.items()):
            self.addItem(text, step)
        self.setCurrentIndex(self.findData(value))


class IconPicker(QWidget):
    """The icons an office has use for; another one of the file stays until one is chosen."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._value = ""
        self._group = QButtonGroup(self)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space("1"))
        for index, name in enumerate(ICONS):
            button = IconButton(name, tr("Icon {number}", number=index + 1))
            button.setCheckable(True)
            button.setProperty("choice", name)
            self._group.addButton(button)
            layout.addWidget(button, index // _COLUMNS, index % _COLUMNS)
        layout.setColumnStretch(_COLUMNS, 1)
        self._group.buttonClicked.connect(self._choose)

    def value(self) -> str:
        return self._value

    def set_value(self, value: str) -> None:
        self._value = value
        for button in self._group.buttons():
            button.setChecked(button.property("choice") == value)

    def _choose(self) -> None:
        self._value = str(self._group.checkedButton().property("choice"))
        self.chosen.emit(self._value)
