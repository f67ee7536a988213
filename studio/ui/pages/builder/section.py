"""A section of the form: controls by the path of the field they write."""

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.components import Card, FormRow, Switch, label
from studio.ui.pages.builder.draft import FieldPath, Fields
from studio.ui.theme import space

_CHANGES = ("textChanged", "chosen", "valueChanged", "toggled")


class Control(Protocol):
    """What every field of the form can do; our own fields do already."""

    def value(self) -> object: ...
    def set_value(self, value: object) -> None: ...


class ValueSwitch(Switch):
    def value(self) -> bool:
        return self.isChecked()

    def set_value(self, value: bool) -> None:
        self.setChecked(value)


class Section(Card):
    """`changed` only when the person changed something, not when the draft is shown."""

    changed = Signal()

    def __init__(self, name: str, title: str, note: str = "") -> None:
        super().__init__(title, note)
        self.name = name
        self.column = self.body
        self._controls: dict[FieldPath, QWidget] = {}
        self._rows: dict[FieldPath, FormRow] = {}
        self._required: list[FieldPath] = []
        self._showing = False

    def add(
        self, path: FieldPath, text: str, control: QWidget, help_text: str = "", *, required: bool = False
    ) -> FormRow:
        """Put a labelled field below what is there."""
        row = FormRow(text, control, help_text, required=required)
        self._rows[path] = row
        if required:
            self._required.append(path)
        self.column.addWidget(row)
        self.keep(path, control)
        return row

    def add_switch(self, path: FieldPath, text: str, help_text: str) -> ValueSwitch:
        """Put a switch with what it means below what is there."""
        switch, whole = ValueSwitch(text), QVBoxLayout()
        switch.setAccessibleDescription(help_text)
        whole.setSpacing(space("1"))
        whole.addWidget(switch)
        whole.addWidget(label(help_text, "caption", "muted", wrap=True))
        self.column.addLayout(whole)
        self.keep(path, switch)
        return switch

    def keep(self, path: FieldPath, control: QWidget) -> None:
        """Let a control that stands somewhere in the section write a field."""
        self._controls[path] = control
        for name in _CHANGES:
            if signal := getattr(control, name, None):
                signal.connect(self._tell)
                return

    def fields(self) -> dict[FieldPath, object]:
        return {path: control.value() for path, control in self._controls.items()}  # type: ignore[attr-defined]  # a Control

    def show_fields(self, fields: Fields) -> None:
        self._showing = True
        for path, control in self._controls.items():
            control.set_value(fields[path])  # type: ignore[attr-defined]  # a Control
        self._showing = False

    def show_problems(self, problems: Mapping[FieldPath, str]) -> None:
        for path, row in self._rows.items():
            if path in problems:
                row.set_error(problems[path])
            elif row.error():
                row.clear_error()

    def control(self, path: FieldPath) -> QWidget:
        return self._controls[path]

    def first_control(self) -> QWidget | None:
        return next(iter(self._controls.values()), None)

    def what_is_missing(self) -> QWidget | None:
        """The first required field that is empty, or what else a section knows to be missing."""
        required = (self._controls[path] for path in self._required)
        return next((control for control in required if not control.value()), None)  # type: ignore[attr-defined]  # a Control

    def _tell(self) -> None:
        if not self._showing:
            self.changed.emit()
