"""A page of a PDF as a picture, with the rectangles of a passage on it."""

from typing import TYPE_CHECKING

from studio.core.documents import DocumentKind
from studio.core.errors import DocumentCorrupt
from studio.documents.readers.pdf import opened
from studio.documents.readers.pdf_marks import rectangles_of

if TYPE_CHECKING:
    from PIL.Image import Image

_Mark = tuple[float, float, float, float]


def draw_pdf(
    data: bytes, name: str, page: int, width: int, marked: str = ""
) -> tuple["Image", tuple[_Mark, ...]]:
    """`width` in pixels; marks are x, y, width and height as fractions of the picture."""
    with opened(data, name) as document:
        if not 1 <= page <= len(document):
            raise DocumentCorrupt(document=name, kind=DocumentKind.PDF)
        drawn = document[page - 1]
        image = drawn.render(scale=width / max(drawn.get_width(), 1)).to_pil()
        return image, rectangles_of(drawn, marked) if marked.strip() else ()
