"""Text on a PDF page that nobody sees: as pale as its ground, drawn without ink, or too small to read."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import pypdfium2

from studio.documents.pale import is_worth_telling
from studio.documents.readers.pdf_page import Box, PageText
from studio.documents.readers.pdf_scans import covered

if TYPE_CHECKING:
    from PIL.Image import Image

_EVERY = 16  # characters: a sentence nobody sees is longer
_TINY = 1.5  # points on a page as wide as A4
_A4 = 595.0  # points
_PIXELS, _LONGEST = 1200, 3500  # a page is drawn wide, and high at most
_INK = 24  # how far brightness differs where something is to be seen
_MOSTLY = 0.8


def hidden_on(page: "pypdfium2.PdfPage", text: PageText) -> list[str]:
    """The page is drawn only where something looks odd, to see whether it can be seen."""
    signs = text.text
    if not any(_odd(text, range(0, len(signs), _EVERY))) or covered(page) > 0.5:
        return []  # the text of a scan lies under its picture
    odd = _odd(text, [index for index, sign in enumerate(signs) if not sign.isspace()])
    spans = [span for span in _spans(text, odd) if is_worth_telling(signs[slice(*span)])]
    scale = min(_PIXELS / max(text.width, 1.0), _LONGEST / max(text.height, 1.0))
    picture = page.render(scale=scale, grayscale=True).to_pil() if spans else None
    return [
        " ".join(signs[slice(*span)].split())
        for span in spans
        if picture is not None and _is_unseen(picture, text, span)
    ]


def _odd(text: PageText, places: Sequence[int]) -> set[int]:
    """What is drawn at once has one colour and one size."""
    tiny = _TINY * min(text.width / _A4, 1.0)
    strokes = text.strokes(places)
    one_of = dict(zip(strokes, places, strict=True))
    told = [*one_of.values()]
    looks = zip(one_of, text.unpainted(told, [*one_of]), text.boxes(told), strict=True)
    odd = {stroke for stroke, unpainted, box in looks if unpainted or 0 < box[3] - box[1] < tiny}
    return {index for index, stroke in zip(places, strokes, strict=True) if stroke in odd} if odd else set()


def _spans(text: PageText, odd: set[int]) -> Iterator[tuple[int, int]]:
    """Runs of odd characters, over the blanks between them."""
    start: int | None = None
    for index, sign in enumerate(text.text):
        if index in odd:
            start = index if start is None else start
        elif start is not None and not sign.isspace():
            yield start, index
            start = None
    if start is not None:
        yield start, len(text.text)


def _is_unseen(picture: "Image", text: PageText, span: tuple[int, int]) -> bool:
    boxes = [box for box in text.boxes(range(*span)) if box[2] > box[0] and box[3] > box[1]]
    times = picture.width / max(text.width, 1.0)
    blank = sum(not _shows(picture, box, times) for box in boxes)
    tiny = all(box[3] - box[1] < _TINY for box in boxes)
    return bool(boxes) and (tiny or blank >= _MOSTLY * len(boxes))


def _shows(picture: "Image", box: Box, times: float) -> bool:
    """Whether anything can be told from its ground there; off the page nothing can."""
    page = (0.0, 0.0, float(picture.width), float(picture.height))
    left, top = (max(min(box[edge] * times, page[edge + 2]), 0.0) for edge in (0, 1))
    right, bottom = (max(min(box[edge] * times + 1, page[edge]), 0.0) for edge in (2, 3))
    if not (right > left and bottom > top):
        return False
    seen = picture.crop((int(left), int(top), int(right), int(bottom))).tobytes()
    return bool(seen) and max(seen) - min(seen) >= _INK
