"""Which sources an answer must cite: a document and, if it matters, words its place must contain."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.core.agents import ExpectedCitation
from studio.ui.components import Button, EditableSelect, IconButton, TextField
from studio.ui.language import tr
from studio.ui.theme import space


class CitesField(QWidget):
    valueChanged = Signal()  # noqa: N815  # what FormRow listens to

    def __init__(self) -> None:
        super().__init__()
        self._documents: list[str] = []
        self._rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space("2"))
        add = Button(tr("Add a source"), "text", "plus", small=True)
        add.clicked.connect(self._add_empty)
        self._column.addWidget(add)

    def suggest(self, documents: Sequence[str]) -> None:
        self._documents = list(documents)

    def value(self) -> list[tuple[str, str]]:
        written = [(row.document.value(), row.place.value()) for row in self._rows]
        return [(document, place) for document, place in written if document]

    def set_value(self, value: Iterable[ExpectedCitation]) -> None:
        while self._rows:
            self._drop(self._rows[0])
        for cited in value:
            self._add(cited.document, cited.place)

    def _add_empty(self) -> None:
        self._add("", "").document.setFocus()

    def _add(self, document: str, place: str) -> "_Row":
        row = _Row(self._documents, document, place)
        row.removed.connect(self._remove)
        self._rows.append(row)
        self._column.insertWidget(len(self._rows) - 1, row)
        self.valueChanged.emit()
        return row

    def _remove(self) -> None:
        row = self.sender()
        assert isinstance(row, _Row)
        self._drop(row)
        self.valueChanged.emit()

    def _drop(self, row: "_Row") -> None:
        self._rows.remove(row)
        row.hide()
        row.deleteLater()


class _Row(QWidget):
    removed = Signal()

    def __init__(self, documents: Sequence[str], document: str, place: str) -> None:
        super().__init__()
        self.document, self.place = EditableSelect(), TextField(tr("Place"))
        self.document.suggest(documents)
        self.document.set_value(document)
        self.document.setAccessibleName(tr("Document"))
        self.place.set_value(place)
        self.place.setAccessibleName(tr("Place"))
        remove = IconButton("close", tr("Remove this source"), small=True)
        remove.clicked.connect(self.removed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space("2"))
        layout.addWidget(self.document, 3)
        layout.addWidget(self.place, 2)
        layout.addWidget(remove)
