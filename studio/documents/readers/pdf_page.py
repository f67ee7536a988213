"""A PDF page turned so that its text stands upright, and its characters with where they are seen."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from ctypes import byref, c_int
from dataclasses import dataclass
from itertools import repeat
from math import atan2, degrees, hypot
from operator import mul, sub
from typing import Protocol

import pypdfium2
from pypdfium2 import raw

from studio.documents.ideographs import ordinary
from studio.documents.pale import is_pale
from studio.documents.readers.pdf_characters import Characters, Rooms, kinds_of_objects, modes

_FILLED = {raw.FPDF_TEXTRENDERMODE_FILL, raw.FPDF_TEXTRENDERMODE_FILL_CLIP}
_NO_INK = {raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP}
_SAMPLED = 50  # characters of a page, or up to twice as many
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
        size = page.get_size()
        zero, right, up = (_on_device(page, size, x, y) for x, y in ((0, 0), (1000, 0), (0, 1000)))
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

    def boxes(self, indexes: Sequence[int]) -> list[Box]:
        """The same of many characters, and faster."""

    def gaps(self, befores: Sequence[int], afters: Sequence[int]) -> list[float]:
        """For each pair of characters, points from the right edge of one to the left edge of the other."""

    def size(self, index: int) -> float:
        """The size of a character's font as it is drawn; 0 where it cannot be told."""

    def sizes(self, indexes: Sequence[int]) -> list[float]:
        """The same of many characters, and faster."""


class PageText:
    """`text` is the page's text as PDFium orders it, in ordinary ideographs; indexes below count it."""

    def __init__(
        self, page: "pypdfium2.PdfPage", text: "pypdfium2.PdfTextPage", rooms: Rooms | None = None
    ) -> None:
        self._raw, self._characters = text.raw, Characters(text.raw, rooms or Rooms())
        self.text = ordinary(text.get_text_range())
        self.sight = Sight.of(page)
        self.width, self.height = page.get_size()
        self._boxes: dict[int, Box] = {}
        last = len(self.text) - 1  # places rise with indexes: where the last are the same, all are
        self._all_in_text = raw.FPDFText_GetCharIndexFromTextIndex(self._raw, last) == last
        self._level = not self.sight.b and not self.sight.c and self.sight.a > 0

    def box(self, index: int) -> Box:
        """The font box of a character; NOWHERE for one that is not drawn."""
        found = self._boxes.get(index)
        return self.boxes([index])[0] if found is None else found

    def boxes(self, indexes: Sequence[int]) -> list[Box]:
        """What is looked up is kept: a page with tables is asked about its characters more than once."""
        known, (lefts, tops, rights, bottoms) = self._characters.boxes(self._places(indexes))
        found = list(map(self.sight.box, lefts, bottoms, rights, tops))
        if not all(known):
            found = [box if has else NOWHERE for has, box in zip(known, found, strict=True)]
        self._boxes.update(zip(indexes, found, strict=True))
        return found

    def gaps(self, befores: Sequence[int], afters: Sequence[int]) -> list[float]:
        """The same as from their boxes, and faster: every two words of a page are asked about."""
        places, middle = self._places([*befores, *afters]), len(befores)
        known, (lefts, rights) = self._characters.sides(places)
        if not self._level or not all(known):
            boxes = self.boxes([*befores, *afters])
            return [after[0] - box[2] for box, after in zip(boxes[:middle], boxes[middle:], strict=True)]
        return list(map(mul, repeat(self.sight.a), map(sub, lefts[middle:], rights[:middle])))

    def size(self, index: int) -> float:
        """The size of a character's font as it is drawn; 0 where it cannot be told."""
        return self.sizes([index])[0]

    def sizes(self, indexes: Sequence[int]) -> list[float]:
        places = self._places(indexes)
        known, (_, _, shears, heights) = self._characters.matrices(places)
        drawn = zip(known, self._characters.font_sizes(places), shears, heights, strict=True)
        sizes = (font * hypot(c, d) if has else 0.0 for has, font, c, d in drawn)
        return [size if size > 1 else 0.0 for size in sizes]

    def strokes(self, indexes: Sequence[int]) -> list[int]:
        """For each character a number that it shares with those that are drawn at once with it."""
        return self._characters.objects(self._places(indexes))

    def unpainted(self, indexes: Sequence[int], strokes: Sequence[int]) -> list[bool]:
        """Which characters, of these strokes, are as pale as paper, clear, or drawn without any ink."""
        known, colours = self._characters.fills(self._places(indexes))
        told = zip(known, *colours, modes(strokes), strict=True)
        return [
            mode in _NO_INK or bool(has and mode in _FILLED and (not alpha or is_pale(red, green, blue)))
            for has, red, green, blue, alpha, mode in told
        ]

    def _places(self, indexes: Sequence[int]) -> Sequence[int]:
        """Where PDFium counts the characters; it also counts those that are in no text."""
        if self._all_in_text:
            return indexes
        return [int(raw.FPDFText_GetCharIndexFromTextIndex(self._raw, index)) for index in indexes]


