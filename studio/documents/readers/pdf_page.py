"""A PDF page turned so that its text stands upright, and its characters with where they are seen."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, addressof, byref, c_int, c_void_p, cast
from dataclasses import dataclass
from math import atan2, degrees, hypot
from typing import Protocol

import pypdfium2
from pypdfium2 import raw

from studio.documents.ideographs import ordinary

_SAMPLED = 200
_SCALE = 10_000  # device units a page is wide, so that whole numbers are fine enough

# Checking the types of its arguments takes longer than the look-up itself.
_loose_box = CFUNCTYPE(c_int, c_void_p, c_int, c_void_p)(
    cast(raw.FPDFText_GetLooseCharBox, c_void_p).value or 0
)

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
        if not self.b and not self.c:  # as most pages are, and of each character it is asked
            x1, x2 = self.a * left + self.e, self.a * right + self.e
            y1, y2 = self.d * bottom + self.f, self.d * top + self.f
        else:
            (x1, y1), (x2, y2) = self.point(left, bottom), self.point(right, top)
        if x1 > x2:
            x1, x2 = x2, x1
        return (x1, y2, x2, y1) if y1 > y2 else (x1, y1, x2, y2)


class PlacedText(Protocol):
    """The text of a page in reading order and where each of its characters is seen, in points."""

    text: str
    width: float
    height: float

    def box(self, index: int) -> Box:
        """The font box of a character; NOWHERE for one that is not drawn."""

    def gaps(self, pairs: Iterable[tuple[int, int]]) -> Iterator[float]:
        """For each pair of characters, points from the right edge of one to the left edge of the other."""

    def size(self, index: int) -> float:
        """The size of a character's font as it is drawn; 0 where it cannot be told."""


class PageText:
    """`text` is the page's text as PDFium orders it, in ordinary ideographs; indexes below count it."""

    def __init__(self, page: "pypdfium2.PdfPage", text: "pypdfium2.PdfTextPage") -> None:
        self._raw = text.raw
        self.text = ordinary(text.get_text_range())
        self.sight = Sight.of(page)
        self.width, self.height = page.get_size()
        self._boxes: dict[int, Box] = {}
        self._rectangle = raw.FS_RECTF()
        self._into = byref(self._rectangle)
        last = len(self.text) - 1  # places rise with indexes: where the last are the same, all are
        self._all_in_text = raw.FPDFText_GetCharIndexFromTextIndex(self._raw, last) == last
        self._level = self._all_in_text and not self.sight.b and not self.sight.c and self.sight.a > 0

    def box(self, index: int) -> Box:
        """The font box of a character; NOWHERE for one that is not drawn."""
        found = self._boxes.get(index)
        if found is None:
            found, place, rectangle = NOWHERE, self._place(index), self._rectangle
            if place >= 0 and raw.FPDFText_GetLooseCharBox(self._raw, place, self._into):
                found = self.sight.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
            self._boxes[index] = found
        return found

    def gaps(self, pairs: Iterable[tuple[int, int]]) -> Iterator[float]:
        """The same as from their boxes, and faster: every two words of a page are asked about."""
        if not self._level:
            yield from (self.box(after)[0] - self.box(before)[2] for before, after in pairs)
            return
        page, into, rectangle = cast(self._raw, c_void_p).value, addressof(self._rectangle), self._rectangle
        across, start = self.sight.a, self.sight.e
        for before, after in pairs:
            end = across * rectangle.right + start if _loose_box(page, before, into) else 0.0
            yield (across * rectangle.left + start if _loose_box(page, after, into) else 0.0) - end

    def _place(self, index: int) -> int:
        """Where PDFium counts a character; it also counts those that are in no text."""
        if self._all_in_text:
            return index
        return int(raw.FPDFText_GetCharIndexFromTextIndex(self._raw, index))

    def size(self, index: int) -> float:
        """The size of a character's font as it is drawn; 0 where it cannot be told."""
        place, matrix = self._place(index), raw.FS_MATRIX()
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
    matrix, page = raw.FS_MATRIX(), text.raw
    into, look = byref(matrix), raw.FPDFText_GetMatrix
    sampled = min(text.count_chars(), _SAMPLED)
    directions: Counter[tuple[float, float]] = Counter()
    for index in range(sampled):
        if look(page, index, into) and (matrix.a or matrix.b):
            direction = matrix.b, matrix.a
            directions[direction] += 1
            if directions[direction] * 2 > sampled:
                return _right_angle(direction)
    seen: Counter[int] = Counter()
    for direction, times in directions.items():
        seen[_right_angle(direction)] += times
    if not seen:
        return None
    angle, times = seen.most_common(1)[0]
    return angle if times * 2 > seen.total() else None


def _right_angle(direction: tuple[float, float]) -> int:
    return round(degrees(atan2(*direction)) / 90) * 90 % 360


def objects_on(page: "pypdfium2.PdfPage", kind: int) -> Iterator["pypdfium2.PdfObject"]:
    """The objects of a kind that are in no other; of those, pages without any have the most of others."""
    for index in range(raw.FPDFPage_CountObjects(page)):
        found = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(found) == kind:
            yield pypdfium2.PdfObject(found, page=page, pdf=page.pdf)


def _on_device(page: "pypdfium2.PdfPage", x: float, y: float) -> tuple[float, float]:
    width, height = page.get_size()
    left, top = c_int(), c_int()
    raw.FPDF_PageToDevice(page, 0, 0, _SCALE, _SCALE, 0, x, y, byref(left), byref(top))
    return left.value * width / _SCALE, top.value * height / _SCALE
