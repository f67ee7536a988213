"""A list of objects as a table one edits, pastes into, fills from a spreadsheet, and opens row by row."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.authoring.fields import FormField, Shape
from studio.authoring.filling import Value, cells_in, rows_of
from studio.ui.asking import ask_file
from studio.ui.components import Button, Card, IconButton, clear_layout
from studio.ui.language import tr
from studio.ui.pages.builder.schema.place import FormPlace
from studio.ui.pages.builder.schema.problems import Problems
from studio.ui.pages.builder.schema.rows_model import Row, RowsModel
from studio.ui.pages.builder.schema.rows_table import RowsTable
from studio.ui.pages.builder.schema.words import Said
from studio.ui.theme import space

MakeForm = Callable[[Row, Callable[[Row], object]], QWidget]
"""Makes the form of one row; what the person makes of the row is told to the function it gets."""


class RowsField(QWidget):
    """`make_form` makes the form of one row, for what does not fit into cells."""

    changed = Signal()

    def __init__(
        self,
        fields: Sequence[FormField],
        said: Mapping[str, Said],
        place: FormPlace,
        make_form: MakeForm,
    ) -> None:
        super().__init__()
        self._place, self._make_form = place, make_form
        self.row_form: QWidget | None = None
        self.model = RowsModel(fields, said, place.files)
        self.table = RowsTable(self.model)
        self._detail = QVBoxLayout()
        self._build()
        self.table.fit()
        self._connect()

    def value(self) -> Value:
        return [dict(row) for row in self.model.rows]

    def set_value(self, value: Value) -> None:
        rows = [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
        if rows != self.model.rows:
            self._close_row()
            self.model.set_rows(rows)
            self.table.fit()

    def show_problems(self, problems: Problems) -> None:
        cells = {
            (path[0], str(path[1]) if len(path) > 1 else self.model.fields[0].name): text
            for path, text in problems.items()
            if path and isinstance(path[0], int)
        }
        self.model.set_problems(cells)

    def add_rows(self, rows: Sequence[Row]) -> None:
        if rows:
            self.model.set_rows([*self.model.rows, *rows])
            self.table.fit()
            self.changed.emit()

    def paste(self, text: str) -> None:
        """Add the rows of a table as a spreadsheet copies it."""
        self.take_cells(cells_in(text))

    def take_cells(self, cells: Sequence[Sequence[str]]) -> None:
        self._import.set_busy(False)
        self.add_rows(rows_of(cells, self.model.fields, self.model.names, self.model.choices))

    def bring(self, file: str) -> None:
        self._import.set_busy(True, tr("Reading…"))
        self._place.read_table(Path(file), self.take_cells)

    def open_row(self) -> None:
        """Show the chosen row, or else the first, as a form under the table."""
        if not self.model.rows:
            return
        row = max(self.table.currentIndex().row(), 0)
        self._close_row()
        card = Card(tr("Row {number}", number=row + 1))
        close = IconButton("close", tr("Close"), small=True)
        close.clicked.connect(self._close_row)
        card.add_header_widget(close)
        self.row_form = self._make_form(self.model.rows[row], self._keep_row)
        self.row_form.setProperty("row", row)
        card.body.addWidget(self.row_form)
        self._detail.addWidget(card)
        self.row_form.setFocus()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("2"))
        column.addWidget(self.table)
        column.addLayout(self._buttons())
        column.addLayout(self._detail)
        self.setFocusProxy(self.table)

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(space("1"))
        self._add = Button(tr("Add a row"), icon="plus", small=True)
        self._import = Button(tr("From a spreadsheet…"), icon="table-arrow-left", small=True)
        self._open = IconButton("form-select", tr("Open this row"), small=True)
        self._up = IconButton("arrow-up", tr("Move up"), small=True)
        self._down = IconButton("arrow-down", tr("Move down"), small=True)
        self._drop = IconButton("trash-can-outline", tr("Remove row"), small=True)
        for button in (self._add, self._import):
            line.addWidget(button)
        line.addStretch(1)
        for icon in (self._open, self._up, self._down, self._drop):
            line.addWidget(icon)
        return line

    def _connect(self) -> None:
        self.model.edited.connect(self._edited)
        self.table.pasted.connect(self.paste)
        self.table.opened.connect(self.open_row)
        self.table.removed.connect(self._remove)
        self._add.clicked.connect(self._add_empty)
        self._import.clicked.connect(self._ask)
        self._open.clicked.connect(self.open_row)
        self._up.clicked.connect(self._move_up)
        self._down.clicked.connect(self._move_down)
        self._drop.clicked.connect(self._remove)

    def _edited(self) -> None:
        self._close_row()
        self.changed.emit()

    def _keep_row(self, value: Row) -> None:
        if self.row_form is not None:
            self.model.set_row(int(self.row_form.property("row")), value)
            self.changed.emit()

    def _close_row(self) -> None:
        self.row_form = None
        clear_layout(self._detail)

    def _add_empty(self) -> None:
        self.add_rows([{}])
        self.table.choose(len(self.model.rows) - 1)
        if any(field.shape is Shape.FILE or not field.simple for field in self.model.fields):
            self.open_row()
        else:
            self.table.edit(self.table.currentIndex())

    def _ask(self) -> None:
        dialog = ask_file(self, tr("Fill from a spreadsheet"))
        dialog.setNameFilter(tr("Spreadsheets") + " (*.xlsx *.xls *.et *.csv *.txt)")
        dialog.fileSelected.connect(self.bring)

    def _move_up(self) -> None:
        self._move(-1)

    def _move_down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        row, rows = self.table.currentIndex().row(), list(self.model.rows)
        if row < 0 or not 0 <= row + step < len(rows):
            return
        rows.insert(row + step, rows.pop(row))
        self._replace(rows, row + step)

    def _remove(self) -> None:
        chosen = self.table.chosen_rows()
        rows = [row for number, row in enumerate(self.model.rows) if number not in chosen]
        if chosen:
            self._replace(rows, min(chosen))

    def _replace(self, rows: Sequence[Row], current: int) -> None:
        self._close_row()
        self.model.set_rows(rows)
        self.table.fit()
        self.table.choose(min(current, len(rows) - 1))
        self.changed.emit()
