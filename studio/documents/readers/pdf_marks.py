"""Where on a PDF page a passage stands."""

import pypdfium2

from studio.documents.passage_spans import spans_in
from studio.documents.readers.pdf_page import PageText, PlacedText

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
    spans = spans_in(shown.text, passage)
    boxes = [box for start, end in spans for box in _boxes(shown, start, end)]
    width, height = shown.width, shown.height
    return tuple(
        (left / width, top / height, (right - left) / width, (bottom - top) / height)
        for left, top, right, bottom in boxes
    )


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
