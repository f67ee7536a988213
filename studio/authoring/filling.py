"""What people write and paste, as values: numbers, yes and no, lists, and whole tables from a spreadsheet."""

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from io import StringIO
from typing import Any

from studio.authoring.fields import FormField, Shape

Value = Any  # JSON
Names = Callable[[FormField], Sequence[str]]
"""What a column may be called in a pasted table, besides its own name."""
Choices = Callable[[FormField], Mapping[str, Any]]
"""The words for a field's choices, each with its value."""

_YES = {"是", "有", "对", "√", "✓", "true", "yes", "y", "1", "需要", "必填"}
_NO = {"否", "无", "不", "×", "✗", "false", "no", "n", "0", "不需要", "选填", ""}
_BETWEEN = re.compile(r"[、,，;；|\n]+")
_WHOLE = re.compile(r"[-+]?\d+")


def value_of(text: str, field: FormField, choices: Mapping[str, Any]) -> Value:
    """Return what a written text means in that field; what cannot be meant stays as it is written."""
    said = text.strip()
    match field.shape:
        case Shape.INTEGER | Shape.NUMBER:
            return number_of(said)
        case Shape.YES_NO:
            known = said.casefold()
            return True if known in _YES else False if known in _NO else said
        case Shape.CHOICE:
            return _chosen(said, field, choices)
        case Shape.CHOICES:
            return [_chosen(one, field, choices) for one in listed(said)]
        case Shape.TEXTS:
            return listed(said)
    return said


def number_of(text: str) -> int | float | str | None:
    """Return the number; nothing for an empty text, the text itself when it is none."""
    plain = text.strip().replace(",", "").replace("，", "").replace("．", ".")
    if not plain:
        return None
    if _WHOLE.fullmatch(plain):
        return int(plain)
    try:
        return float(plain)
    except ValueError:
        return text.strip()


def listed(text: str) -> list[str]:
    return [one.strip() for one in _BETWEEN.split(text) if one.strip()]


def cells_in(text: str) -> list[list[str]]:
    """Return the rows of a table as it is copied from a spreadsheet, or of a CSV file."""
    lines = text.lstrip("\ufeff").strip("\r\n")
    if not lines:
        return []
    first = lines.split("\n", 1)[0]
    between = max("\t,;，", key=first.count)
    delimiter = between if between in first else "\t"
    try:
        rows = list(csv.reader(StringIO(lines), delimiter=delimiter))
    except csv.Error:  # a quote that never closes over more than csv takes
        rows = [line.split(delimiter) for line in lines.splitlines()]
    return [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]


def rows_of(
    cells: Sequence[Sequence[str]], fields: Sequence[FormField], names: Names, choices: Choices
) -> list[dict[str, Value]]:
    """Return the rows as values, columns by the names in the first row or else in the order of the fields."""
    columns = _columns(cells[0], fields, names) if cells else []
    headed = any(column is not None for column in columns)
    order = columns if headed else [field for field in fields if field.simple]
    return [_row(row, order, choices) for row in cells[1 if headed else 0 :]]


def _columns(head: Sequence[str], fields: Sequence[FormField], names: Names) -> list[FormField | None]:
    known = {_bare(name): field for field in fields if field.simple for name in (field.name, *names(field))}
    return [known.get(_bare(cell)) for cell in head]


def _row(row: Sequence[str], order: Sequence[FormField | None], choices: Choices) -> dict[str, Value]:
    filled = zip(order, row, strict=False)
    values = {
        field.name: value_of(cell, field, choices(field)) for field, cell in filled if field and cell.strip()
    }
    return {name: value for name, value in values.items() if value is not None}


def _chosen(said: str, field: FormField, choices: Mapping[str, Any]) -> Value:
    if said in choices:
        return choices[said]
    return next((one for one in field.choices if str(one).casefold() == said.casefold()), said)


def _bare(name: str) -> str:
    return re.sub(r"[\s*＊:：()（）]+", "", name).casefold()
