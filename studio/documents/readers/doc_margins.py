"""Headers and footers of a Word 97 document [MS-DOC] 2.3.6."""

import struct
from itertools import pairwise

from studio.documents.page_numbers import is_page_number
from studio.documents.readers.doc_fib import Fib, Part, Story
from studio.documents.readers.doc_story import SeenText

_FIRST = 6  # before them stand the lines that part notes from the text
_FOOTERS = (2, 3, 5)  # of each six: even and odd headers, even and odd footers, first header, first footer


def margin_texts(fib: Fib, text: SeenText) -> tuple[list[str], list[str]]:
    """Each different text of headers and of footers once, page numbers left out."""
    content = fib.part(Part.HEADERS)
    places = struct.unpack_from(f"<{len(content) // 4}I", content)
    start, end = fib.span(Story.HEADERS)
    head: dict[str, None] = dict.fromkeys(_lines(text, *fib.span(Story.HEADER_BOXES)))
    foot: dict[str, None] = {}
    for index, (first, last) in enumerate(pairwise(places)):
        lines = _lines(text, start + first, min(start + last, end)) if index >= _FIRST else []
        (foot if (index - _FIRST) % 6 in _FOOTERS else head).update(dict.fromkeys(lines))
    return list(head), [line for line in foot if line not in head]


def _lines(text: SeenText, start: int, end: int) -> list[str]:
    lines = (" ".join(line.split()) for line in text.lines(start, end))
    return [line for line in lines if line and not is_page_number(line)]
