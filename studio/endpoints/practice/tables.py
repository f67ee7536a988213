"""Rows of tables as chunks hold them, made readable: “column：value；column：value”."""

import re

_PAIR = re.compile(r"([^:：;；|\n]{1,40})[:：]\s*([^;；\n]*)")
_CELL_END = re.compile(r"[;；]")
_RULE = re.compile(r"^[\s|:+-]+$")


def table_rows(text: str) -> list[tuple[str, bool]]:
    """Return the non-empty lines, each with whether it is a row; header and rule lines are used up."""
    lines: list[tuple[str, bool]] = []
    header: list[str] = []
    for line in filter(str.strip, text.splitlines()):
        cells = _cells(line)
        if not cells:
            header = []
            lines.append((line.strip(), _is_row(line)))
        elif _RULE.match(line):
            continue
        elif not header or len(cells) > len(header):
            header = cells
        elif cells != header:
            lines.append((_paired(header, cells), True))
    return lines or [(text.strip(), False)]


def pairs_of(row: str) -> list[tuple[str, str]]:
    """Return column and value of a row's filled cells."""
    cells = [_PAIR.fullmatch(cell.strip()) for cell in _CELL_END.split(row)]
    return [(cell[1].strip(), cell[2].strip().rstrip("。")) for cell in cells if cell and cell[2].strip()]


def _is_row(line: str) -> bool:
    """Two short “name：value” pairs in a line, and hardly anything else."""
    cells = [cell for cell in _CELL_END.split(line) if cell.strip()]
    return len(cells) >= 2 and sum(bool(_PAIR.fullmatch(cell.strip())) for cell in cells) >= 0.6 * len(cells)


def _cells(line: str) -> list[str]:
    """Return the cells of a Markdown or tab-separated line; nothing for any other line."""
    if "\t" in line.strip():
        return [cell.strip() for cell in line.strip().split("\t")]
    if line.count("|") < 2 and " | " not in line:
        return []
    return [cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")]


def _paired(header: list[str], cells: list[str]) -> str:
    """Put each cell beside its column's name; empty ones at the end are left out by their file."""
    filled = [(name, cell) for name, cell in zip(header, cells, strict=False) if cell]
    return "；".join(f"{name}：{cell}" if name else cell for name, cell in filled)
