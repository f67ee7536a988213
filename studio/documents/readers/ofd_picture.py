"""A page of an OFD file as a picture, with the rectangles of a passage on it."""

from math import sqrt
from typing import TYPE_CHECKING

import pypdfium2

from studio.core.documents import DocumentKind
from studio.core.errors import DocumentCorrupt
from studio.documents.readers.ofd import ofd_file
from studio.documents.readers.ofd_drawing import Drawing
from studio.documents.readers.ofd_objects import PageObjects, objects_of
from studio.documents.readers.ofd_package import OfdPackage
from studio.documents.readers.ofd_page_text import read_page
from studio.documents.readers.pdf_marks import marks_in

if TYPE_CHECKING:
    from PIL.Image import Image

_MOST_PIXELS = 24_000_000
_Mark = tuple[float, float, float, float]


def draw_ofd(
    data: bytes, name: str, page: int, width: int, marked: str = ""
) -> tuple["Image", tuple[_Mark, ...]]:
    """`width` in pixels; marks are x, y, width and height as fractions of the picture."""
    with OfdPackage.opened(data, name) as package:
        pages = ofd_file(package, name).pages()
        root = pages[page - 1].root() if 1 <= page <= len(pages) else None
        if root is None:
            raise DocumentCorrupt(document=name, kind=DocumentKind.OFD)
        objects = objects_of(pages[page - 1], root)
        drawing = Drawing(objects.box, package.bytes_of)
        drawing.draw(objects)
        marks = _marks(objects, marked) if marked.strip() else ()
        return _rendered(drawing.sheet.file(), width), marks


def _marks(objects: PageObjects, marked: str) -> tuple[_Mark, ...]:
    read = read_page(objects)
    return marks_in(read.text.as_shown(read.view), marked)


def _rendered(sheet: bytes, width: int) -> "Image":
    document = pypdfium2.PdfDocument(sheet)
    try:
        across, down = document[0].get_size()
        scale = min(width / across, sqrt(_MOST_PIXELS / (across * down)))
        image: Image = document[0].render(scale=scale).to_pil()
        return image
    finally:
        document.close()
