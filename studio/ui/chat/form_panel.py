"""The form that fills up while one talks: every field to read and to mend, what is missing said there."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from studio.core.forms import FilledForm
from studio.ui.chat.form_field import FormFieldRow
from studio.ui.components import Button, ScrollPage, clear_layout, hairline, label
from studio.ui.language import tr
from studio.ui.theme import size, space


class FormPanel(QWidget):
    """`edited` brings tool, field and value; `confirmed` asks that the form be exported.

    `cleared` brings what stood in the fields before the person emptied them all, `typed` tells that one of
    them is being written in.
    """

    edited = Signal(str, str, str)
    confirmed = Signal(str)
    cleared = Signal(dict)
    typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._form = FilledForm(tool="", title="")
        self._title, self._count = label("", "section"), label("", "dense", "muted")
        self._bar = QProgressBar(textVisible=False)
        self._page = ScrollPage(margin=False)
        self.confirm = Button(tr("Confirm and export"), "primary")
        self.empty = Button(tr("Empty the form"))
        self._rows: dict[str, FormFieldRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(hairline())
        column.addWidget(self._page, 1)
        column.addWidget(hairline())
        column.addLayout(self._foot())
        self.confirm.clicked.connect(self._confirm)
        self.empty.clicked.connect(self._empty)

    def show_form(self, form: FilledForm) -> None:
        """Fields that stay keep their widgets, so that nobody is interrupted while typing."""
        same = form.tool == self._form.tool and list(self._rows) == [field.name for field in form.fields]
        self._form = form
        if not same:
            self._lay_out()
        for field in form.fields:
            self._rows[field.name].show_field(field)
        self._show_standing()

    @property
    def as_typed(self) -> FilledForm:
        """The form with what is being written in it, also what is not left yet."""
        return self._written({name: row.shown_value() for name, row in self._rows.items()})

    def rows(self) -> dict[str, FormFieldRow]:
        return dict(self._rows)

    def _lay_out(self) -> None:
        clear_layout(self._page.column)
        self._rows = {field.name: FormFieldRow(field) for field in self._form.fields}
        edge = space("4")
        self._page.column.setContentsMargins(edge, space("3"), edge, space("3"))
        self._page.column.setSpacing(space("3"))
        for row in self._rows.values():
            row.edited.connect(self._tell)
            row.typed.connect(self.typed)
            self._page.column.addWidget(row)

    def _show_standing(self) -> None:
        form = self._form
        filled = sum(bool(field.value) for field in form.fields)
        missing = len(form.missing)
        self._title.setText(form.title)
        self._count.setText(f"{filled} / {len(form.fields)}")
        self._bar.setMaximum(max(len(form.fields), 1))
        self._bar.setValue(filled)
        self._bar.setAccessibleName(
            tr("Form: {filled} of {total} {total:field|fields}", filled=filled, total=len(form.fields))
        )
        self.confirm.setText(
            tr("{count} still missing", count=missing) if missing else tr("Confirm and export")
        )
        self.confirm.setEnabled(form.complete)
        self.empty.setEnabled(filled > 0)

    def _tell(self, name: str, value: str) -> None:
        """The form stands at once as the tool will keep it, so that it can be confirmed."""
        self.show_form(self._written({name: value}))
        self.edited.emit(self._form.tool, name, value)

    def _written(self, values: Mapping[str, str]) -> FilledForm:
        from studio.tools.form.by_person import written_by_person

        today = date.today()
        fields = tuple(
            written_by_person(field, values[field.name], today)
            if values.get(field.name, field.value) != field.value
            else field
            for field in self._form.fields
        )
        return self._form.model_copy(update={"fields": fields})

    def write(self, values: Mapping[str, str]) -> None:
        """As if the person had written it."""
        for name, value in values.items():
            if name in self._rows:
                self._rows[name].put(value)
                self._tell(name, value)

    def _empty(self) -> None:
        before = {field.name: field.value for field in self._form.fields if field.value}
        self.write(dict.fromkeys(before, ""))
        self.cleared.emit(before)

    def _confirm(self) -> None:
        self.confirmed.emit(self._form.tool)

    def _head(self) -> QWidget:
        head = QWidget()
        head.setFixedHeight(size("row") + space("2"))
        column = QVBoxLayout(head)
        column.setContentsMargins(space("4"), space("1"), space("4"), space("1"))
        column.setSpacing(0)
        line = QHBoxLayout()
        line.addWidget(self._title, 1)
        line.addWidget(self._count)
        column.addLayout(line)
        column.addWidget(self._bar)
        return head

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(space("4"), space("3"), space("4"), space("3"))
        foot.setSpacing(space("2"))
        foot.addWidget(self.confirm)
        foot.addWidget(self.empty)
        foot.addStretch(1)
        return foot
