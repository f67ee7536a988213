"""A form of the fields of a schema, one under another, objects within objects."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.authoring.fields import FormField, Shape
from studio.authoring.filling import Value
from studio.ui.components import FormRow, StatusLabel
from studio.ui.pages.builder.schema.controls import control_for
from studio.ui.pages.builder.schema.place import FormPlace
from studio.ui.pages.builder.schema.problems import Problems, first_inner, within
from studio.ui.pages.builder.schema.rows import RowsField
from studio.ui.pages.builder.schema.rows_model import Row
from studio.ui.pages.builder.schema.words import Labels, Said
from studio.ui.theme import space

_NOTHING = object()
_CHANGES = ("changed", "chosen", "textChanged", "toggled")


class SchemaForm(QWidget):
    """`changed` when the person changed something. What was written before and no field shows is kept."""

    changed = Signal()

    def __init__(self, fields: Sequence[FormField], labels: Labels, place: FormPlace) -> None:
        super().__init__()
        self._fields, self._labels, self._place = list(fields), labels, place
        self._controls: dict[str, QWidget] = {}
        self._rows: dict[str, FormRow] = {}
        self._before: dict[str, Value] = {}
        self._shown: dict[str, Value] = {}
        self._showing = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("3"))
        self._whole = StatusLabel("", "danger")
        column.addWidget(self._whole)
        self._whole.hide()
        for field in self._fields:
            column.addWidget(self._row(field))
        if self._controls:
            self.setFocusProxy(next(iter(self._controls.values())))

    def value(self) -> dict[str, Value]:
        """What nobody touched is as it was written; of the rest, what the schema has anyway is left out."""
        known = {field.name for field in self._fields}
        values = {name: value for name, value in self._before.items() if name not in known}
        for field in self._fields:
            value = self._read(field)
            if value == self._shown.get(field.name, _NOTHING):
                if field.name in self._before:
                    values[field.name] = self._before[field.name]
            elif field.keeps(value) and (value is not None or field.optional):
                values[field.name] = value
        return values

    def _read(self, field: FormField) -> Value:
        value = self._controls[field.name].value()  # type: ignore[attr-defined]  # a control
        return None if field.optional and value == "" else value

    def set_value(self, value: Mapping[str, Value] | None) -> None:
        """An object that is not there is shown empty; anything else that is none stays as it was written."""
        value = value if isinstance(value, Mapping) else {}
        self._before = dict(value)
        self._showing = True
        for field in self._fields:
            control = self._controls[field.name]
            control.set_value(value.get(field.name, field.default))  # type: ignore[attr-defined]  # a control
        self._shown = {field.name: self._read(field) for field in self._fields}
        self._showing = False

    def show_problems(self, problems: Problems) -> None:
        """Say each at its field, one inside a table also at its cell, and one of the whole above all."""
        self._whole.set(problems.get((), ""), "danger")
        self._whole.setVisible(() in problems)
        for field in self._fields:
            here, inner = within(problems, field.name)
            show = getattr(self._controls[field.name], "show_problems", None)
            if show is not None:
                show(inner)
            text = here or ("" if field.shape is Shape.GROUP else first_inner(inner))
            row = self._rows[field.name]
            row.set_error(text) if text else row.clear_error()

    def control(self, name: str) -> QWidget:
        return self._controls[name]

    def whole_error(self) -> bool:
        return not self._whole.isHidden()

    def error(self, name: str) -> str:
        return self._rows[name].error()

    def _row(self, field: FormField) -> FormRow:
        said = self._labels(field)
        control = self._made(field, said)
        self._controls[field.name] = control
        row = FormRow(said.label, control, said.help, required=field.required)
        self._rows[field.name] = row
        for name in _CHANGES:
            if signal := getattr(control, name, None):
                signal.connect(self._tell)
                break
        return row

    def _made(self, field: FormField, said: Said) -> QWidget:
        match field.shape:
            case Shape.GROUP:
                return _Group(field.fields, self._labels, self._place)
            case Shape.ROWS:
                columns = {inner.name: self._labels(inner) for inner in field.fields}
                forms = _RowForms(field, self._labels, self._place)
                return RowsField(field.fields, columns, self._place, forms)
        return control_for(field, said, self._place)

    def _tell(self) -> None:
        if not self._showing:
            self.changed.emit()


class _Group(SchemaForm):
    """An object inside the form, set in a little."""

    def __init__(self, fields: Sequence[FormField], labels: Labels, place: FormPlace) -> None:
        super().__init__(fields, labels, place)
        self.setContentsMargins(space("4"), 0, 0, 0)


class _RowForms:
    """Makes the form of one row of a table."""

    def __init__(self, field: FormField, labels: Labels, place: FormPlace) -> None:
        self._field, self._labels, self._place = field, labels, place

    def __call__(self, row: Row, then: Callable[[Row], object]) -> SchemaForm:
        form = _RowForm(self._field.fields, self._labels, self._place)
        form.set_value(row)
        form.kept.connect(then)
        return form


class _RowForm(SchemaForm):
    kept = Signal(dict)

    def __init__(self, fields: Sequence[FormField], labels: Labels, place: FormPlace) -> None:
        super().__init__(fields, labels, place)
        self.changed.connect(self._keep)

    def _keep(self) -> None:
        self.kept.emit(self.value())
