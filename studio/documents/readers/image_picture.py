"""A picture, or one page of a tiff, as it is shown; what is marked on it comes from the lines OCR found."""

from typing import TYPE_CHECKING

from studio.core.documents import DocumentKind
from studio.core.errors import DocumentCorrupt
from studio.documents.readers.image import frame, frames_of, opened

if TYPE_CHECKING:
    from PIL.Image import Image


def draw_image(data: bytes, name: str, page: int, width: int, _marked: str = "") -> tuple["Image", tuple[()]]:
    """`width` in pixels."""
    from PIL import Image

    with opened(data, name) as picture:
        if not 1 <= page <= frames_of(picture):
            raise DocumentCorrupt(document=name, kind=DocumentKind.IMAGE)
        shown = frame(picture, page, name)
        height = max(1, min(round(shown.height * width / shown.width), 8 * width))
        return shown.resize((width, height), Image.Resampling.LANCZOS), ()
