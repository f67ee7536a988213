"""Pages of an OFD file whose text must be recognised: they show more than their characters say."""

from studio.documents.legible import legible
from studio.documents.ocr import Recogniser
from studio.documents.ocr_seen import Seen
from studio.documents.readers.ofd_objects import PageObjects
from studio.documents.readers.ofd_page_text import OfdPageText
from studio.documents.readers.ofd_rendering import drawing_of, rendered
from studio.documents.readers.ofd_structure import OfdPage

_RESOLUTION = 200 / 25.4  # pixels a millimetre
_LONGEST = 420.0  # millimetres seen at that resolution
_THIN = 0.03  # share of a page's area that a real text takes at least
_SEEN = 0.1  # share of it under pictures that are more than a seal or a logo
_COVERED, _FORM = 0.5, 0.1  # share of it under pictures, and of text on them, where the picture may be a form
_LEADERS = "._…·-"
_OUTLINES = 30  # paths on a page without text from which on they may be the outlines of characters


def needs_eyes(text: OfdPageText, objects: PageObjects) -> bool:
    drawn = [placed.kind for placed in objects.objects if not placed.mark]
    if not text.text.strip():
        return "ImageObject" in drawn or drawn.count("PathObject") >= _OUTLINES
    return _on_a_picture(text, objects) or not has_legible(text)


def has_legible(text: OfdPageText) -> bool:
    """The rows of dots in a table of contents say nothing of the rest."""
    return legible("".join(sign for sign in text.text if not sign.isspace() and sign not in _LEADERS))


def seen_page(page: OfdPage, objects: PageObjects, recogniser: Recogniser, pages: int) -> Seen:
    """The page is drawn as it is shown, without seals, which would hide what they are stamped on."""
    width = round(_RESOLUTION * objects.box[2] * min(1.0, _LONGEST / max(objects.box[2:])))
    package = page.document.package
    picture = rendered(drawing_of(objects, package.bytes_of), max(width, 1), package.name)
    return recogniser.see(picture, page.number, pages)


def _on_a_picture(text: OfdPageText, objects: PageObjects) -> bool:
    """Page numbers and stamps take little of a page, what is filled into a pictured form takes more."""
    area = sum(text.size(at) ** 2 for at, sign in enumerate(text.text) if not sign.isspace())
    share = area / (text.width * text.height)
    shown = [placed.matrix for placed in objects.objects if placed.kind == "ImageObject" and not placed.mark]
    covered = sum(abs(m.a * m.d - m.b * m.c) for m in shown) / (objects.box[2] * objects.box[3])
    return (covered > _SEEN and share < _THIN) or (covered > _COVERED and share < _FORM)
