"""One field of a form that fills up: its label, its value, whether it is new, missing or wrong."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.core.forms import FieldKind, FilledField
from studio.ui.components import GrowingArea, Select, StatusLabel, Tag, TextArea, TextField, label, set_tone
from studio.ui.language import tr, words
from studio.ui.theme import size, space
from studio.wording.forms import field_problem_text

_MOST_LINES = 8


class FormFieldRow(QWidget):
    """`edited` is sent when one leaves a field one has changed, `typed` meanwhile."""

    edited = Signal(str, str)
    typed = Signal()

    def __init__(self, field: FilledField) -> None:
        super().__init__()
        self._field = field
        self._label = label(field.label, "dense", wrap=True)
        self._label.setFixedWidth(size("form.label"))
        self._label.setMinimumHeight(size("control"))
        self.control = _control(field)
        self.control.setAccessibleName(field.label)
        self._fresh = Tag(tr("new"), "accent")
        self._state = StatusLabel("", "warning")
        self._lay_out()
        self._connect()
        self.show_field(field)

    def show_field(self, field: FilledField) -> None:
        self._field = field
        if self.shown_value() != field.value and not self.control.hasFocus():
            self.put(field.value)
        self._fresh.setVisible(field.fresh)
        missing = field.required and not field.value
        said = (
            field_problem_text(field.problem, words())
            if field.problem
            else tr("still missing")
            if missing
            else ""
        )
        self._state.set(said, "danger" if field.problem else "warning")
        self._state.setVisible(bool(said))
        set_tone(self._label, "warning" if said else "secondary")

    def shown_value(self) -> str:
        control = self.control
        assert isinstance(control, TextField | TextArea | Select)
        return control.value()

    def put(self, value: str) -> None:
        """Have it there, also where the person is writing."""
        control = self.control
        assert isinstance(control, TextField | TextArea | Select)
        control.set_value(value)
        if isinstance(control, TextField):
            control.home(False)  # a long value is read from its beginning

    def _keep(self) -> None:
        if self.shown_value() != self._field.value:
            self.edited.emit(self._field.name, self.shown_value())

    def _connect(self) -> None:
        control = self.control
        if isinstance(control, Select):
            control.chosen.connect(self._keep)
        elif isinstance(control, TextField):
            control.editingFinished.connect(self._keep)
            control.textChanged.connect(self.typed)
        elif isinstance(control, _LongText):
            control.left.connect(self._keep)
            control.textChanged.connect(self.typed)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(space("2"))
        line.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.control, 1)
        line.addWidget(self._fresh)
        below = QHBoxLayout()
        below.setContentsMargins(size("form.label") + space("2"), 0, 0, 0)
        below.addWidget(self._state)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("1"))
        column.addLayout(line)
        column.addLayout(below)


class _LongText(GrowingArea):
    left = Signal()

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]  # Qt's own event
        self.left.emit()


def _standing(field: FilledField) -> str:
    """What is wrong with it or wanting; empty when it is as it should be."""
    if field.problem:
        return field_problem_text(field.problem, words())
    return tr("still missing") if field.required and not field.value else ""


def _control(field: FilledField) -> QWidget:
    if field.kind is FieldKind.CHOICE:
        return Select([("", tr("not chosen")), *((choice, choice) for choice in field.choices)])
    if field.kind is FieldKind.YES_NO:
        return Select(
            [("", tr("not chosen")), *((choice, choice) for choice in field.choices or ("是", "否"))]
        )
    if field.kind is FieldKind.LONG_TEXT:
        return _LongText(lines=2, most=_MOST_LINES)
    return TextField(_HINTS.get(field.kind, ""))


_HINTS = {FieldKind.DATE: "2026-04-16", FieldKind.TIME: "14:10"}
