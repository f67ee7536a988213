"""The fields with one value: text, number, date, yes or no, a choice, several choices, JSON."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.authoring.fields import FormField
from studio.authoring.filling import Value, number_of
from studio.ui.components import Checkbox, GrowingArea, Select, Switch, TextField
from studio.ui.language import tr
from studio.ui.theme import space

_NOT_SAID = ""


class PlainText(TextField):
    """A text; something else that stands there is shown as it is written, and kept until it is changed."""

    def set_value(self, value: Value) -> None:
        super().set_value(value if isinstance(value, str) else "" if value is None else json.dumps(value))


class NumberText(TextField):
    """A number one may also leave out; what is none stays as it is written, and the form says so."""

    def value(self) -> Value:
        return number_of(self.text())

    def set_value(self, value: Value) -> None:
        shown = "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
        if value != self.value():
            self.setText(shown)


class YesNo(Switch):
    def value(self) -> Value:
        return self.isChecked()

    def set_value(self, value: Value) -> None:
        self.setChecked(value is True)


class Choice(Select):
    """One of the values behind the words; one the schema does not know is kept and shown as it is."""

    def __init__(self, choices: Mapping[str, Any], *, may_be_empty: bool) -> None:
        self._values: dict[str, Any] = {str(value): value for value in choices.values()}
        none = [(_NOT_SAID, tr("Not chosen"))] if may_be_empty else []
        super().__init__([*none, *((str(value), words) for words, value in choices.items())])

    def value(self) -> Value:
        said = str(self.currentData() or "")
        return self._values.get(said) if said in self._values else said or None

    def set_value(self, value: Value) -> None:
        said = "" if value is None else str(value)
        if said and self.findData(said) < 0:
            self.addItem(tr("As in the file: {value}", value=said), said)
        super().set_value(said)


class Choices(QWidget):
    """Several of a few, each ticked for itself."""

    toggled = Signal()

    def __init__(self, choices: Mapping[str, Any]) -> None:
        super().__init__()
        self._boxes = [(Checkbox(words), value) for words, value in choices.items()]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("1"))
        for box, _ in self._boxes:
            column.addWidget(box)
            box.toggled.connect(self.toggled)
        if self._boxes:
            self.setFocusProxy(self._boxes[0][0])

    def value(self) -> Value:
        return [value for box, value in self._boxes if box.isChecked()]

    def set_value(self, value: Value) -> None:
        chosen = value if isinstance(value, list) else []
        for box, one in self._boxes:
            box.setChecked(one in chosen)


class Lines(GrowingArea):
    """A list of texts, one a line."""

    def __init__(self) -> None:
        super().__init__(lines=2)

    def value(self) -> Value:
        return [line.strip() for line in self.toPlainText().splitlines() if line.strip()]

    def set_value(self, value: Value) -> None:
        wanted = [str(one) for one in value] if isinstance(value, Iterable) else []
        if wanted != self.value():
            self.setPlainText("\n".join(wanted))


class LongText(GrowingArea):
    def set_value(self, value: Value) -> None:
        super().set_value("" if value is None else str(value))


class JsonText(GrowingArea):
    """What no field fits, as JSON; a text that is none is a text."""

    def value(self) -> Value:
        written = self.toPlainText().strip()
        try:
            return json.loads(written) if written else None
        except (ValueError, RecursionError):
            return written

    def set_value(self, value: Value) -> None:
        if value != self.value():
            self.setPlainText("" if value is None else json.dumps(value, ensure_ascii=False, indent=1))


def placeholder(field: FormField) -> str:
    """Show what stands there when nothing is written."""
    return str(field.default) if isinstance(field.default, str | int | float) else ""
