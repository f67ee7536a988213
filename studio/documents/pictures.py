"""A page as a picture, with the rectangles of a passage on it, for the viewer of sources."""

import base64
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from studio.core.documents import DocumentKind, RecognisedLine
from studio.core.errors import DocumentKindUnknown
from studio.documents.bytes_of import bytes_of
from studio.documents.kinds import kind_of
from studio.documents.line_marks import marks_on
from studio.documents.wire import about

if TYPE_CHECKING:
    from PIL.Image import Image

    from studio.documents.pool import ReaderPool

Mark = tuple[float, float, float, float]
Drawer = Callable[
    [bytes, str, int, int, str], tuple["Image", tuple[Mark, ...]]
]  # content, name, page, width, passage
_WIDEST = 4000


@dataclass(frozen=True, slots=True)
class PagePicture:
    """`marks` are x, y, width and height as fractions of the picture, from its top left corner."""

    png: bytes
    width: int
    height: int
    marks: tuple[Mark, ...] = ()


async def page_picture(
    path: Path,
    page: int,
    width: int,
    pool: "ReaderPool",
    marked: str = "",
    lines: Sequence[RecognisedLine] = (),
) -> PagePicture:
    """Page numbers count from 1, `width` is in pixels. Raises a DocumentError.

    `lines` are those that OCR found on the page, in its whole or in pictures on it.
    """
    request = about("picture", path, page=page, width=width, marked=marked)
    reply = await pool.ask(request, path.name)
    marks = (*((x, y, w, h) for x, y, w, h in reply["marks"]), *marks_on(lines, marked))
    shown_width, shown_height = reply["size"]
    return PagePicture(base64.b64decode(reply["png"]), shown_width, shown_height, marks)


def draw_page(path: Path, page: int, width: int, marked: str = "") -> PagePicture:
    """The same in this process; a child calls it."""
    data = bytes_of(path)
    draw = _drawer(kind_of(data, path.name), path.name)
    image, marks = draw(data, path.name, page, max(16, min(width, _WIDEST)), marked)
    png = io.BytesIO()
    image.save(png, "PNG", compress_level=1)
    return PagePicture(png.getvalue(), image.width, image.height, marks)


def _drawer(kind: DocumentKind, name: str) -> Drawer:
    """Imported when first needed."""
    if kind not in _DRAWERS:
        raise DocumentKindUnknown(document=name)
    module, function = _DRAWERS[kind]
    drawer: Drawer = getattr(import_module(f"studio.documents.readers.{module}"), function)
    return drawer


_DRAWERS = {
    DocumentKind.PDF: ("pdf_picture", "draw_pdf"),
    DocumentKind.OFD: ("ofd_picture", "draw_ofd"),
    DocumentKind.IMAGE: ("image_picture", "draw_image"),
}
