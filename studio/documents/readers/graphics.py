"""What is said in the diagrams (SmartArt) and charts of a docx or pptx, kept in parts of their own."""

from collections.abc import Iterator

from lxml import etree

from studio.core.documents import Block
from studio.core.places import Place
from studio.documents.content import paragraph
from studio.documents.office_package import OfficePackage
from studio.documents.readers.cells import shown
from studio.documents.readers.docx_xml import child, local, whole_number
from studio.documents.readers.pptx_text import texts_in
from studio.documents.tables import table_blocks

DIAGRAM, _CHART = "relIds", "chart"
GRAPHICS = {DIAGRAM, _CHART}
_BETWEEN = ("pres", "parTrans", "sibTrans")  # points of a diagram that only hold others together


def graphic_blocks(
    package: OfficePackage, part: str, element: etree._Element, place: Place
) -> Iterator[Block]:
    """Of one that `part` refers to by this element."""
    diagram = local(element) == DIAGRAM
    root = _related(package, part, element, "dm" if diagram else "id")
    if root is not None:
        yield from _diagram(root, place) if diagram else _chart(root, place)


def _diagram(root: etree._Element, place: Place) -> Iterator[Block]:
    points = (each for each in root.iter() if local(each) == "pt" and each.get("type") not in _BETWEEN)
    yield from (paragraph(text, place) for point in points for text in texts_in(point))


def _chart(root: etree._Element, place: Place) -> Iterator[Block]:
    titles = (each for each in root.iter() if local(each) == "title")
    yield from (paragraph(text, place) for title in titles for text in texts_in(title))
    yield from table_blocks(_series(root), place)


def _related(package: OfficePackage, part: str, element: etree._Element, name: str) -> etree._Element | None:
    identity = next((str(value) for key, value in element.items() if str(key).endswith(f"}}{name}")), "")
    relation = package.relations(part).get(identity)
    return package.xml(relation[1]) if relation else None


def _series(chart: etree._Element) -> list[list[str]]:
    """The figures a chart was drawn from, a column for each series."""
    columns = [
        (_said(child(each, "tx")), _points(child(each, "cat")), _points(child(each, "val")))
        for each in chart.iter()
        if local(each) == "ser"
    ]
    names = next((categories for _, categories, _ in columns if categories), {})
    rows = [["类别", *(name for name, _, _ in columns)]] if columns and names else []
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
