"""Spreadsheets (xlsx): every sheet row by row, each row with its column names and its number on the sheet."""

from collections.abc import Iterator

from lxml import etree

from studio.core.documents import Block, DocumentKind
from studio.core.errors import DocumentCorrupt
from studio.core.places import Place
from studio.documents.content import Content
from studio.documents.ocr import Recogniser
from studio.documents.office_package import OfficePackage
from studio.documents.readers.docx_xml import child, local, whole_number
from studio.documents.readers.embedded import object_warning
from studio.documents.readers.graphics import DIAGRAM, graphic_blocks
from studio.documents.readers.office_properties import property_texts
from studio.documents.readers.pasted_pictures import PastedPictures
from studio.documents.readers.pptx_text import texts_in
from studio.documents.readers.sheet_content import blocks_of, cut_columns, marks_in
from studio.documents.readers.sheet_margins import margin_parts
from studio.documents.readers.xlsb import read_xlsb
from studio.documents.readers.xlsx_cells import Elements, Sheet, Workbook, place_of, read_sheet, string_of
from studio.documents.readers.xlsx_formats import codes_of

_DRAWN = {"sp", "cxnSp"}


def read_xlsx(data: bytes, name: str, recogniser: Recogniser) -> Content:
    """Raises DocumentCorrupt, DocumentEncrypted or DocumentTooLarge."""
    with OfficePackage.opened(data, name, DocumentKind.XLSX) as package:
        main = package.main_part("xl/workbook.xml")
        if main.endswith(".bin"):
            return read_xlsb(data, name)
        root = package.xml(main)
        if root is None or local(root) != "workbook":
            raise DocumentCorrupt(document=name, kind=DocumentKind.XLSX)
        return _Reader(package, main, root, PastedPictures(package, recogniser)).content()


class _Reader:
    def __init__(
        self, package: OfficePackage, main: str, root: etree._Element, pictures: PastedPictures
    ) -> None:
        self._package, self._main, self._root, self._pictures = package, main, root, pictures
        self._warnings: list[tuple[str, str]] = []
        self._margins: list[str] = []
        self._uncounted = 0
        self._objects = 0

    def content(self) -> Content:
        book = Workbook(self._strings(), codes_of(self._related("styles")), self._from_1904())
        sheets = list(self._sheets())
        blocks = [block for name, part in sheets for block in self._sheet(name, part, book)]
        if self._uncounted:
            self._warnings.append(("formulas_without_values", str(self._uncounted)))
        self._warnings += (*object_warning(self._objects), *self._package.damage)
        names = (name for name, _ in sheets)
        unseen = (*property_texts(self._package), *names, *dict.fromkeys(self._margins))
        all_blocks = (*marks_in(self._margins), *blocks, *self._shown_in_cells())
        self._warnings += self._pictures.warnings(all_blocks)
        return Content(all_blocks, max(1, len(sheets)), tuple(self._warnings), unseen)

    def _sheets(self) -> Iterator[tuple[str, str]]:
        """Name and part of each sheet of cells, hidden ones too; charts on sheets of their own are none."""
        relations = self._package.relations(self._main)
        for sheet in self._root.iter("{*}sheet"):
            identity = next((str(text) for key, text in sheet.items() if str(key).endswith("}id")), "")
            kind, part = relations.get(identity, ("", ""))
            if kind == "worksheet":
                yield sheet.get("name") or "", part
            elif not kind:
                self._warnings.append(("sheet_cut", sheet.get("name") or ""))

    def _sheet(self, name: str, part: str, book: Workbook) -> list[Block]:
        content = self._package.bytes_of(part)
        sheet = read_sheet(content, book) if content else Sheet(lost=1)
        self._margins += [text for margin in sheet.margins for text in margin_parts(margin)]
        self._uncounted += sheet.uncounted
        self._objects += sheet.objects
        self._warnings += cut_columns(name, sheet.cells)
        self._warnings += [("sheet_cut", name)] if sheet.lost else []
        notes = sorted(self._notes(part))
        blocks = blocks_of(name, sheet.cells, sheet.merges, notes, list(self._drawn(part)))
        return [*blocks, *self._shown(name, part)]

    def _notes(self, part: str) -> Iterator[tuple[int, int, str]]:
        """Notes, and the talks that newer programs keep beside them."""
        talks = list(self._package.all_related(part, "threadedComment"))
        for root in talks or self._package.all_related(part, "comments"):
            for each in root.iter():
                place = place_of(each.get("ref") or "") if local(each) in _COMMENTS else None
                text = (_talk(each) if talks else string_of(each)).strip() if place else ""
                if place and text:
                    yield (*place, text)

    def _drawn(self, part: str) -> Iterator[str]:
        """Text in boxes and diagrams."""
        for drawing in self._package.related_parts(part, "drawing"):
            root = self._package.xml(drawing)
            for each in root.iter() if root is not None else ():
                if local(each) in _DRAWN:
                    yield from texts_in(each)
                elif local(each) == DIAGRAM:
                    found = graphic_blocks(self._package, drawing, each, Place())
                    yield from (block.text for block in found)

    def _shown(self, name: str, part: str) -> Iterator[Block]:
        """What is written on pictures, each of which begins at a row."""
        for drawing in self._package.related_parts(part, "drawing"):
            root = self._package.xml(drawing)
            for picture in root.iter("{*}pic") if root is not None else ():
                row = _row_of(picture)
                place = Place(sheet=name, first_row=row, last_row=row)
                yield from self._pictures.blocks(drawing, picture, place)

    def _shown_in_cells(self) -> Iterator[Block]:
        """Pictures that WPS keeps for cells with =DISPIMG(…), beside the sheets."""
        for part in self._package.related_parts(self._main, "cellImage"):
            root = self._package.xml(part)
            yield from self._pictures.all_in(part, root, Place()) if root is not None else ()

    def _strings(self) -> list[str]:
        part = next(iter(self._package.related_parts(self._main, "sharedStrings")), "")
        content = self._package.bytes_of(part) if part else None
        return [string_of(element) for element in Elements(content, ("si",))] if content else []

    def _related(self, kind: str) -> etree._Element | None:
        return self._package.related_xml(self._main, kind)

    def _from_1904(self) -> bool:
        facts = next(self._root.iter("{*}workbookPr"), None)
        return facts is not None and facts.get("date1904") in ("1", "true", "on")


def _row_of(picture: etree._Element) -> int | None:
    anchor = next(picture.iterancestors("{*}twoCellAnchor", "{*}oneCellAnchor"), None)
    row = child(anchor, "from", "row")
    return None if row is None else whole_number(row.text) + 1


_COMMENTS = {"comment", "threadedComment"}


def _talk(comment: etree._Element) -> str:
    return "".join(each.text or "" for each in comment if local(each) == "text")
