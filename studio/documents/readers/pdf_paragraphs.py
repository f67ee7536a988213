"""Lines of PDF pages to paragraphs and table rows, across page breaks."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from studio.core.documents import Block
from studio.core.places import Place
from studio.documents.content import paragraph, table_row
from studio.documents.lines import join
from studio.documents.numbering import Scheme, numbering
from studio.documents.readers.pdf_lines import Line
from studio.documents.tables import row_text

_STOPS = "。！？；：!?;:"
_LEADERS = re.compile(r"(?:\.{4,}|…{2,}|·{4,}|(?:\. ){4,}|-{6,}|_{6,})\s*\d{1,4}$")


def page_blocks(pages: Sequence[Sequence[Line]]) -> list[Block]:
    lines = [line for page in pages for line in page if not _LEADERS.search(line.text)]
    if not lines:
        return []
    right = _right_edge(lines)
    left = _left_edge(lines)
    return list(_blocks(lines, left, right))


def _blocks(lines: Sequence[Line], left: float, right: float) -> Iterator[Block]:
    text, page = "", 0
    header: str | None = None
    previous: Line | None = None
    for line in lines:
        if len(line.cells) > 1:
            if text:
                yield paragraph(text, Place(page=page))
                text = ""
            row = row_text(line.cells)
            header = header if previous is not None and len(previous.cells) > 1 else None
            yield table_row(row, header, Place(page=line.page))
            header = header or row
        elif text and previous is not None and _goes_on(previous, line, left, right):
            text = join(text, line.text)
        else:
            if text:
                yield paragraph(text, Place(page=page))
            text, page = line.text, line.page
        previous = line
    if text:
        yield paragraph(text, Place(page=page))


def _goes_on(previous: Line, line: Line, left: float, right: float) -> bool:
    """Is `line` the rest of the paragraph `previous` stands in?"""
    em = max(previous.size, 1)
    if abs(line.size - previous.size) > 0.25 * em:
        return False
    if previous.right < right - 2.5 * em:  # a line that ends short ends its paragraph
        return False
    if line.page == previous.page and line.top - previous.top > 3.2 * em:
        return False
    return not _starts_anew(previous, line, left)


def _starts_anew(previous: Line, line: Line, left: float) -> bool:
    number = numbering(line.text)
    if number is not None and number.scheme < Scheme.ARTICLE:
        return True
    indented = line.left > left + 1.2 * line.size
    aligned = abs(line.left - previous.left) < 0.5 * line.size
    if indented and not aligned:
        return True
    return (number is not None or (aligned and indented)) and previous.text[-1:] in _STOPS


def _right_edge(lines: Sequence[Line]) -> float:
    """Where full lines end: most of the long lines agree on it."""
    ends = sorted((line.right for line in lines if not line.cells), reverse=True) or [0.0]
    return ends[min(len(ends) - 1, len(ends) // 20)]


def _left_edge(lines: Sequence[Line]) -> float:
    """Where lines begin that go on from the one before."""
    begins = [
        second.left for first, second in pairwise(lines) if second.left <= first.left + 1 and not second.cells
    ]
    return median(begins) if begins else min(line.left for line in lines)
