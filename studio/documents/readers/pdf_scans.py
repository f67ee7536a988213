"""Pages of a PDF whose text must be recognised: they show more than their layer of text says."""

from collections.abc import Sequence

import pypdfium2
from pypdfium2 import raw

from studio.documents.legible import legible
from studio.documents.ocr import Recogniser
from studio.documents.ocr_seen import Seen
from studio.documents.readers.pdf_figures import only
from studio.documents.readers.pdf_page import Box, PageText

_RESOLUTION = 200 / 72  # pixels a point
_LONGEST, _SHORTEST = 3500, 1000  # pixels of the longer side
_LARGEST_SCALE = 12.0
_COVERED = 0.5  # share of a page under pictures from which on it may be a scan
_MANY = 300  # characters that are a text whatever their size
_THIN = 0.03  # share of a page's area that a real text takes at least


def needs_eyes(page: "pypdfium2.PdfPage", text: PageText) -> bool:
    signs = "".join(text.text.split())
    if not signs:
        return bool(raw.FPDFPage_CountObjects(page))
    thin = len(signs) < _MANY and _thin(text) and covered(page) > _COVERED
    return thin or not legible(signs)


def seen_page(
    document: "pypdfium2.PdfDocument", index: int, recogniser: Recogniser, figures: Sequence[Box] = ()
) -> Seen:
    """The page is drawn as it is shown, which `Seen.as_shown` refers to; with `figures` nothing but those."""
    page = document[index]
    try:
        width, height = page.get_size()
        picture = page.render(scale=_scale(max(width, height, 1.0))).to_pil()
    finally:
        page.close()
    shown = only(picture, figures, width) if figures else picture
    return recogniser.see(shown, index + 1, len(document))


def _scale(longer: float) -> float:
    """Pixels a point, for a page whose longer side has so many points."""
    return min(max(_RESOLUTION, _SHORTEST / longer), _LONGEST / longer, _LARGEST_SCALE)


def _thin(text: PageText) -> bool:
    """Page numbers, stamps and names of scanners take little of a page."""
    area = sum(text.size(index) ** 2 for index, sign in enumerate(text.text) if not sign.isspace())
    return bool(area < _THIN * text.width * text.height)


def covered(page: "pypdfium2.PdfPage") -> float:
    """The share of a page under pictures; scans are often cut in strips, so all of them count together."""
    width, height = page.get_size()
    area = 0.0
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        left, bottom, right, top = picture.get_bounds()
        area += abs(right - left) * abs(top - bottom)
    return float(area / max(width * height, 1.0))
