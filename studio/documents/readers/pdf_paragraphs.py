"""Lines of PDF pages to headings, paragraphs and table rows, across page breaks."""

import re
from collections.abc import Iterator, Sequence

from studio.core.documents import Block
from studio.core.places import Place
from studio.documents.classification import is_mark
from studio.documents.content import heading, paragraph, table_row
from studio.documents.contents import is_contents_caption, is_contents_entry
from studio.documents.lines import join
from studio.documents.numbering import Numbering, Scheme, numbering
from studio.documents.readers.pdf_edges import Edges
from studio.documents.readers.pdf_grids import joined_over_pages
from studio.documents.readers.pdf_lines import Line
from studio.documents.readers.pdf_sizes import Sizes
from studio.documents.readers.pdf_tables import with_whole_rows
from studio.documents.tables import row_text

_SIGNED = re.compile(
    r"[\d〇○零一二三四五六七八九十]{4}\s*年\s*[\d一二三四五六七八九十]+\s*月\s*[\d一二三四五六七八九十]+\s*日"
)
_FULL, _FULL_SEEN = 2.5, 1.6  # heights of a character a full line may lack; scans show all that was printed
_SENTENCE_ENDS = "。！？"
_STOPS = "。！？；：!?;:"


def page_blocks(pages: Sequence[Sequence[Line]]) -> list[Block]:
    lines = [line for page in pages for line in page if not is_contents_entry(line.text)]
    return list(_Paragraphs(with_whole_rows(joined_over_pages(lines))).blocks()) if lines else []


class _Paragraphs:
    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._edges = Edges(lines)
        self._sizes = Sizes(lines)
        self._header: str | None = None
        self._ruled = False
        self._place = Place()

    def blocks(self) -> Iterator[Block]:
        group: list[Line] = []
        for line in self._lines:
            if group and not self._same(group[-1], line):
                yield from self._block(group)
                group = []
            group.append(line)
        yield from self._block(group)

    def _same(self, previous: Line, line: Line) -> bool:
        if previous.cells or line.cells or _is_mark(previous.text) or _is_mark(line.text):
            return False
        if self._sizes.level(previous) or self._sizes.level(line):
            return self._title_goes_on(previous, line)
        return self._goes_on(previous, line)

    def _block(self, group: Sequence[Line]) -> Iterator[Block]:
        first, place = group[0], self._place_on(group[0].page)
        if first.cells:
            if first.heads or (first.ruled and not self._ruled and row_text(first.cells) != self._header):
                self._header = None
            self._ruled = first.ruled
            yield from self._row(row_text(first.cells), place)
            return
        self._header, self._ruled = None, False
        text = ""
        for line in group:
            text = join(text, line.text)
        level = self._sizes.level(first)
        yield heading(text, level, place) if level else paragraph(text, place)

    def _place_on(self, page: int) -> Place:
        """Blocks of one page share it."""
        if self._place.page != page:
            self._place = Place(page=page)
        return self._place

    def _row(self, row: str, place: Place) -> Iterator[Block]:
        """A header repeated on the next page is said once."""
        if row != self._header:
            yield table_row(row, self._header, place)
            self._header = self._header or row

    def _title_goes_on(self, previous: Line, line: Line) -> bool:
        """A title of two or three lines, all in its size."""
        close = line.page == previous.page and 0 <= line.top - previous.top < 2.2 * previous.size
        same = self._sizes.level(previous) == self._sizes.level(line)
        return close and same and numbering(line.text) is None

    def _goes_on(self, previous: Line, line: Line) -> bool:
        """Is `line` the rest of the paragraph `previous` stands in?"""
        em = previous.size
        if abs(line.size - em) > 0.25 * em:
            return False
        if not -em < line.top - previous.top < 3.2 * em and _in_one_column(previous, line):
            return False
        if line.page != previous.page and previous.text[-1:] in _SENTENCE_ENDS:
            return False  # nothing shows whether it goes on, and a passage should stand on one page
        number = numbering(line.text)
        full = previous.right > self._edges.of(previous)[1] - (_FULL_SEEN if line.seen else _FULL) * em
        goes_on = full or (number is None and self._hangs(previous, line))
        return goes_on and not self._starts_anew(previous, line, number)

    def _hangs(self, previous: Line, line: Line) -> bool:
        """A cell or list item broken short of the page's edge, in the middle of a sentence."""
        left, right = self._edges.of(previous)
        long = previous.right - left > 0.6 * (right - left)
        close = _in_one_column(previous, line) and line.top - previous.top < 2 * previous.size
        if not long or not close or _is_signed(line.text):
            return False
        return line.left >= previous.left - 1 and previous.text[-1:] not in _STOPS

    def _starts_anew(self, previous: Line, line: Line, number: Numbering | None) -> bool:
        if is_contents_caption(line.text) or _is_signed(line.text) or (number and _opens_part(number)):
            return True
        indent = line.left - self._edges.of(line)[0]
        indented = indent > 1.2 * line.size
        before = previous.left - self._edges.of(previous)[0]
        aligned = abs(indent - before) < 0.5 * line.size
        if indented and not aligned and (number is not None or not self._hangs(previous, line)):
            return True
        return (number is not None or (aligned and indented)) and previous.text[-1:] in _STOPS


def _opens_part(number: Numbering) -> bool:
    return number.scheme < Scheme.ARTICLE or (number.scheme is Scheme.ARTICLE and number.spaced)


def _is_mark(text: str) -> bool:
    return "密" in text and is_mark(text)


def _is_signed(text: str) -> bool:
    """示例市人民政府 above it, 二〇二四年六月三日"""
    return text.endswith("日") and bool(_SIGNED.fullmatch(text))


def _in_one_column(one: Line, other: Line) -> bool:
    """In the same column of the same page; a new column is as good as a new page."""
    return (one.page, one.column) == (other.page, other.column)
