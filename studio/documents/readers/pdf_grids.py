"""Text inside the ruling lines of a PDF page, as rows of cells."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from studio.documents.lines import join
from studio.documents.readers.pdf_lines import Line, Span, line_at, lines_at, spans_of
from studio.documents.readers.pdf_listings import CellText, has_amounts, listed_rows
from studio.documents.readers.pdf_lists import with_lists
from studio.documents.readers.pdf_page import NOWHERE, PlacedText
from studio.documents.readers.pdf_rules import Cell, Grid

_TALLEST_HEADER = 3


@dataclass(frozen=True, slots=True)
class Placed:
    """Text that stands in a cell; `size` is its height."""

    cell: Cell
    text: str
    top: float
    size: float


def rows_of_grid(grid: Grid, placed: Iterable[Placed], height: float, number: int) -> Iterator[Line]:
    """The same of pieces of text in reading order, on a page of that height."""
    cells: dict[Cell, CellText] = defaultdict(CellText)
    for piece in placed:
        cells[piece.cell].add(piece.text, piece.top, piece.size)
    return _rows(grid, cells, height, number)


def lines_of(page: PlacedText, grids: Sequence[Grid], number: int) -> list[Line]:
    """Lines in reading order; a table stands where its first character does."""
    if not grids:
        return lines_at(page, spans_of(page.text), number)
    page.boxes(range(len(page.text)))
    grids = with_lists(page, grids)
    tables: dict[int, dict[Cell, CellText]] = {}
    lines: list[Line | int] = []
    for span in spans_of(page.text):
        for grid, part in _parts(page, grids, span):
            if grid is None:
                line = line_at(page, part, number)
                lines += [line] if line else []
            elif _put(page, grids[grid], tables.setdefault(grid, defaultdict(CellText)), part):
                lines += [] if grid in lines else [grid]
    return [line for each in lines for line in _shown(each, page, grids, tables, number)]


def _shown(
    each: Line | int,
    page: PlacedText,
    grids: Sequence[Grid],
    tables: dict[int, dict[Cell, CellText]],
    number: int,
) -> list[Line]:
    if isinstance(each, Line):
        return [each]
    return list(_rows(grids[each], tables[each], page.height, number))


def _parts(page: PlacedText, grids: Sequence[Grid], span: Span) -> Iterator[tuple[int | None, Span]]:
    """The span cut where it enters or leaves a table."""

    def home(index: int) -> int | None:
        left, top, right, bottom = page.box(index)
        x, y = (left + right) / 2, (top + bottom) / 2
        return next((at for at, grid in enumerate(grids) if grid.cell_at(x, y)), None)

    shown = [index for index in range(*span) if not page.text[index].isspace()]
    for grid, indexes in groupby(shown, key=home):
        members = list(indexes)
        yield grid, (members[0], members[-1] + 1)


def _put(page: PlacedText, grid: Grid, cells: dict[Cell, CellText], span: Span) -> bool:
    """Give each character to its cell; a space goes with the character before it."""
    cell: Cell | None = None
    for index in range(*span):
        sign = page.text[index]
        left, top, right, bottom = page.box(index)
        if not sign.isspace() and (left, top, right, bottom) != NOWHERE:
            cell = grid.cell_at((left + right) / 2, (top + bottom) / 2) or cell
        if cell is not None and sign.isspace():
            cells[cell].lines[-1] += sign
        elif cell is not None:
            cells[cell].add(sign, top, bottom - top)
    return cell is not None


def _rows(grid: Grid, cells: dict[Cell, CellText], height: float, number: int) -> Iterator[Line]:
    """A cell over several rows is said in each of them where others change, one over several columns once."""
    size = median(text.size for text in cells.values())
    top = next((row for row in range(len(grid.ys) - 1) if _cells_of(grid, row)), 0)
    head = top + _header_rows(grid, top)
    listing = False
    for row in range(head - 1, len(grid.ys) - 1):
        if row > head and _cells_of(grid, row) == _cells_of(grid, row - 1):
            continue
        if row == head - 1 and head > top + 1:
            found = [_header(grid, cells, head)]
        else:
            found = listed_rows(_cells_of(grid, row), cells)
        heads, listing = listing or (len(found) > 1 and not has_amounts(found[0])), len(found) > 1
        for each in found:
            if any(each.values()):
                yield _line(grid, row, each, size, height, number, heads=heads)
                heads = False


def _line(
    grid: Grid, row: int, found: dict[Cell, str], size: float, height: float, number: int, *, heads: bool
) -> Line:
    left, _, right, _ = grid.box
    lefts = tuple(grid.xs[column] for _, column in found)
    texts = tuple(found.values())
    shown = " ".join(text for text in texts if text)
    line = Line(shown, left, right, grid.ys[row], size, height, number, texts, lefts, ruled=True)
    return line._replace(heads=heads)


def _cells_of(grid: Grid, row: int) -> list[Cell]:
    cells = dict.fromkeys(grid.cells[row, column] for column in range(len(grid.xs) - 1))
    return [cell for cell in cells if cell not in grid.rings]


def _header_rows(grid: Grid, top: int) -> int:
    """A header in two or three rows is held together by cells that reach down beside cells that do not."""
    rows, first = len(grid.ys) - 1, _cells_of(grid, top)
    tall = {cell: sum(grid.cells[row, cell[1]] == cell for row in range(rows)) for cell in first}
    deepest = max(tall.values(), default=1)
    mixed = min(tall.values(), default=1) < deepest <= _TALLEST_HEADER and deepest < rows
    across = any(grid.cells[top, column] == grid.cells[top, column + 1] for column in range(len(grid.xs) - 2))
    return deepest if mixed and across else 1


def _header(grid: Grid, cells: dict[Cell, CellText], rows: int) -> dict[Cell, str]:
    """The names above each column, joined: 控制水位 主汛期."""
    names: dict[Cell, str] = {}
    for column in range(len(grid.xs) - 1):
        above = dict.fromkeys(grid.cells[row, column] for row in range(rows))
        texts = [cells[cell].text for cell in above if cell in cells]
        names[rows - 1, column] = " ".join(text for text in texts if text)
    return names


def joined_over_pages(lines: Sequence[Line]) -> list[Line]:
    """A row cut by the end of the page goes on in the first row of the next one."""
    whole: list[Line] = []
    if not any(line.ruled for line in lines):
        return list(lines)
    for line in lines:
        if whole and _goes_on(whole[-1], line):
            cells = tuple(join(one, other) for one, other in zip(whole[-1].cells, line.cells, strict=True))
            whole[-1] = whole[-1]._replace(cells=cells, text=" ".join(cells))
        else:
            whole.append(line)
    return whole


def _goes_on(row: Line, line: Line) -> bool:
    both = row.ruled and line.ruled and line.page == row.page + 1 and len(row.cells) == len(line.cells)
    rest = [index for index, cell in enumerate(line.cells) if cell]
    return both and bool(rest) and 0 not in rest and len(rest) * 2 <= len(line.cells)
