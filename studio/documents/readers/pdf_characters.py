"""What PDFium knows of the characters and objects of a page, asked of many at once: pages have thousands."""

from collections.abc import Iterator, Sequence
from ctypes import PYFUNCTYPE, byref, c_double, c_float, c_int, c_size_t, c_uint, c_void_p, cast, sizeof
from itertools import repeat
from typing import Any

from pypdfium2 import raw


def _look_up(function: Any, answer: Any) -> Any:
    """Converting arguments and letting other threads go first takes longer than a look-up itself.

    So what is said of them here is nothing: pointers are to be handed over as `byref` makes them.
    """
    return PYFUNCTYPE(answer)(cast(function, c_void_p).value or 0)


_box = _look_up(raw.FPDFText_GetLooseCharBox, c_int)
_matrix = _look_up(raw.FPDFText_GetMatrix, c_int)
_font_size = _look_up(raw.FPDFText_GetFontSize, c_double)
_fill = _look_up(raw.FPDFText_GetFillColor, c_int)
_text_object = _look_up(raw.FPDFText_GetTextObject, c_size_t)
_object = _look_up(raw.FPDFPage_GetObject, c_size_t)
_mode = PYFUNCTYPE(c_int, c_void_p)(cast(raw.FPDFTextObj_GetTextRenderMode, c_void_p).value or 0)
_kind = PYFUNCTYPE(c_int, c_void_p)(cast(raw.FPDFPageObj_GetType, c_void_p).value or 0)
_MOST = 4096  # characters asked about at once
_EDGES, _SIDES, _TURNING = range(4), (0, 2), range(4)  # among the numbers of a box and of a matrix
Columns = tuple[list[float], ...]


class Room:
    """Where so many numbers are written for each character: kept, for to make it takes as long as to ask."""

    def __init__(self, numbers: int) -> None:
        self._numbers = numbers
        self._floats = memoryview(b"").cast("f")
        self._places: list[Any] = []  # pointers into them

    def asked(
        self, look_up: Any, page: Any, indexes: Sequence[int], wanted: Sequence[int]
    ) -> tuple[list[int], Columns]:
        """Which are known, and the wanted ones of their numbers, which say nothing for the others."""
        known: list[int] = []
        columns: Columns = tuple([] for _ in wanted)
        for start in range(0, len(indexes), _MOST):
            part = indexes[start : start + _MOST]
            self._make(len(part))
            known += map(look_up, repeat(page), part, self._places)
            end = len(part) * self._numbers
            for column, first in zip(columns, wanted, strict=True):
                column.extend(self._floats[first : end : self._numbers].tolist())
        return known, columns

    def _make(self, count: int) -> None:
        if count > len(self._places):
            floats = (c_float * (count * self._numbers))()
            places = range(0, sizeof(floats), sizeof(c_float) * self._numbers)
            self._places = [byref(floats, place) for place in places]
            self._floats = memoryview(floats).cast("B").cast("f")


class Rooms:
    """For the boxes and for the matrices of the characters of one page after another."""

    def __init__(self) -> None:
        self.boxes, self.matrices = Room(4), Room(6)


class Characters:
    """Of a page of text as PDFium counts them. Coordinates are those of the page's content."""

    def __init__(self, page: Any, rooms: Rooms) -> None:  # a pointer
        self._page, self._rooms = byref(page.contents), rooms

    def boxes(self, indexes: Sequence[int]) -> tuple[list[int], Columns]:
        """Which have a box, and lists of left, top, right and bottom edges of their font boxes."""
        return self._rooms.boxes.asked(_box, self._page, indexes, _EDGES)

    def sides(self, indexes: Sequence[int]) -> tuple[list[int], Columns]:
        """The same without top and bottom."""
        return self._rooms.boxes.asked(_box, self._page, indexes, _SIDES)

    def matrices(self, indexes: Sequence[int]) -> tuple[list[int], Columns]:
        """Which have a matrix, and lists of its a, b, c and d."""
        return self._rooms.matrices.asked(_matrix, self._page, indexes, _TURNING)

    def font_sizes(self, indexes: Sequence[int]) -> Iterator[float]:
        """Before the matrix makes them larger or smaller."""
        return map(_font_size, repeat(self._page), indexes)

    def fills(self, indexes: Sequence[int]) -> tuple[list[int], tuple[list[int], ...]]:
        """Which have a colour, and lists of red, green, blue and alpha, from 0 to 255."""
        answers = (c_uint * (4 * len(indexes)))()
        places = (map(byref, repeat(answers), range(at, sizeof(answers), 16)) for at in (0, 4, 8, 12))
        known = list(map(_fill, repeat(self._page), indexes, *places))
        return known, tuple(answers[at::4] for at in range(4))

    def objects(self, indexes: Sequence[int]) -> list[int]:
        """Where PDFium keeps the text each is drawn with; 0 for one that it does not know."""
        return list(map(_text_object, repeat(self._page), indexes))


def modes(objects: Sequence[int]) -> list[int]:
    """How pieces of text are drawn, by FPDF_TEXTRENDERMODE; -1 for one that PDFium does not know."""
    return list(map(_mode, objects))


def kinds_of_objects(page: Any) -> list[int]:
    """Of the objects that are in no other, in their order; `page` is a pointer."""
    count = raw.FPDFPage_CountObjects(page)
    return list(map(_kind, map(_object, repeat(byref(page.contents)), range(count))))
