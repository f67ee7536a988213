"""Test cases as a spreadsheet: the columns, reading with what is wrong row by row, and writing back."""

from studio.trials.sources.sheets.columns import COLUMNS, Column
from studio.trials.sources.sheets.merging import Merged, merged
from studio.trials.sources.sheets.reading import RowProblem, SheetCases, SheetRow, read_sheet
from studio.trials.sources.sheets.writing import sheet_bytes, template_bytes

__all__ = [
    "COLUMNS",
    "Column",
    "Merged",
    "RowProblem",
    "SheetCases",
    "SheetRow",
    "merged",
    "read_sheet",
    "sheet_bytes",
    "template_bytes",
]
