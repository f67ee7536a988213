"""A page of an OFD file as a picture, with its seals and the rectangles of a passage on it."""

import io
from typing import TYPE_CHECKING

from studio.core.documents import DocumentKind
from studio.core.errors import DocumentCorrupt, DocumentError
from studio.documents.readers.ofd import ofd_file
from studio.documents.readers.ofd_drawing import Drawing
from studio.documents.readers.ofd_objects import PageObjects, objects_of
from studio.documents.readers.ofd_package import OfdPackage
from studio.documents.readers.ofd_page_text import read_page
from studio.documents.readers.ofd_rendering import drawing_of, rendered
from studio.documents.readers.ofd_seals import seals_on
from studio.documents.readers.ofd_structure import OfdPage
from studio.documents.readers.ofd_xml import Matrix
from studio.documents.readers.pdf_marks import marks_in

if TYPE_CHECKING:
    from PIL.Image import Image

_SEAL_WIDTH = 500  # pixels
_Mark = tuple[float, float, float, float]


def draw_ofd(
    data: bytes, name: str, page: int, width: int, marked: str = ""
) -> tuple["Image", tuple[_Mark, ...]]:
    """`width` in pixels; marks are x, y, width and height as fractions of the picture."""
    with OfdPackage.opened(data, name) as package:
        pages = ofd_file(package, name).pages()
        if not 1 <= page <= len(pages):
            raise DocumentCorrupt(document=name, kind=DocumentKind.OFD)
        objects, drawing = _drawn(pages[page - 1], name)
        _stamp(pages[page - 1], objects, drawing)
        marks = _marks(objects, marked) if marked.strip() else ()
        return rendered(drawing, width, name), marks


def _drawn(page: OfdPage, name: str) -> tuple[PageObjects, Drawing]:
    root = page.root()
    if root is None:
        raise DocumentCorrupt(document=name, kind=DocumentKind.OFD)
    objects = objects_of(page, root)
    return objects, drawing_of(objects, page.document.package.bytes_of)


def _stamp(page: OfdPage, objects: PageObjects, drawing: Drawing) -> None:
    for seal in seals_on(page):
        content = _as_png(seal.picture) if seal.kind == "ofd" else seal.picture
        x, y, width, height = seal.box
        drawing.stamp(content, Matrix(width, 0, 0, height, x - objects.box[0], y - objects.box[1]))


def _as_png(seal: bytes) -> bytes:
    """The first page of a seal that is an OFD file itself, without paper; empty when it cannot be drawn."""
    try:
        with OfdPackage.opened(seal, "") as package:
            pages = ofd_file(package, "").pages()
            if not pages:
                return b""
            png = io.BytesIO()
            picture = rendered(_drawn(pages[0], "")[1], _SEAL_WIDTH, "", clear=True)
            picture.save(png, "PNG", compress_level=1)
            return png.getvalue()
    except DocumentError:
        return b""


def _marks(objects: PageObjects, marked: str) -> tuple[_Mark, ...]:
    read = read_page(objects)
    return marks_in(read.text.as_shown(read.view), marked)
