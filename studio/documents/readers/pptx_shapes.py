"""The shapes of a slide in order: texts, tables, diagrams and charts, those in groups too."""

from collections.abc import Iterator

from lxml import etree

from studio.core.documents import Block
from studio.core.places import Place
from studio.documents.content import heading, paragraphs
from studio.documents.office_package import OfficePackage
from studio.documents.readers.docx_xml import child, children, local
from studio.documents.readers.graphics import GRAPHICS, graphic_blocks
from studio.documents.readers.pasted_pictures import PastedPictures
from studio.documents.readers.pptx_text import body_texts, texts_in
from studio.documents.tables import table_blocks

_TITLES = {"title", "ctrTitle"}
_FURNITURE = {"sldNum", "dt"}  # the slide's number and date
_LONGEST_TITLE = 120
_WIDEST = 60
_DEEPEST = 50


class Shapes:
    def __init__(self, package: OfficePackage, part: str, place: Place, pictures: PastedPictures) -> None:
        self._package, self._part, self._place, self._pictures = package, part, place, pictures

    def blocks(self, slide: etree._Element) -> list[Block]:
        """The title comes first, wherever it is drawn."""
        tree = child(slide, "cSld", "spTree")
        found = list(self._walk(tree, 0)) if tree is not None else []
        return sorted(found, key=lambda block: block.level == 0)

    def _walk(self, element: etree._Element, depth: int) -> Iterator[Block]:
        for each in element:
            name = local(each)
            if name == "sp":
                yield from self._shape(each)
            elif name == "graphicFrame":
                yield from self._frame(each)
            elif name == "pic":
                yield from self._pictures.blocks(self._part, each, self._place)
            elif name == "AlternateContent" and len(each):
                yield from self._walk(each[0], depth + 1)
            elif name in ("grpSp", "cxnSp", "contentPart") and depth < _DEEPEST:
                yield from self._walk(each, depth + 1)

    def _shape(self, shape: etree._Element) -> Iterator[Block]:
        body = child(shape, "txBody")
        placeholder = child(shape, "nvSpPr", "nvPr", "ph")
        kind = placeholder.get("type", "body") if placeholder is not None else ""
        if body is None or kind in _FURNITURE:
            return
        texts = list(body_texts(body))
        title = " ".join(" ".join(texts).split())
        if kind in _TITLES and 0 < len(title) <= _LONGEST_TITLE:
            yield heading(title, 1, self._place)
        else:
            yield from paragraphs(texts, self._place)

    def _frame(self, frame: etree._Element) -> Iterator[Block]:
        data = child(frame, "graphic", "graphicData")
        for each in data if data is not None else ():
            name = local(each)
            if name == "tbl":
                yield from table_blocks(_rows(each), self._place)
            elif name in GRAPHICS:
                yield from graphic_blocks(self._package, self._part, each, self._place)
            elif name in ("oleObj", "AlternateContent"):
                for picture in each.iter("{*}pic"):  # which shows what an object looked like
                    yield from self._pictures.blocks(self._part, picture, self._place)


def _rows(table: etree._Element) -> list[list[str]]:
    rows: list[list[str]] = []
    above: dict[int, str] = {}
    for row in children(table, "tr"):
        cells: list[str] = []
        for cell in list(children(row, "tc"))[:_WIDEST]:
            text = "\n".join(texts_in(cell))
            if cell.get("vMerge") in ("1", "true"):
                text = above.get(len(cells), "")
            elif cell.get("hMerge") in ("1", "true"):
                text = ""
            above[len(cells)] = text
            cells.append(text)
        rows.append(cells)
    return rows
