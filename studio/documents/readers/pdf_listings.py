"""Rows written below one another between two ruling lines, as the items of an invoice are."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from studio.documents.lines import join
from studio.documents.readers.pdf_lines import tidy
from studio.documents.readers.pdf_rules import Cell

_AMOUNT = re.compile(r"[-−¥￥$(]{0,2}\s*\d[\d,.，]*\s*(?:%|元|万元)?\)?")
_LABELLED = re.compile(r"[^\s：:]{2,18}[：:]")
_NEAR = 0.6  # of a character's height two lines of one row may differ


@dataclass(slots=True)
class CellText:
    """The lines of one cell from top to bottom, each with its top; the last is the one being written."""

    lines: list[str] = field(default_factory=list)
    tops: list[float] = field(default_factory=list)
    size: float = 0.0

    def add(self, sign: str, top: float, size: float) -> None:
        if not self.lines or abs(top - self.tops[-1]) > 0.5 * size:
            self.lines.append("")
            self.tops.append(top)
        self.lines[-1] += sign
        self.size = max(self.size, size)

    @property
    def text(self) -> str:
        return _joined(self.lines)


def listed_rows(row: Sequence[Cell], cells: Mapping[Cell, CellText]) -> list[dict[Cell, str]]:
    """The rows within one ruled row: one, unless two of its columns list amounts."""
    found = {cell: cells.get(cell) or CellText() for cell in row}
    columns = [text for text in found.values() if _lists_amounts(text)]
    if len(columns) < 2:
        return [{cell: text.text for cell, text in found.items()}]
    tops = _tops(columns)
    parts = {cell: _parted(text, tops) for cell, text in found.items()}
    return [{cell: _joined(part[at]) for cell, part in parts.items()} for at in range(len(tops))]


def has_amounts(row: Mapping[Cell, str]) -> bool:
    """A row of names of columns has none."""
    return any(_AMOUNT.fullmatch(text) for text in row.values())


def _joined(lines: Sequence[str]) -> str:
    """A new label keeps apart from the value before it."""
    whole = ""
    for line in map(tidy, lines):
        whole = f"{whole} {line}" if whole and _LABELLED.match(line) else join(whole, line)
    return whole


def _lists_amounts(cell: CellText) -> bool:
    """All lines, but for the name of the column."""
    amounts = [line for line in cell.lines if _AMOUNT.fullmatch(line.strip())]
    return bool(amounts) and len(cell.lines) > 1 and len(amounts) >= len(cell.lines) - 1


def _tops(columns: Sequence[CellText]) -> list[float]:
    near = _NEAR * min(column.size for column in columns)
    tops: list[float] = []
    for top in sorted(top for column in columns for top in column.tops):
        if not tops or top - tops[-1] > near:
            tops.append(top)
    return tops


def _parted(cell: CellText, tops: Sequence[float]) -> list[list[str]]:
    """Each line goes with the last row that begins no lower."""
    rows: list[list[str]] = [[] for _ in tops]
    for line, top in zip(cell.lines, cell.tops, strict=True):
        begun = [at for at, begin in enumerate(tops) if begin <= top + _NEAR * cell.size]
        rows[begun[-1] if begun else 0].append(line)
    return rows
