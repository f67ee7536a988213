"""The objects of an OFD page as a picture."""

from collections.abc import Callable
from math import sqrt
from typing import TYPE_CHECKING

import pypdfium2

from studio.core.documents import DocumentKind
from studio.core.errors import DocumentCorrupt
from studio.documents.readers.ofd_drawing import Drawing
from studio.documents.readers.ofd_objects import PageObjects

if TYPE_CHECKING:
    from PIL.Image import Image

_MOST_PIXELS = 24_000_000


def drawing_of(objects: PageObjects, load: Callable[[str], bytes | None]) -> Drawing:
    """`load` gives the bytes of a part of the package."""
    drawing = Drawing(objects.box, load)
    drawing.draw(objects)
    return drawing


def rendered(drawing: Drawing, width: int, name: str, *, clear: bool = False) -> "Image":
    """`width` in pixels; `clear` leaves out the white of the paper. Raises DocumentCorrupt."""
    try:
        return _rendered(drawing.sheet.file(), width, clear=clear)
    except pypdfium2.PdfiumError as error:
        raise DocumentCorrupt(document=name, kind=DocumentKind.OFD) from error


def _rendered(sheet: bytes, width: int, *, clear: bool) -> "Image":
    document = pypdfium2.PdfDocument(sheet)
    try:
        across, down = document[0].get_size()
        scale = min(width / across, sqrt(_MOST_PIXELS / (across * down)))
        paper = (255, 255, 255, 0 if clear else 255)
        image: Image = document[0].render(scale=scale, fill_color=paper).to_pil()
        return image
    finally:
        document.close()
