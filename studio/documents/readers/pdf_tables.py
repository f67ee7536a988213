"""Cells of a PDF table that run over several lines, put back together."""

from collections.abc import Sequence

from studio.documents.lines import join
from studio.documents.readers.pdf_lines import Line

_CLOSE = 2.2  # heights of a character between lines of one row


def with_whole_rows(lines: Sequence[Line]) -> list[Line]:
    """A short line under a cell goes on with it; short lines beside the next row are its first cell."""
    rows: list[Line] = []
    if not any(line.cells for line in lines):
        return list(lines)
    for line in lines:
        if line.ruled or any(row.ruled for row in rows[-2:]):
            rows.append(line)
        elif line.cells and rows and _first_cell_of(rows[-1], line):
            rows[-1] = _with_first_cell(rows[-1], line)
        elif line.cells and len(rows) > 1 and rows[-2].cells and _begun_above(rows[-1], line):
            rows[-1] = line._replace(cells=(join(rows[-1].text, line.cells[0]), *line.cells[1:]))
        elif line.cells and rows and _rest_of_row(rows[-1], line):
            rows[-1] = rows[-1]._replace(cells=rows[-1].cells + line.cells, lefts=rows[-1].lefts + line.lefts)
        elif rows and not line.cells and (column := _goes_on_with(rows[-1], line)) is not None:
            rows[-1] = _lengthened(rows[-1], column, line)
        elif rows and not line.cells and _same_cell(rows, line):
            rows[-1] = rows[-1]._replace(text=join(rows[-1].text, line.text), lines=rows[-1].lines + 1)
        else:
            rows.append(line)
    return rows


def _goes_on_with(row: Line, line: Line) -> int | None:
    """The column of `row` whose text this line continues; the first column starts rows, so it never does."""
    close = row.page == line.page and abs(line.top - row.top) < _CLOSE * row.size * row.lines
    if not row.cells or not close or line.left < row.lefts[1] - row.size:
        return None
    return max(column for column, left in enumerate(row.lefts) if left <= line.left + row.size)


def _rest_of_row(row: Line, line: Line) -> bool:
    """Cells to the right of a row whose earlier cells took several lines."""
    beside = row.page == line.page and abs(line.top - row.top) < 1.5 * row.size * row.lines
    return bool(row.cells) and beside and line.left > row.right - row.size


def _first_cell_of(before: Line, row: Line) -> bool:
    """Lines of a first cell come before the row that stands at their height."""
    beside = before.page == row.page and row.top < before.top + 1.5 * before.size * before.lines
    return not before.cells and beside and before.right < row.left


def _begun_above(before: Line, row: Line) -> bool:
    """The row's first cell is the end of a sentence that began on the line above."""
    close = before.page == row.page and 0 < row.top - before.top < _CLOSE * row.size
    return (
        close
        and not before.cells
        and before.left <= row.left < before.right
        and before.text[-1] not in "。；："
    )


def _with_first_cell(before: Line, row: Line) -> Line:
    cells, lefts = (before.text, *row.cells), (before.left, *row.lefts)
    return row._replace(cells=cells, lefts=lefts, left=before.left, text=f"{before.text} {row.text}")


def _lengthened(row: Line, column: int, line: Line) -> Line:
    cells = list(row.cells)
    cells[column] = join(cells[column], line.text)
    return row._replace(cells=tuple(cells), lines=row.lines + 1)


def _same_cell(rows: Sequence[Line], line: Line) -> bool:
    """Two short lines right below one another, after a row of the table."""
    last = rows[-1]
    after_row = len(rows) > 1 and bool(rows[-2].cells) and rows[-2].page == last.page == line.page
    near = 0 < line.top - last.top < _CLOSE * last.size * last.lines
    return (
        after_row
        and near
        and not last.cells
        and last.right < rows[-2].lefts[1]
        and line.right < rows[-2].lefts[1]
    )
