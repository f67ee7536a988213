"""Tables of values (csv, tsv): the encoding and the delimiter are found out, rows keep their numbers."""

import csv
import io
from collections import Counter

from studio.core.documents import DocumentKind
from studio.core.errors import DocumentCorrupt
from studio.documents.content import Content
from studio.documents.readers.sheet_rows import sheet_blocks
from studio.documents.readers.text import decoded_text, lost_warning
from studio.documents.text_kinds import DELIMITERS

_SAMPLE_ROWS = 100
_LONGEST_FIELD = 2**31 - 1


def read_csv(data: bytes, name: str) -> Content:
    decoded = decoded_text(data, name, DocumentKind.CSV)
    return Content(tuple(sheet_blocks(csv_rows(decoded.text, name), None)), warnings=lost_warning(decoded))


def csv_rows(text: str, name: str) -> list[list[str]]:
    """Raises DocumentCorrupt."""
    text = text.replace("\x00", "")
    try:
        return _rows(text, _delimiter(text))
    except csv.Error as error:
        raise DocumentCorrupt(document=name, kind=DocumentKind.CSV) from error


def _rows(text: str, delimiter: str) -> list[list[str]]:
    _allow_long_fields()
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def _allow_long_fields() -> None:
    """The limit is one for the whole process: only ever raised, for others read tables too."""
    if csv.field_size_limit() < _LONGEST_FIELD:
        csv.field_size_limit(_LONGEST_FIELD)


def _delimiter(text: str) -> str:
    """The sign that gives most rows the same number of cells, and the more cells the better."""
    head = "".join(text.splitlines(keepends=True)[:_SAMPLE_ROWS])
    return max(DELIMITERS, key=lambda sign: _agreement(_rows(head, sign)))


def _agreement(rows: list[list[str]]) -> float:
    sizes = Counter(len(row) for row in rows if row)
    if not sizes:
        return 0.0
    cells, times = sizes.most_common(1)[0]
    return 0.0 if cells < 2 else times / sizes.total() + min(cells, 50) / 1000
