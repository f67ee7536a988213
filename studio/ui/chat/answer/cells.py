"""A table in Markdown as its cells, and so much of it as can be laid out in no time."""

import re
from dataclasses import dataclass

_MOST_COLUMNS, _MOST_ROWS, _MOST_CELLS, _LONGEST_CELL = 30, 100, 480, 500
_BAR = re.compile(r"(?<!\\)\|")
_MARKS = re.compile(r"\*\*|__|(?<!\\)`")


@dataclass(frozen=True, slots=True)
class Fitted:
    """`lines` are the head, its dashes and the rows; `left` is how many more rows there are."""

    lines: tuple[str, ...] = ()
    columns: int = 1
    left: int = 0


def fitted(markdown: str) -> Fitted:
    lines = [line for line in markdown.split("\n") if line.strip()]
    if len(lines) < 2:
        return Fitted()
    columns = min(len(_split(lines[0])), _MOST_COLUMNS)
    kept = lines[: 2 + min(_MOST_ROWS, max(_MOST_CELLS // columns, 1))]
    return Fitted(tuple(_short(line, columns) for line in kept), columns, len(lines) - len(kept))


def cells_of(markdown: str) -> list[list[str]]:
    """Return the rows of a table in Markdown, its line of dashes left out."""
    lines = [line for line in markdown.split("\n") if line.strip()]
    return [_split(line) for number, line in enumerate(lines) if number != 1]


def plain_cell(cell: str) -> str:
    """Without Markdown's marks; a cell that begins like a formula is none in a spreadsheet."""
    plain = " ".join(_MARKS.sub("", cell).replace("<br>", " ").split())
    return f"'{plain}" if plain[:1] in {"=", "+", "@"} else plain


def as_tabs(markdown: str) -> str:
    """The whole table as spreadsheets take it from the clipboard."""
    return "\n".join("\t".join(map(plain_cell, cells)) for cells in cells_of(markdown))


def _split(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [cell.strip().replace("\\|", "|") for cell in _BAR.split(inner)]


def _short(line: str, columns: int) -> str:
    if len(line) <= _LONGEST_CELL and line.count("|") <= columns + 1:
        return line
    cells = (cell[:_LONGEST_CELL].replace("|", "\\|") for cell in _split(line)[:columns])
    return f"| {' | '.join(cells)} |"
