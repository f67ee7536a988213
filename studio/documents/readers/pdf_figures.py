"""Pictures on a PDF page that has text of its own: a table pasted as a picture says something, too."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pypdfium2 import raw

from studio.documents.readers.pdf_lines import Line
from studio.documents.readers.pdf_page import Box, Objects, PageText

if TYPE_CHECKING:
    from PIL.Image import Image

_LEAST_SIDE = 80.0  # points: emblems, seals and signatures are smaller
_LEAST_SHARE = 0.06  # of the page
_FEW = 20  # characters that may stand on a picture that is not the ground of the page's text
_MOST = 20


def figures_on(objects: Objects, text: PageText) -> list[Box]:
    """Where there are pictures large enough to be read and without text over them."""
    found = []
    for picture in objects.of(raw.FPDF_PAGEOBJ_IMAGE):
        box = _within(text.sight.box(*picture.get_bounds()), text.width, text.height)
        across, down = box[2] - box[0], box[3] - box[1]
        large = min(across, down) >= _LEAST_SIDE and across * down >= _LEAST_SHARE * text.width * text.height
        if large and _signs_in(box, text) < _FEW:
            found.append(box)
    return found if len(found) <= _MOST else []


def only(picture: "Image", boxes: Sequence[Box], points: float) -> "Image":
    """The picture of a page, `points` wide, with nothing on it but what stands in the boxes."""
    from PIL import Image

    scale = picture.width / points
    kept = Image.new(picture.mode, picture.size, "white")
    for box in boxes:
        left, top, right, bottom = (round(edge * scale) for edge in box)
        kept.paste(picture.crop((left, top, right, bottom)), (left, top))
    return kept


def with_figures(lines: Sequence[Line], figures: Sequence[Line]) -> list[Line]:
    """Each run of lines from one picture stands where it is seen among the others."""
    whole = list(lines)
    for line in figures:
        at = next((index for index, other in enumerate(whole) if other.top > line.top), len(whole))
        whole.insert(at, line)
    return whole


def _signs_in(box: Box, text: PageText) -> int:
    left, top, right, bottom = box
    count = 0
    for index, sign in enumerate(text.text):
        x1, y1, x2, y2 = text.box(index)
        inside = left < (x1 + x2) / 2 < right and top < (y1 + y2) / 2 < bottom
        count += inside and not sign.isspace()
    return count


def _within(box: Box, width: float, height: float) -> Box:
    left, top, right, bottom = box
    return max(left, 0.0), max(top, 0.0), min(right, width), min(bottom, height)
