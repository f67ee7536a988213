"""How wide the columns of the documents are: by what stands in them, by the person, by the room there is."""

from collections.abc import Iterator

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableView

from studio.core.facts import Validity
from studio.ui.documents import validity_word
from studio.ui.language import tr
from studio.ui.pages.knowledge.documents_model import Column
from studio.ui.pages.knowledge.table_header import TableHeader
from studio.ui.theme import size, space, theme

_KEPT = [column for column in Column if column not in {Column.CHECK, Column.NAME}]
_SPARED = (Column.CHUNKS, Column.PAGES, Column.LOADED, Column.NUMBER, Column.VALIDITY)


class DocumentColumns:
    """Of a table with that header; the name takes what the others leave."""

    def __init__(self, table: QTableView, head: TableHeader) -> None:
        self._table, self._head = table, head
        head.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        head.setMinimumSectionSize(size("row"))
        for column in (Column.CHECK, *_KEPT):
            table.setColumnWidth(column, max(size(f"documents.{column.name.lower()}"), self._needed(column)))
        head.setSectionResizeMode(Column.CHECK, QHeaderView.ResizeMode.Fixed)
        self._widths: dict[Column, int] = {column: table.columnWidth(column) for column in _KEPT}

    def in_sight(self) -> list[tuple[Column, int, int]]:
        """Those that are shown, where each begins and how wide it is."""
        table = self._table
        shown = [column for column in Column if not table.isColumnHidden(column)]
        return [(column, table.columnViewportPosition(column), table.columnWidth(column)) for column in shown]

    def spare(self, *, alone: bool) -> None:
        """The name keeps its room: other columns go, the least needed first; all of them if it is `alone`."""
        widths = sum(self._widths.values()) + self._table.columnWidth(Column.CHECK)
        room = self._table.viewport().width() - widths
        for column in _SPARED:
            spared = alone or room < size("room.documents.name")
            self._table.setColumnHidden(column, spared)
            room += self._widths[column] if spared else 0

    def set_widths(self, widths: str) -> None:
        for column, width in _widths_of(widths):
            self._table.setColumnWidth(column, width)
            self._widths[column] = width

    def widths(self) -> str:
        """As they are now, in the form that `set_widths` takes."""
        shown = (column for column in _KEPT if not self._table.isColumnHidden(column))
        self._widths.update({column: self._table.columnWidth(column) for column in shown})
        return " ".join(f"{column.name}={width}" for column, width in self._widths.items())

    def _needed(self, column: Column) -> int:
        """Of what stands in it in this language at this text size; 0 where its token is wide enough."""
        measure = QFontMetrics(theme().font("dense")).horizontalAdvance
        if column is Column.STATE:
            states = (tr("Loaded"), tr("Not loaded"), tr("Refused"), tr("Partly read"))
            return max(map(measure, states)) + size("icon.small") + space("8")
        if column is Column.VALIDITY:
            return max(measure(validity_word(validity)) for validity in Validity) + space("8")
        if column is Column.PAGES:
            return measure(tr("{count} {count:sheet|sheets}", count=99)) + space("5")
        if column in {Column.CHUNKS, Column.LOADED}:
            return self._head.sectionSizeFromContents(column).width()
        return 0


def _widths_of(text: str) -> Iterator[tuple[Column, int]]:
    """What does not read is left as it is."""
    for part in text.split():
        name, _, width = part.partition("=")
        if name in Column.__members__ and width.isdigit():
            yield Column[name], max(int(width), size("row"))
