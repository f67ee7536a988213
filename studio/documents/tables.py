"""Rows of a table as text, with the header row that a chunk of them repeats."""

import re
from collections.abc import Sequence

from studio.core.documents import Block
from studio.core.places import Place
from studio.documents.content import paragraph, table_row

_LONGEST_HEADER = 300
_LABEL = re.compile(r"[^\d\s][:：]")


def cell_text(text: str) -> str:
    return " ".join(text.split())


def row_text(cells: Sequence[str]) -> str:
    """Cells side by side; empty ones keep their place, but not at the end."""
    return " | ".join(cell_text(cell) for cell in cells).rstrip(" |")


def labelled(header: Sequence[str], cells: Sequence[str]) -> str:
    """列名:值；列名:值, without the empty ones."""
    names = [*header, *[""] * (len(cells) - len(header))]
    pairs = (
        (cell_text(name), cell_text(cell)) for name, cell in zip(names, cells, strict=False) if cell.strip()
    )
    return "；".join(f"{name}:{cell}" if name else cell for name, cell in pairs)


def table_blocks(rows: Sequence[Sequence[str]], place: Place | None = None) -> list[Block]:
    """A table of a text document under its header row; a table of one column is a frame round text."""
    filled = [list(row) for row in rows if any(cell.strip() for cell in row)]
    if not filled:
        return []
    if all(_filled(row) == 1 for row in filled):
        return [paragraph(next(filter(str.strip, row)), place) for row in filled]
    head = header_index(filled)
    above = [paragraph(cell_text(" ".join(dict.fromkeys(row))), place) for row in filled[:head]]
    names, body = filled[head], filled[head + 1 :]
    if len(body) > 1 and _reaches_down(names, body[0]):
        names, body = _joined(names, body[0]), body[1:]
    header = row_text(names)
    short = header if len(header) <= _LONGEST_HEADER else None
    return [*above, table_row(header, None, place), *(table_row(row_text(row), short, place) for row in body)]


def _filled(row: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _reaches_down(first: Sequence[str], second: Sequence[str]) -> bool:
    """A header in two rows: some cells reach down and are said again, one spans columns the second parts."""
    pairs = list(zip(first, second, strict=False))
    down = any(one.strip() and one == other for one, other in pairs)
    return down and any(not one.strip() and other.strip() for one, other in pairs)


def _joined(first: Sequence[str], second: Sequence[str]) -> list[str]:
    """隐患数 above 重大 and 一般 heads both."""
    names: list[str] = []
    above = ""
    for one, other in zip(first, second, strict=False):
        above = one if one.strip() else above
        names.append(" ".join(dict.fromkeys(cell_text(part) for part in (above, other) if part.strip())))
    return names


def header_index(rows: Sequence[Sequence[str]]) -> int:
    """The header row: titles above it fill one cell, or the same text over all merged cells.

    A line such as 编制单位：… | 日期：… above a broader row is no header either.
    """
    broad = max((_different(row) for row in rows[:10]), default=0)
    wide = [index for index, row in enumerate(rows[:10]) if _different(row) >= max(2, (broad + 1) // 2)]
    if not wide:
        return 0
    names = (index for index in wide if not _is_labels(rows[index]))
    below = next(names, wide[0])
    return below if _different(rows[below]) > _different(rows[wide[0]]) else wide[0]


def _is_labels(row: Sequence[str]) -> bool:
    cells = {cell.strip() for cell in row if cell.strip()}
    return 2 * sum(bool(_LABEL.search(cell)) for cell in cells) >= len(cells)


def _different(row: Sequence[str]) -> int:
    return len({cell.strip() for cell in row if cell.strip()})
