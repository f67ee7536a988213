"""What PDFium knows of the characters and objects of a page, asked of many at once: pages have thousands."""

from collections.abc import Iterator, Sequence
from ctypes import PYFUNCTYPE, addressof, c_double, c_float, c_int, c_uint, c_void_p, cast
from itertools import repeat
from typing import Any

from pypdfium2 import raw

# Checking arguments and letting other threads go first takes longer than a look-up itself.
_box = PYFUNCTYPE(c_int, c_void_p, c_int, c_void_p)(cast(raw.FPDFText_GetLooseCharBox, c_void_p).value or 0)
_matrix = PYFUNCTYPE(c_int, c_void_p, c_int, c_void_p)(cast(raw.FPDFText_GetMatrix, c_void_p).value or 0)
_font_size = PYFUNCTYPE(c_double, c_void_p, c_int)(cast(raw.FPDFText_GetFontSize, c_void_p).value or 0)
_fill = PYFUNCTYPE(c_int, c_void_p, c_int, c_void_p, c_void_p, c_void_p, c_void_p)(
    cast(raw.FPDFText_GetFillColor, c_void_p).value or 0
)
_text_object = PYFUNCTYPE(c_void_p, c_void_p, c_int)(cast(raw.FPDFText_GetTextObject, c_void_p).value or 0)
_mode = PYFUNCTYPE(c_int, c_void_p)(cast(raw.FPDFTextObj_GetTextRenderMode, c_void_p).value or 0)
_object = PYFUNCTYPE(c_void_p, c_void_p, c_int)(cast(raw.FPDFPage_GetObject, c_void_p).value or 0)
_kind = PYFUNCTYPE(c_int, c_void_p)(cast(raw.FPDFPageObj_GetType, c_void_p).value or 0)
Columns = tuple[list[float], ...]


class Characters:
    """Of a page of text as PDFium counts them; one it does not know has zeros for numbers.

    Coordinates are those of the page's content.
    """

    def __init__(self, page: Any) -> None:  # a pointer
        self._page = cast(page, c_void_p).value

    def boxes(self, indexes: Sequence[int]) -> tuple[list[int], Columns]:
        """Which have a box, and lists of left, top, right and bottom edges of their font boxes."""
        return self._asked(_box, indexes, 4)

    def matrices(self, indexes: Sequence[int]) -> tuple[list[int], Columns]:
        """Which have a matrix, and lists of its a, b, c, d, e and f."""
        return self._asked(_matrix, indexes, 6)

    def font_sizes(self, indexes: Sequence[int]) -> Iterator[float]:
        """Before the matrix makes them larger or smaller."""
        return map(_font_size, repeat(self._page), indexes)

    def fills(self, indexes: Sequence[int]) -> tuple[list[int], tuple[list[int], ...]]:
        """Which have a colour, and lists of red, green, blue and alpha, from 0 to 255."""
        answers = (c_uint * (4 * len(indexes)))()
        start, past = addressof(answers), addressof(answers) + 16 * len(indexes)
        places = (range(start + at, past, 16) for at in (0, 4, 8, 12))
        known = list(map(_fill, repeat(self._page), indexes, *places))
        return known, tuple(answers[at::4] for at in range(4))

    def modes(self, indexes: Sequence[int]) -> list[int]:
        """How they are drawn, by FPDF_TEXTRENDERMODE; -1 for one that PDFium does not know."""
        return list(map(_mode, self.objects(indexes)))

    def objects(self, indexes: Sequence[int]) -> list[int]:
        """Where PDFium keeps the text each is drawn with; 0 for one that it does not know."""
        return [place or 0 for place in map(_text_object, repeat(self._page), indexes)]

    def _asked(self, look_up: Any, indexes: Sequence[int], numbers: int) -> tuple[list[int], Columns]:
        answers = (c_float * (numbers * len(indexes)))()
        start, step = addressof(answers), numbers * 4
        places = range(start, start + step * len(indexes), step)
        known = list(map(look_up, repeat(self._page), indexes, places))
        return known, tuple(answers[at::numbers] for at in range(numbers))


def kinds_of_objects(page: Any) -> list[int]:
    """Of the objects that are in no other, in their order; `page` is a pointer."""
    count = raw.FPDFPage_CountObjects(page)
    return list(map(_kind, map(_object, repeat(cast(page, c_void_p).value), range(count))))
