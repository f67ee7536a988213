"""A sheet of test cases read: the good rows as cases, each bad one with its number and what is wrong."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from studio.core.agents import TestCase
from studio.core.errors import FileInvalid
from studio.documents import ReaderPool
from studio.trials.sources.sheets.cells import NOTES
from studio.trials.sources.sheets.columns import COLUMNS, QUESTION, columns_in, plain_heading
from studio.trials.sources.sheets.rows import CaseRow, RowWrong, case_of_row

_HEADER_WITHIN = 20  # rows
_MOST_ROWS = 5000


@dataclass(frozen=True, slots=True)
class SheetRow:
    """`number` counts from 1, as the sheet shows it; `sheet` is empty for csv."""

    sheet: str
    number: int
    case: TestCase


@dataclass(frozen=True, slots=True)
class RowProblem:
    """`code` names what is wrong with `value` in the column of that name; see `studio.wording.case_rows`."""

    sheet: str
    number: int
    column: str
    code: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class SheetCases:
    """`unknown` are headings that were not understood, so that nothing is left out silently."""

    rows: tuple[SheetRow, ...]
    problems: tuple[RowProblem, ...]
    unknown: tuple[str, ...]

    @property
    def cases(self) -> tuple[TestCase, ...]:
        return tuple(row.case for row in self.rows)


async def read_sheet(readers: ReaderPool, file: Path, files: Collection[str]) -> SheetCases:
    """Read every sheet with a column of questions; `files` are the agent's own, which cases may attach.

    Raises a DocumentError, or FileInvalid when no sheet has such a column or none has a row.
    """
    told = await readers.call(file, "studio.trials.sources.sheets.reading:texts_of", {})
    return cases_in(file.name, [(sheet, rows) for sheet, rows in told], files)


def texts_of(file: Path) -> list[tuple[str, list[list[str]]]]:
    """For the child process: every sheet as people see its cells; raises a DocumentError."""
    from studio.tools.spreadsheets.grids import grids_of
    from studio.trials.sources.sheets.typed import as_typed

    return as_typed(file, grids_of(file))


def cases_in(file: str, sheets: Sequence[tuple[str, list[list[str]]]], files: Collection[str]) -> SheetCases:
    """Raises FileInvalid."""
    rows: list[SheetRow] = []
    problems: list[RowProblem] = []
    unknown: dict[str, None] = {}
    headed = [(sheet, at, grid) for sheet, grid in sheets if (at := _header(grid)) is not None]
    if not headed:
        raise FileInvalid(file=file, problem="no question column")
    for sheet, at, grid in headed:
        unknown.update(dict.fromkeys(_unknown(grid[at])))
        for number, told in _told(grid, at):
            try:
                rows.append(SheetRow(sheet, number, case_of_row(told, files)))
            except RowWrong as wrong:
                problems.append(RowProblem(sheet, number, wrong.column, wrong.code, wrong.value))
    _check(file, len(rows) + len(problems))
    return SheetCases(tuple(rows), tuple(problems), tuple(unknown))


def _check(file: str, rows: int) -> None:
    if not rows:
        raise FileInvalid(file=file, problem="no cases")
    if rows > _MOST_ROWS:
        raise FileInvalid(file=file, problem="too_large")


def _header(grid: Sequence[Sequence[str]]) -> int | None:
    """The first row with a column of questions and, in case that is a word in running text, another one."""
    for at, row in enumerate(grid[:_HEADER_WITHIN]):
        found = columns_in(row)
        filled = sum(bool(cell.strip()) for cell in row)
        if QUESTION.name in found and (len(found) > 1 or filled == 1):
            return at
    return None


def _unknown(header: Sequence[str]) -> Iterator[str]:
    for cell in header:
        heading = plain_heading(cell)
        if heading and not any(column.is_headed(heading) for column in COLUMNS):
            yield cell.strip()


def _told(grid: Sequence[Sequence[str]], at: int) -> Iterator[tuple[int, CaseRow]]:
    places = columns_in(grid[at])
    for number, row in enumerate(grid[at + 1 :], at + 2):
        told = {name: row[column] if column < len(row) else "" for name, column in places.items()}
        if any(cell.strip() for cell in told.values()) and not told[QUESTION.name].startswith(NOTES):
            yield number, told
