"""Lists within a form: several entries with the same columns, kept over the turns like the fields are."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from studio.core.forms import FieldKind, FilledField
from studio.papers.template import Rows
from studio.papers.text import one_line
from studio.tools.form.settings import FormField
from studio.tools.loosely import read_json

_GAP = "　"
_APART = re.compile(r"[\t　,，|｜;；]+")
_MOST = 500


def rows_schema(rows: Sequence[Rows]) -> dict[str, Any]:
    return {each.name: _schema(each) for each in rows}


def _schema(rows: Rows) -> dict[str, Any]:
    columns = {
        column.name: {
            "type": "string",
            "description": "。".join(filter(None, (column.name, column.help))),
        }
        for column in rows.columns
    }
    item = {"type": "object", "properties": columns, "additionalProperties": False}
    names = "、".join(columns)
    return {
        "type": "array",
        "items": item,
        "maxItems": _MOST,
        "title": rows.name,
        "description": f"{rows.name}，每行一项，列：{names}",
    }


class KeptRows:
    """Plain data in the tool's memory; what the person wrote beside the chat comes line by line."""

    def __init__(self, wanted: Sequence[Rows], memory: dict[str, Any]) -> None:
        self._wanted, self._memory = wanted, memory
        self.rows: dict[str, list[dict[str, str]]] = memory.setdefault("rows", {})

    def clear(self) -> None:
        self.rows.clear()

    def take(self, given: Mapping[str, Any]) -> None:
        """A list that is given takes the place of the one before; an empty one says nothing."""
        by_person = self._memory.get("by_person", {})
        for each in self._wanted:
            entries = [_entry(each, row) for row in _rows(given.get(each.name))]
            if entries := [entry for entry in entries if any(entry.values())]:
                self.rows[each.name] = entries
            if each.name in by_person:
                self.rows[each.name] = _entries(each, by_person.pop(each.name))

    def fields(self) -> tuple[FilledField, ...]:
        return tuple(self._field(each) for each in self._wanted)

    def asked(self) -> tuple[FormField, ...]:
        return tuple(
            FormField(
                label=each.name, help=f"每行：{'、'.join(column.name for column in each.columns)}"[:200]
            )
            for each in self._wanted
        )

    def _field(self, rows: Rows) -> FilledField:
        lines = (_GAP.join(entry.values()) for entry in self.rows.get(rows.name, ()))
        return FilledField(
            name=rows.name,
            label=rows.name,
            kind=FieldKind.LONG_TEXT,
            value="\n".join(lines),
            required=True,
        )


def _rows(given: Any) -> list[Mapping[str, Any]]:
    read = read_json(given)
    return [row for row in read if isinstance(row, dict)] if isinstance(read, list) else []


def _entry(rows: Rows, given: Mapping[str, Any]) -> dict[str, str]:
    return {column.name: one_line(_text(given.get(column.name))) for column in rows.columns}


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _entries(rows: Rows, text: str) -> list[dict[str, str]]:
    names = [column.name for column in rows.columns]
    lines = [_cells(line, len(names)) for line in text.split("\n") if line.strip()]
    return [dict(zip(names, [*cells, *[""] * len(names)], strict=False)) for cells in lines]


def _cells(line: str, columns: int) -> list[str]:
    """As the form itself shows it, signs and empty cells kept; else as people part cells."""
    if line.count(_GAP) == columns - 1:
        return line.split(_GAP)
    return _APART.split(line.strip())
