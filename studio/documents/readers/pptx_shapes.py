"""The shapes of a slide in order: texts, tables, diagrams and charts, those in groups too."""

from collections.abc import Iterator

from lxml import etree

from studio.core.documents import Block
from studio.core.places import Place
from studio.documents.content import heading, paragraph, paragraphs
from studio.documents.office_package import OfficePackage
from studio.documents.readers.cells import shown
from studio.documents.readers.docx_xml import child, children, local, whole_number
from studio.documents.readers.pptx_text import body_texts, texts_in
from studio.documents.tables import table_blocks

_TITLES = {"title", "ctrTitle"}
_FURNITURE = {"sldNum", "dt"}  # the slide's number and date
_LONGEST_TITLE = 120
_WIDEST = 60
_DEEPEST = 50


class Shapes:
    """`pictures` counts those met on the way."""

    def __init__(self, package: OfficePackage, part: str, place: Place) -> None:
        self._package, self._part, self._place = package, part, place
        self.pictures = 0

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
                self.pictures += 1
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
            elif name == "relIds":
                yield from self._diagram(each)
            elif name == "chart":
                yield from self._chart(each)
            elif name in ("oleObj", "AlternateContent"):
                self.pictures += 1

    def _diagram(self, element: etree._Element) -> Iterator[Block]:
        """SmartArt keeps its words in a part of its own, one point after another."""
        root = self._related(element, "dm")
        points = (each for each in root.iter() if local(each) == "pt") if root is not None else ()
        shown = (point for point in points if point.get("type") not in ("pres", "parTrans", "sibTrans"))
        yield from (paragraph(text, self._place) for point in shown for text in texts_in(point))

    def _chart(self, element: etree._Element) -> Iterator[Block]:
        root = self._related(element, "id")
        titles = (each for each in root.iter() if local(each) == "title") if root is not None else ()
        yield from (paragraph(text, self._place) for title in titles for text in texts_in(title))
        yield from table_blocks(_series(root), self._place) if root is not None else ()

    def _related(self, element: etree._Element, name: str) -> etree._Element | None:
        identity = next((str(value) for key, value in element.items() if str(key).endswith(f"}}{name}")), "")
        part = self._package.relations(self._part).get(identity)
        return self._package.xml(part[1]) if part else None


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


def _series(chart: etree._Element) -> list[list[str]]:
    """The figures a chart was drawn from, a column for each series."""
    columns = [
        (_said(child(each, "tx")), _points(child(each, "cat")), _points(child(each, "val")))
        for each in chart.iter()
        if local(each) == "ser"
    ]
    names = next((categories for _, categories, _ in columns if categories), {})
    rows = [["", *(name for name, _, _ in columns)]] if columns and names else []
    for index, category in names.items():
        rows.append([category, *(values.get(index, "") for _, _, values in columns)])
    return rows


def _points(element: etree._Element | None) -> dict[int, str]:
    points = (each for each in element.iter() if local(each) == "pt") if element is not None else ()
    return {whole_number(point.get("idx")): _figure(_said(point)) for point in points}


def _figure(text: str) -> str:
    """8.200000000000001 is 8.2."""
    try:
        return shown(float(text)) if len(text) > 15 else text
    except ValueError:
        return text


def _said(element: etree._Element | None) -> str:
    values = (each.text or "" for each in element.iter() if local(each) == "v") if element is not None else ()
    return " ".join(values)