@contextmanager
def upright(
    document: "pypdfium2.PdfDocument", index: int, rooms: Rooms
) -> Iterator[tuple["pypdfium2.PdfPage", PageText]]:
    """Wide tables are often drawn sideways and pages turned by mistake; reading order needs them straight."""
    page = document[index]
    text = page.get_textpage()
    before = page.get_rotation()
    try:
        turn = _direction(text, rooms)
        if turn is not None and turn != before:
            page.set_rotation(turn)
            text = _less_broken(text, page.get_textpage())
        yield page, PageText(page, text, rooms)
    finally:
        text.close()
        page.set_rotation(before)
        page.close()


def _less_broken(before: "pypdfium2.PdfTextPage", turned: "pypdfium2.PdfTextPage") -> "pypdfium2.PdfTextPage":
    """Of some pages PDFium breaks every line at each character once they are turned."""
    kept, other = (before, turned) if 2 * _breaks(before) < _breaks(turned) else (turned, before)
    other.close()
    return kept


def _breaks(text: "pypdfium2.PdfTextPage") -> int:
    return str(text.get_text_range()).count("\n")


def _direction(text: "pypdfium2.PdfTextPage", rooms: Rooms) -> int | None:
    """Degrees to turn the page clockwise so that most of its text runs from left to right."""
    count = text.count_chars()
    sampled = range(0, count, count // _SAMPLED or 1)
    known, (ahead, up, *_) = Characters(text.raw, rooms).matrices(sampled)
    if count and all(known) and not any(up) and min(ahead) > 0:
        return 0  # as most pages are
    seen: Counter[int] = Counter()
    for (has, *direction), times in Counter(zip(known, up, ahead, strict=True)).items():
        if has and any(direction):
            seen[_right_angle(direction)] += times
    if not seen:
        return None
    angle, times = seen.most_common(1)[0]
    return angle if times * 2 > seen.total() else None


def _right_angle(direction: Sequence[float]) -> int:
    return round(degrees(atan2(*direction)) / 90) * 90 % 360


class Objects:
    """Of a page, those that are in no other; most pages have many of text and none of other kinds."""

    def __init__(self, page: "pypdfium2.PdfPage") -> None:
        self._page, self._kinds = page, kinds_of_objects(page.raw)

    def of(self, kind: int) -> Iterator["pypdfium2.PdfObject"]:
        for index, found in enumerate(self._kinds) if kind in self._kinds else ():
            if found == kind:
                place = raw.FPDFPage_GetObject(self._page, index)
                yield pypdfium2.PdfObject(place, page=self._page, pdf=self._page.pdf)


def _on_device(
    page: "pypdfium2.PdfPage", size: tuple[float, float], x: float, y: float
) -> tuple[float, float]:
    left, top = c_int(), c_int()
    raw.FPDF_PageToDevice(page, 0, 0, _SCALE, _SCALE, 0, x, y, byref(left), byref(top))
    return left.value * size[0] / _SCALE, top.value * size[1] / _SCALE
