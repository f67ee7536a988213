"""Headers, footers and page numbers: what stands at the edge of page after page."""

import re
from collections import Counter
from collections.abc import Sequence

from studio.documents.classification import is_mark
from studio.documents.page_numbers import is_page_number
from studio.documents.readers.pdf_lines import Line

_NUMBER = re.compile("[0-9]+")
_TOP, _BOTTOM = 0.1, 0.87  # of the page's height: what is beyond may be a header or footer


def without_repeats(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """A repeated line that is a mark of classification stays where it first stands."""
    keyed = [[(line, _keys(line) if _at_edge(line) else ()) for line in lines] for lines in pages]
    seen = Counter(key for lines in keyed for key in {key for _, keys in lines for key in keys})
    written = sum(bool(lines) for lines in pages)
    often = max(2, written // 3) if written > 1 else 2
    repeated = {key for key, times in seen.items() if times >= often}
    kept: list[list[Line]] = []
    marks: set[str] = set()
    for page in keyed:
        kept.append(
            [
                line
                for line, keys in page
                if not (keys and _dropped(line, not repeated.isdisjoint(keys), marks))
            ]
        )
    return kept


def _dropped(line: Line, repeated: bool, marks: set[str]) -> bool:
    if line.ruled:
        return False
    if is_mark(line.text):
        first = line.text not in marks
        marks.add(line.text)
        return not first
    header_row = len(line.cells) > 2  # of a table that goes on
    return is_page_number(line.text) or (repeated and not header_row)


def _keys(line: Line) -> tuple[str, str]:
    """The same line on the next page says the same or counts on with the pages; 编号 001, 007 are text."""
    at_top = line.top < line.page_height / 2

    def beside_the_page(number: re.Match[str]) -> str:
        return f"#{int(number[0]) - line.page}"

    return f"{at_top}{line.text}", f"{at_top}{_NUMBER.sub(beside_the_page, line.text)}"


def _at_edge(line: Line) -> bool:
    bottom = line.top + line.size
    return line.top < line.page_height * _TOP or bottom > line.page_height * _BOTTOM
