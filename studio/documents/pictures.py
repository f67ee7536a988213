"""A PDF page as a picture, with the rectangles of a passage on it, for the viewer of sources."""

import base64
import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from studio.core.documents import DocumentKind
from studio.core.errors import DocumentCorrupt, DocumentKindUnknown
from studio.documents.bytes_of import bytes_of
from studio.documents.wire import about

if TYPE_CHECKING:
    from studio.documents.pool import ReaderPool

Mark = tuple[float, float, float, float]
_WIDEST = 4000


@dataclass(frozen=True, slots=True)
class PagePicture:
    """`marks` are x, y, width and height as fractions of the picture, from its top left corner."""

    png: bytes
    width: int
    height: int
    marks: tuple[Mark, ...] = ()


async def page_picture(
    path: Path, page: int, width: int, pool: "ReaderPool", marked: str = ""
) -> PagePicture:
    """Page numbers count from 1, `width` is in pixels. Raises a DocumentError."""
    request = about("picture", path, page=page, width=width, marked=marked)
    reply = await pool.ask(request, path.name)
    marks = tuple((x, y, w, h) for x, y, w, h in reply["marks"])
    shown_width, shown_height = reply["size"]
    return PagePicture(base64.b64decode(reply["png"]), shown_width, shown_height, marks)


def draw_page(path: Path, page: int, width: int, marked: str = "") -> PagePicture:
    """The same in this process; a child calls it."""
    from studio.documents.readers.pdf import opened
    from studio.documents.readers.pdf_marks import rectangles_of

    data = bytes_of(path)
    if b"%PDF-" not in data[:1024]:
        raise DocumentKindUnknown(document=path.name)
    with opened(data, path.name) as document:
        if not 1 <= page <= len(document):
            raise DocumentCorrupt(document=path.name, kind=DocumentKind.PDF)
        drawn = document[page - 1]
        scale = max(16, min(width, _WIDEST)) / max(drawn.get_width(), 1)
        image = drawn.render(scale=scale).to_pil()
        png = io.BytesIO()
        image.save(png, "PNG", compress_level=1)
        marks = rectangles_of(drawn, marked) if marked.strip() else ()
        return PagePicture(png.getvalue(), image.width, image.height, marks)
