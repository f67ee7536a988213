"""Tables of a page: many systems export a page under the name of a spreadsheet."""

from studio.documents.readers.cells import Cell

_WIDEST = 50


def html_grids(data: bytes) -> list[list[list[Cell]]]:
    """The rows of every table that has rows of several cells."""
    from lxml import html

    from studio.documents.decoding import decode

    decoded = decode(data)
    if decoded is None or not decoded.text.strip():
        return []
    page = html.document_fromstring(_undeclared(decoded.text), parser=html.HTMLParser(huge_tree=True))
    tables = [[_row(row) for row in table.iter("tr")] for table in page.iter("table")]
    return [rows for rows in tables if any(len(row) > 1 for row in rows)]


def _undeclared(text: str) -> str:
    """A text that is decoded already may not say how it was coded."""
    start = text.lstrip()
    return start.partition("?>")[2] if start.startswith("<?xml") else start


def _row(row: "object") -> list[Cell]:
    cells: list[Cell] = []
    for cell in row.iter("td", "th"):  # type: ignore[attr-defined]  # lxml.html's elements have no stubs
        text = " ".join(str(cell.text_content()).split())
        span = str(cell.get("colspan") or "1")
        cells += [text] * (min(int(span), _WIDEST) if span.isdecimal() else 1)
    return cells
