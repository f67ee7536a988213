"""Headers, footers and page numbers: what stands at the edge of page after page."""

import re
from collections import Counter
from collections.abc import Sequence

from studio.documents.classification import is_mark
from studio.documents.page_numbers import is_page_number
from studio.documents.readers.pdf_lines import Line

_TOP, _BOTTOM = 0.1, 0.87  # of the page's height: what is beyond may be a header or footer


def without_repeats(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """A repeated line that is a mark of classification stays where it first stands."""
    seen = Counter(key for lines in pages for key in {_key(line) for line in lines if _at_edge(line)})
    written = sum(bool(lines) for lines in pages)
    often = max(2, written // 3) if written > 1 else 2
    repeated = {key for key, times in seen.items() if times >= often}
    kept: list[list[Line]] = []
    marks: set[str] = set()
    for lines in pages:
        kept.append([line for line in lines if not _at_edge(line) or not _dropped(line, repeated, marks)])
    return kept


def _dropped(line: Line, repeated: set[str], marks: set[str]) -> bool:
    if line.ruled:
        return False
    if is_mark(line.text):
        first = line.text not in marks
        marks.add(line.text)
        return not first
    header_row = len(line.cells) > 2  # of a table that goes on
    return is_page_number(line.text) or (_key(line) in repeated and not header_row)


def _key(line: Line) -> str:
    """The same line on the next page may bear another number."""
    at_top = line.top < line.page_height / 2
    return f"{at_top}{re.sub(r'[0-9]+', '#', line.text)}"


def _at_edge(line: Line) -> bool:
    bottom = line.top + line.size
    return line.top < line.page_height * _TOP or bottom > line.page_height * _BOTTOM
