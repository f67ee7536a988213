"""Where on a PDF page a passage stands."""

import re

import pypdfium2

from studio.documents.ideographs import ordinary
from studio.documents.readers.pdf_page import PageText, PlacedText

_SHORTEST = 8  # characters two texts must share to be taken for the same
_Mark = tuple[float, float, float, float]


def rectangles_of(page: "pypdfium2.PdfPage", passage: str) -> tuple[_Mark, ...]:
    """One rectangle a line, as fractions of the page from its top left corner."""
    text = page.get_textpage()
    try:
        return marks_in(PageText(page, text), passage)
    finally:
        text.close()


def marks_in(shown: PlacedText, passage: str) -> tuple[_Mark, ...]:
    """The same on any page whose text has places."""
    spans = _spans(shown.text, ordinary(passage))
    boxes = [box for start, end in spans for box in _boxes(shown, start, end)]
    width, height = shown.width, shown.height
    return tuple(
        (left / width, top / height, (right - left) / width, (bottom - top) / height)
        for left, top, right, bottom in boxes
    )


def _spans(shown: str, passage: str) -> list[tuple[int, int]]:
    """Pieces of the passage in the page's text; spaces and line ends do not count."""
    places = [index for index, sign in enumerate(shown) if _counts(sign)]
    dense = "".join(shown[index] for index in places)
    spans = []
    for piece in re.split(r"\n| \| ", passage):
        wanted = "".join(sign for sign in piece if _counts(sign))
        if found := _found(dense, wanted):
            spans.append((places[found[0]], places[found[1] - 1] + 1))
    return spans


def _counts(sign: str) -> bool:
    return not sign.isspace() and sign not in "\ufffe\u0002"


def _found(dense: str, wanted: str) -> tuple[int, int] | None:
    """The whole piece, else its longest beginning or end that is on this page."""
    if not wanted:
        return None
    if (at := dense.find(wanted)) >= 0:
        return at, at + len(wanted)
    for size in range(len(wanted) - 1, _SHORTEST - 1, -1):
        if dense.endswith(wanted[:size]):
            return len(dense) - size, len(dense)
        if dense.startswith(wanted[-size:]):
            return 0, size
    return _core(dense, wanted)


def _core(dense: str, wanted: str) -> tuple[int, int] | None:
    """A page number or header may stand between: grow from the first eight characters that agree."""
    for start in range(0, max(1, len(wanted) - _SHORTEST), _SHORTEST):
        at = dense.find(wanted[start : start + _SHORTEST])
        if at >= 0 and len(wanted) - start >= _SHORTEST:
            size = _SHORTEST
            while start + size < len(wanted) and dense[at + size : at + size + 1] == wanted[start + size]:
                size += 1
            return at, at + size
    return None


def _boxes(page: PlacedText, start: int, end: int) -> list[_Mark]:
    """One box a line of the span, from the boxes of its characters."""
    lines: list[_Mark] = []
    for here in (page.box(index) for index in range(start, end)):
        if here[2] <= here[0]:
            continue
        if lines and _same_line(lines[-1], here):
            lines[-1] = _around(lines[-1], here)
        else:
            lines.append(here)
    return lines


def _same_line(one: _Mark, other: _Mark) -> bool:
    middle = (other[1] + other[3]) / 2
    return one[1] <= middle <= one[3]


def _around(one: _Mark, other: _Mark) -> _Mark:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
