"""A page of an OFD file as a picture, with the rectangles of a passage on it."""

from typing import TYPE_CHECKING

from studio.core.documents import DocumentKind
from studio.core.errors import DocumentCorrupt
from studio.documents.readers.ofd import ofd_file
from studio.documents.readers.ofd_objects import PageObjects, objects_of
from studio.documents.readers.ofd_package import OfdPackage
from studio.documents.readers.ofd_page_text import read_page
from studio.documents.readers.ofd_rendering import rendered
from studio.documents.readers.pdf_marks import marks_in

if TYPE_CHECKING:
    from PIL.Image import Image

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
        marks = _marks(objects, marked) if marked.strip() else ()
        return rendered(objects, package.bytes_of, width), marks


def _marks(objects: PageObjects, marked: str) -> tuple[_Mark, ...]:
    read = read_page(objects)
    return marks_in(read.text.as_shown(read.view), marked)
