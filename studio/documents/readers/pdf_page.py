"""A PDF page turned so that its text stands upright, and its characters with where they are seen."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref, c_int
from dataclasses import dataclass
from math import atan2, degrees, hypot
from typing import Protocol

import pypdfium2
from pypdfium2 import raw

from studio.documents.ideographs import ordinary

_SAMPLED = 200
_SCALE = 10_000  # device units a page is wide, so that whole numbers are fine enough

Box = tuple[float, float, float, float]  # left, top, right, bottom in points from the top left corner
NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Sight:
    """From coordinates in a page's content to points from the top left corner of the page as it is seen."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    @classmethod
    def of(cls, page: "pypdfium2.PdfPage") -> "Sight":
        zero, right, up = (_on_device(page, x, y) for x, y in ((0, 0), (1000, 0), (0, 1000)))
        return cls(
            *((right[0] - zero[0]) / 1000, (right[1] - zero[1]) / 1000),
            *((up[0] - zero[0]) / 1000, (up[1] - zero[1]) / 1000),
            *zero,
        )

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        (x1, y1), (x2, y2) = self.point(left, bottom), self.point(right, top)
        return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


class PlacedText(Protocol):
    """The text of a page in reading order and where each of its characters is seen, in points."""

    text: str
    width: float
    height: float

    def box(self, index: int) -> Box:
        """The font box of a character; NOWHERE for one that is not drawn."""

    def size(self, index: int) -> float:
        """The size of a character's font as it is drawn; 0 where it cannot be told."""


class PageText:
    """`text` is the page's text as PDFium orders it, in ordinary ideographs; indexes below count it."""

    def __init__(self, page: "pypdfium2.PdfPage", text: "pypdfium2.PdfTextPage") -> None:
        self._raw = text
        self.text = ordinary(text.get_text_range())
        self.sight = Sight.of(page)
        self.width, self.height = page.get_size()

    def box(self, index: int) -> Box:
        """The font box of a character; NOWHERE for one that is not drawn."""
        box = raw.FS_RECTF()
        place = raw.FPDFText_GetCharIndexFromTextIndex(self._raw, index)
        if place < 0 or not raw.FPDFText_GetLooseCharBox(self._raw, place, byref(box)):
            return NOWHERE
        return self.sight.box(box.left, box.bottom, box.right, box.top)

    def size(self, index: int) -> float:
        """The size of a character's font as it is drawn; 0 where it cannot be told."""
        place = raw.FPDFText_GetCharIndexFromTextIndex(self._raw, index)
        matrix = raw.FS_MATRIX()
        if place < 0 or not raw.FPDFText_GetMatrix(self._raw, place, byref(matrix)):
            return 0.0
        size = float(raw.FPDFText_GetFontSize(self._raw, place)) * hypot(matrix.c, matrix.d)
        return size if size > 1 else 0.0


@contextmanager
def upright(document: "pypdfium2.PdfDocument", index: int) -> Iterator[tuple["pypdfium2.PdfPage", PageText]]:
    """Wide tables are often drawn sideways and pages turned by mistake; reading order needs them straight."""
    page = document[index]
    text = page.get_textpage()
    before = page.get_rotation()
    try:
        turn = _direction(text)
        if turn is not None and turn != before:
            text.close()
            page.set_rotation(turn)
            text = page.get_textpage()
        yield page, PageText(page, text)
    finally:
        text.close()
        page.set_rotation(before)
        page.close()


def _direction(text: "pypdfium2.PdfTextPage") -> int | None:
    """Degrees to turn the page clockwise so that most of its text runs from left to right."""
    matrix = raw.FS_MATRIX()
    seen: Counter[int] = Counter()
    for index in range(min(text.count_chars(), _SAMPLED)):
        if raw.FPDFText_GetMatrix(text, index, byref(matrix)) and (matrix.a or matrix.b):
            seen[round(degrees(atan2(matrix.b, matrix.a)) / 90) * 90 % 360] += 1
    if not seen:
        return None
    angle, times = seen.most_common(1)[0]
    return angle if times * 2 > seen.total() else None


def _on_device(page: "pypdfium2.PdfPage", x: float, y: float) -> tuple[float, float]:
    width, height = page.get_size()
    left, top = c_int(), c_int()
    raw.FPDF_PageToDevice(page, 0, 0, _SCALE, _SCALE, 0, x, y, byref(left), byref(top))
    return left.value * width / _SCALE, top.value * height / _SCALE
