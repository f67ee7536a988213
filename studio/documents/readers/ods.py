"""OpenDocument spreadsheets (ods): every sheet row by row, as those of Excel are read."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from studio.core.documents import Block, DocumentKind
from studio.core.places import Place
from studio.documents.content import Content
from studio.documents.ocr import Recogniser
from studio.documents.readers.docx_xml import child, children, local
from studio.documents.readers.embedded import object_warning
from studio.documents.readers.odf_body import OdfBody
from studio.documents.readers.odf_package import attribute, opened
from studio.documents.readers.odf_runs import DRAWN, OdfRuns, texts_in
from studio.documents.readers.odf_styles import OdfStyles
from studio.documents.readers.odf_tables import cells_in, rows_in, span_of
from studio.documents.readers.odt import margins_of
from studio.documents.readers.pasted_pictures import PastedPictures
from studio.documents.readers.sheet_content import MOST_COLUMNS, blocks_of, cut_columns, marks_in
from studio.documents.readers.sheet_rows import Area

_MOST_ALIKE, _LAST_ROW = 1000, 1_048_576
_VALUES = ("string-value", "date-value", "time-value", "boolean-value", "value")


@dataclass(slots=True)
class _Sheet:
    """Rows and columns count from 0; `drawn` are shapes with the row they hang on."""

    cells: dict[int, dict[int, str]] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    notes: list[tuple[int, int, str]] = field(default_factory=list)
    drawn: list[tuple[int | None, etree._Element]] = field(default_factory=list)
    cut: bool = False


def read_ods(data: bytes, name: str, recogniser: Recogniser) -> Content:
    """Raises DocumentCorrupt, DocumentEncrypted or DocumentTooLarge."""
    with opened(data, name, DocumentKind.ODS) as file:
        pictures = PastedPictures(file.package, recogniser)
        body = OdfBody(OdfStyles(file), pictures)
        tables = [each for each in children(file.body, "table") if child(each, "table-source") is None]
        sheets = [(attribute(table, "name"), _sheet(table)) for table in tables]
        margins = [text for which in ("header", "footer") for text in margins_of(file, which)]
        found = (block for named, sheet in sheets for block in _blocks(named, sheet, body))
        blocks = (*marks_in(margins), *found)
        cut = [warning for named, sheet in sheets for warning in cut_columns(named, sheet.cells)]
        cut += [("sheet_cut", named) for named, sheet in sheets if sheet.cut]
        warnings = (*cut, *file.package.damage, *object_warning(body.objects), *pictures.warnings(blocks))
        unseen = (*file.properties, *(named for named, _ in sheets), *margins)
        return Content(blocks, max(len(sheets), 1), warnings, unseen)


def _sheet(table: etree._Element) -> _Sheet:
    sheet, number = _Sheet(), 0
    shapes = child(table, "shapes")
    sheet.drawn += [(None, each) for each in (shapes if shapes is not None else ())]
    for row, times in rows_in(table):
        cells = _row(row, number, sheet)
        if cells:
            sheet.cells |= {number + more: dict(cells) for more in range(min(times, _MOST_ALIKE))}
            sheet.cut |= times > _MOST_ALIKE
        number = min(number + times, _LAST_ROW)
    return sheet


def _row(row: etree._Element, number: int, sheet: _Sheet) -> dict[int, str]:
    cells: dict[int, str] = {}
    column = 0
    for cell, times in cells_in(row):
        if local(cell) == "table-cell" and len(cell) + len(cell.attrib):
            if text := _text(cell):
                cells |= dict.fromkeys(range(column, column + min(times, MOST_COLUMNS + 1)), text)
            rows, columns = span_of(cell)
            if rows > 1 or columns > 1:
                sheet.merges.append((number, column, number + rows - 1, column + columns - 1))
            sheet.notes += [
                (number, column, " ".join(texts_in(each))) for each in children(cell, "annotation")
            ]
            sheet.drawn += [(number, each) for each in cell if local(each) in DRAWN]
        column += times
    return cells


def _text(cell: etree._Element) -> str:
    """As it is shown; without that, its value."""
    shown = "\n".join(filter(None, (OdfRuns(each).text for each in children(cell, "p"))))
    return shown or next(filter(None, (attribute(cell, name) for name in _VALUES)), "")


def _blocks(name: str, sheet: _Sheet, body: OdfBody) -> Iterator[Block]:
    noted = [note for note in sheet.notes if note[2]]
    yield from blocks_of(name, sheet.cells, sheet.merges, noted, ())
    for row, each in sheet.drawn:
        place = None if row is None else row + 1
        body.place = Place(sheet=name, first_row=place, last_row=place)
        yield from (replace(block, place=body.place) for block in body.drawn(each))
