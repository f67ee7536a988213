"""The objects drawn on an OFD page, from the lowest to the uppermost, each with where it is placed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from studio.documents.readers.ofd_resources import Resources
from studio.documents.readers.ofd_structure import OfdPage
from studio.documents.readers.ofd_xml import (
    Box,
    Matrix,
    box_of,
    children,
    flag,
    local,
    matrix_of,
    number,
    value,
)

_DRAWN = ("TextObject", "PathObject", "ImageObject")
_GROUPS = ("PageBlock", "Layer", "Content")
_LAYERS = ("Background", "Body", "Foreground")
_MOST_ELEMENTS = 60_000
_LONG = 500  # characters in a unit, which can be placed many times, that count as one more element
_DEEPEST = 12
_WATERMARKS = ("Watermark", "Stamp")


@dataclass(frozen=True, slots=True)
class Placed:
    """`matrix` leads from the object's own coordinates to millimetres from the page's top left corner.

    `frame` does the same for the box it stands in, before its own transformation.
    `styles` are the IDs of drawing parameters of the things it stands in, the nearest last.
    """

    element: etree._Element
    matrix: Matrix
    resources: Resources
    styles: tuple[str, ...] = ()
    alpha: float = 1.0
    mark: bool = False  # of a watermark or stamp
    frame: Matrix = field(default_factory=Matrix)

    @property
    def kind(self) -> str:
        return local(self.element)


@dataclass(frozen=True, slots=True)
class PageObjects:
    """`cut`: there were more objects than anyone draws on a page. `lost`: a template is missing."""

    box: Box
    objects: list[Placed]
    notes: list[etree._Element]
    cut: bool
    lost: bool = False


def objects_of(page: OfdPage, root: etree._Element) -> PageObjects:
    box = page.box(root)
    resources = page.document.resources.with_own(page.document.package, page.document.folder, root)
    start = Placed(root, Matrix(e=-box[0], f=-box[1]), resources)
    notes = [note for note in page.document.notes(page.identity) if _visible(note)]
    walk = _Walk(page)
    found = list(walk.all(start, notes))
    return PageObjects(box, found, notes, cut=walk.left < 0, lost=walk.lost)


class _Walk:
    """Goes through the elements of a page; `left` says how many more it will look at."""

    def __init__(self, page: OfdPage) -> None:
        self._page = page
        self.left = _MOST_ELEMENTS
        self.lost = False

    def all(self, start: Placed, notes: Iterable[etree._Element]) -> Iterator[Placed]:
        templates = list(children(start.element, "Template"))
        behind = [each for each in templates if _order(self._page, each) != "Foreground"]
        for template in behind:
            yield from self._template(start, template)
        yield from self._layers(start)
        for template in templates:
            if template not in behind:
                yield from self._template(start, template)
        for note in notes:
            marking = (value(note, "Type") or "") in _WATERMARKS
            for appearance in children(note, "Appearance"):
                yield from self._inside(_placed(replace(start, mark=marking), appearance), 0)

    def _template(self, start: Placed, template: etree._Element) -> Iterator[Placed]:
        document = self._page.document
        root = document.template(value(template, "TemplateID") or "")
        self.lost = self.lost or root is None
        if root is not None:
            resources = start.resources.with_own(document.package, document.folder, root)
            yield from self._layers(replace(start, element=root, resources=resources))

    def _layers(self, start: Placed) -> Iterator[Placed]:
        contents = children(start.element, "Content")
        layers = [layer for content in contents for layer in children(content, "Layer")]
        for layer in sorted(layers, key=_height):
            yield from self._inside(replace(start, element=layer, styles=_styles(start, layer)), 0)
        if not layers:  # some write the objects without
            yield from self._inside(start, 0)

    def _inside(self, parent: Placed, depth: int) -> Iterator[Placed]:
        for element in parent.element:
            self.left -= 1 if depth == 0 else 1 + _length(element) // _LONG
            if self.left < 0 or depth > _DEEPEST:
                return
            kind = local(element)
            if kind in _DRAWN and _visible(element):
                yield _placed(parent, element)
            elif kind == "CompositeObject" and _visible(element):
                yield from self._composite(_placed(parent, element), depth + 1)
            elif kind in _GROUPS and _visible(element):
                yield from self._inside(replace(parent, element=element), depth + 1)

    def _composite(self, placed: Placed, depth: int) -> Iterator[Placed]:
        named = "CompositeGraphicUnit", value(placed.element, "ResourceID") or ""
        unit = placed.resources.defined.get(named)
        if unit is not None:
            yield from self._inside(replace(placed, element=unit), depth)


def _order(page: OfdPage, template: etree._Element) -> str:
    """Said by the page, or by the document that names the template."""
    named = page.document.templates.get(value(template, "TemplateID") or "")
    default = "" if named is None else value(named, "ZOrder") or ""
    return value(template, "ZOrder") or default


def _length(element: etree._Element) -> int:
    """Of all that is written in it."""
    return sum(map(len, element.itertext()))


def _height(layer: etree._Element) -> int:
    kind = value(layer, "Type") or "Body"
    return _LAYERS.index(kind) if kind in _LAYERS else 1


def _placed(parent: Placed, element: etree._Element) -> Placed:
    box = box_of(value(element, "Boundary")) or (0.0, 0.0, 0.0, 0.0)
    frame = parent.matrix.after(Matrix(e=box[0], f=box[1]))
    alpha = min(max(number(value(element, "Alpha"), 255.0) / 255, 0.0), 1.0)
    matrix, styles = frame.after(matrix_of(value(element, "CTM"))), _styles(parent, element)
    return Placed(element, matrix, parent.resources, styles, parent.alpha * alpha, parent.mark, frame)


def _styles(parent: Placed, element: etree._Element) -> tuple[str, ...]:
    named = value(element, "DrawParam")
    return (*parent.styles, named) if named else parent.styles


def _visible(element: etree._Element) -> bool:
    return flag(value(element, "Visible"), default=True)
