"""Test cases written as a sheet, xlsx or csv, that reads back as the same cases."""

import csv
import io
import json
from collections.abc import Iterable, Sequence

from studio.core.agents import TestCase
from studio.core.errors import FileInvalid
from studio.core.languages import Language
from studio.papers.sheet import sheet_xlsx
from studio.trials.sources.sheets.cells import PARTING, list_cell, neutral, one_cell
from studio.trials.sources.sheets.columns import COLUMNS

_LONGEST_CELL = 32767  # characters; a spreadsheet keeps no more


def sheet_bytes(cases: Iterable[TestCase], name: str, language: Language) -> bytes:
    """`name` is the file's: csv by its ending, else xlsx; raises FileInvalid for a cell no sheet holds."""
    return _written([_headings(language), *map(_row, cases)], name)


def template_bytes(name: str, language: Language) -> bytes:
    """An empty sheet with a row that says what goes where, and one example; the first is not read back."""
    rows = [[column.hinted(language) for column in COLUMNS], [column.example for column in COLUMNS]]
    return _written([_headings(language), *rows], name)


def _headings(language: Language) -> list[str]:
    return [column.heading(language) for column in COLUMNS]


def _written(rows: Sequence[Sequence[str]], name: str) -> bytes:
    if any(len(cell) > _LONGEST_CELL for row in rows for cell in row):
        raise FileInvalid(file=name, problem="too_large")
    if name.lower().endswith(".csv"):
        out = io.StringIO(newline="")
        csv.writer(out).writerows(rows)
        return out.getvalue().encode("utf-8-sig")
    return sheet_xlsx("测试问题", rows, None)


def _row(case: TestCase) -> list[str]:
    return [neutral(_cells(case)[column.name]) for column in COLUMNS]


def _cells(case: TestCase) -> dict[str, str]:
    return {
        "question": one_cell(case.question),
        "before": list_cell(case.before),
        "group": one_cell(case.group),
        "contains": list_cell(case.contains, PARTING),
        "lacks": list_cell(case.lacks, PARTING),
        "matches": list_cell(case.matches),
        "documents": list_cell([cited.document for cited in case.cites]),
        "places": _beside([cited.place for cited in case.cites]),
        "tools": list_cell([call.tool for call in case.calls]),
        "arguments": _beside([_arguments(call.arguments) for call in case.calls]),
        "artifact": one_cell(case.artifact),
        "attachments": list_cell(case.attachments),
        "declines": _yes(case.declines),
        "asks_back": _yes(case.asks_back),
        "within": repr(case.within).removesuffix(".0") if case.within else "",
        "rubric": one_cell(case.rubric),
    }


def _beside(values: Sequence[str]) -> str:
    """Nothing at all when none says anything."""
    return list_cell(values) if any(values) else ""


def _arguments(arguments: dict[str, object]) -> str:
    return json.dumps(arguments, ensure_ascii=False) if arguments else ""


def _yes(told: bool) -> str:  # what a cell says
    return "是" if told else ""
