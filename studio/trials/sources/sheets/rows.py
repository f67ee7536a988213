"""One row of a sheet as a test case, or what is wrong with it."""

import json
import re
from collections.abc import Collection, Sequence
from typing import Any

from pydantic import ValidationError

from studio.core.agents import ExpectedCall, ExpectedCitation, TestCase
from studio.trials.sources.sheets.cells import PARTING, list_values, one_value, unguarded

CaseRow = dict[str, str]  # what stands in the columns, by their names
_YES = {"是", "√", "✓", "对", "需要", "yes", "y", "true", "1", "x"}
_NO = {"", "否", "×", "不", "不需要", "no", "n", "false", "0", "-", "—"}
_SECONDS = re.compile(r"(\d+(?:\.\d+)?)\s*(秒钟?|s|sec|seconds?|分钟|分|min|minutes?)?", re.IGNORECASE)
_LONGEST_TIME = 3600


class RowWrong(Exception):  # never seen outside: it becomes a line of a list
    def __init__(self, column: str, code: str, value: str = "") -> None:
        super().__init__(column, code, value)
        self.column, self.code, self.value = column, code, value


def case_of_row(told: CaseRow, files: Collection[str]) -> TestCase:
    """Raises RowWrong."""
    cells = {name: unguarded(cell.strip()) for name, cell in told.items()}
    question = one_value(cells.get("question", ""))
    if not question.strip():
        raise RowWrong("question", "no_question")
    made: dict[str, Any] = {
        "question": question,
        "before": list_values(cells.get("before", "")),
        "group": one_value(cells.get("group", "")),
        "contains": list_values(cells.get("contains", ""), PARTING),
        "lacks": list_values(cells.get("lacks", ""), PARTING),
        "matches": list_values(cells.get("matches", "")),
        "cites": _cites(cells.get("documents", ""), cells.get("places", "")),
        "calls": _calls(cells.get("tools", ""), cells.get("arguments", "")),
        "artifact": one_value(cells.get("artifact", "")),
        "attachments": _attachments(cells.get("attachments", ""), files),
        "declines": _yes("declines", cells),
        "asks_back": _yes("asks_back", cells),
        "within": _seconds(cells.get("within", "")),
        "rubric": one_value(cells.get("rubric", "")),
    }
    return _case(made)


def _case(made: dict[str, Any]) -> TestCase:
    try:
        return TestCase.model_validate({name: value for name, value in made.items() if value})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        column = str(first["loc"][0]) if first["loc"] else ""
        code = "bad_pattern" if column == "matches" else "not_a_case"
        raise RowWrong(column, code, str(first["input"])[:200]) from error


def _cites(documents: str, places: str) -> list[ExpectedCitation]:
    """Places stand beside their documents; one document may have several."""
    named, at = list_values(documents), list_values(places)
    if at and not named:
        raise RowWrong("places", "place_without_document", at[0])
    if len(named) == 1 and len(at) > 1:
        named = named * len(at)
    if len(at) > len(named):
        raise RowWrong("places", "more_places", at[-1])
    return [
        ExpectedCitation(document=document, place=place)
        for document, place in zip(named, _filled(at, named), strict=True)
    ]


def _calls(tools: str, arguments: str) -> list[ExpectedCall]:
    named, given = list_values(tools), list_values(arguments)
    if len(given) > len(named):
        raise RowWrong("arguments", "more_arguments", given[-1])
    return [
        ExpectedCall(tool=tool, arguments=_arguments(told))
        for tool, told in zip(named, _filled(given, named), strict=True)
    ]


def _filled(values: Sequence[str], beside: Sequence[str]) -> list[str]:
    return [*values, *[""] * (len(beside) - len(values))]


def _arguments(told: str) -> dict[str, Any]:
    try:
        value = json.loads(told, parse_constant=_no_number) if told else {}
    except (ValueError, RecursionError) as error:
        raise RowWrong("arguments", "not_an_object", told) from error
    if not isinstance(value, dict):
        raise RowWrong("arguments", "not_an_object", told)
    return value


def _no_number(told: str) -> float:
    """Raises ValueError: NaN and Infinity are no JSON, and are not kept."""
    raise ValueError(told)


def _attachments(cell: str, files: Collection[str]) -> list[str]:
    """By their names in the agent, `files/notice.docx`, or without the folder."""
    by_end = {file.rpartition("/")[2]: file for file in files}
    named = list_values(cell)
    for name in named:
        if name not in files and name not in by_end:
            raise RowWrong("attachments", "no_such_file", name)
    return [name if name in files else by_end[name] for name in named]


def _yes(column: str, cells: CaseRow) -> bool:
    told = cells.get(column, "").strip().casefold()
    if told not in _YES | _NO:
        raise RowWrong(column, "not_yes_or_no", told)
    return told in _YES


def _seconds(told: str) -> float:
    if not told:
        return 0
    found = _SECONDS.fullmatch(told)
    seconds = float(found[1]) * (60 if (found[2] or "s")[0] in "分mM" else 1) if found else 0.0
    if not 0 < seconds <= _LONGEST_TIME:
        raise RowWrong("within", "not_seconds", told)
    return seconds
