"""Filling in what a tool's schema asks for, from what was said; what nobody said is left out or a default."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from studio.endpoints.practice.acting.answers import answered
from studio.endpoints.practice.acting.choices import named_choices
from studio.endpoints.practice.acting.days import day_as_said
from studio.endpoints.practice.acting.labelled import labelled
from studio.endpoints.practice.acting.measures import measured
from studio.endpoints.practice.acting.natures import nature_of, takes_whole_text
from studio.endpoints.practice.acting.said import Said
from studio.endpoints.practice.acting.schemas import Field, Schema, fields_of, resolved
from studio.endpoints.practice.acting.values import is_day, value_in

_LIST = re.compile(r"[、,，;；]|和|以及")
_NUMERIC = {"integer", "number"}
_EMPTY: dict[str, Any] = {"boolean": False, "object": {}, "array": []}
LEFT_OUT = object()
"""What is composed for an argument that is better not given."""
Compose = Callable[[Field, Said], Any]


def nothing_composed(field: Field, said: Said) -> Any:
    """No argument is written, all are found."""
    return None


@dataclass(frozen=True)
class Filling:
    """`compose` is asked first: it writes what is to be written (a statement, a draft) instead of found."""

    said: Said
    root: Schema
    compose: Compose = nothing_composed

    row: bool = False
    """A row of a list is found; it is never the whole of what was said, and there is none of nothing."""

    def object(self, schema: Schema) -> dict[str, Any]:
        fields = list(fields_of(schema, self.root))
        if not fields:
            return self._named_values(schema)
        filled = self._figures(fields)
        for field in fields:
            if field.name not in filled and (value := self._value(field)) is not None:
                filled[field.name] = value
        filled |= answered(fields, filled, self.said)
        if self.row and not filled:
            return {}
        alone = sum(field.required and field.kind == "string" for field in fields) == 1
        for field in fields:
            if field.name not in filled and field.required:
                filled[field.name] = self._fallback(field, whole=alone and not self.row)
        return {field.name: filled[field.name] for field in fields if field.name in filled}

    def _inner(self, *, row: bool = False) -> "Filling":
        return replace(self, compose=nothing_composed, row=self.row or row)

    def _labelled_beside(self, field: Field) -> str | None:
        if field.kind != "string" or field.choices:
            return None
        told = (labelled(text, field.labels) for text in self.said.to_look_in[len(self.said.newest_first) :])
        return next((_cut(value, field) for value in told if value), None)

    def _figures(self, fields: Sequence[Field]) -> dict[str, Any]:
        """The newest turn speaks first; every figure belongs to one argument."""
        numeric = [field for field in fields if field.kind in _NUMERIC and not field.choices]
        found: dict[str, Any] = {}
        for text in self.said.newest_first:
            found |= measured([field for field in numeric if field.name not in found], text)
        return found

    def _value(self, field: Field) -> Any:
        written = self.compose(field, self.said)
        if written is LEFT_OUT:
            return None
        if written is not None or (field.kind in _NUMERIC and not field.choices):
            return written
        if field.kind == "object":
            return self._inner().object(field.schema) or None
        for text in self.said.newest_first:
            if (value := self._found(field, text)) is not None:
                return value
        return self._labelled_beside(field) or (None if self.row else self._whole(field))

    def _found(self, field: Field, text: str) -> Any:
        if field.kind == "array":
            return self._several(field, text)
        value = value_in(field, text, self.said.today)
        return _cut(value, field) if isinstance(value, str) and not field.choices else value

    def _whole(self, field: Field) -> Any:
        """What wants the report or the question gets it as it was said, that of the first turn at least."""
        if (
            field.kind != "string"
            or field.choices
            or not takes_whole_text(field.named)
            or nature_of(field.named)
        ):
            return None
        first = self.said.before[0] if self.said.before else self.said.question
        return _cut(self.said.whole if field.required else first, field)

    def _several(self, field: Field, text: str) -> list[Any] | None:
        items = resolved(field.schema.get("items") or {"type": "string"}, self.root)
        inner = Field(field.name, {**items, "description": items.get("description") or field.described}, True)
        if inner.choices:
            return named_choices(inner.choices, text) or None
        if inner.kind == "object":
            return self._rows(inner)
        told = labelled(text, field.labels) if inner.kind == "string" else ""
        return [part.strip() for part in _LIST.split(told) if part.strip()] or None

    def _rows(self, item: Field) -> list[Any] | None:
        """A list of name and value pairs whose names are a choice is a form."""
        fields = list(fields_of(item.schema, self.root))
        names = next((field for field in fields if field.choices), None)
        values = next((field for field in fields if field is not names and field.kind == "string"), None)
        if names and values and len(fields) <= 3:
            found = self._by_name([str(choice) for choice in names.choices], item.described)
            return [{names.name: name, values.name: value} for name, value in found.items()] or None
        row = self._inner(row=True).object(item.schema)
        return [row] if row else None

    def _named_values(self, schema: Schema) -> dict[str, Any]:
        """An object of any names: those its description or `propertyNames` lists."""
        allowed = (schema.get("propertyNames") or {}).get("enum")
        listed = _LIST.split(re.sub(r"^.*?[:：]", "", str(schema.get("description") or "")))
        names = allowed or [name.strip() for name in listed if 1 < len(name.strip()) <= 12]
        open_ended = schema.get("additionalProperties") is not False
        return self._by_name([str(name) for name in names]) if open_ended else {}

    def _by_name(self, names: Sequence[str], described: str = "") -> dict[str, str]:
        """Each name as an argument of its own, of the kind its description tells; the values as texts."""
        properties = {name: _kind_told(name, described) for name in names}
        inner = replace(self, compose=nothing_composed, row=True)
        found = inner.object({"type": "object", "properties": properties}) if names else {}
        return {name: _as_text(value) for name, value in found.items() if not self._of_another(name, found)}

    def _of_another(self, name: str, found: Mapping[str, Any]) -> bool:
        """“专精特新级别是省级” gives no other level that may be 省级, unless that is named as well."""
        same = [each for each in found if isinstance(found[name], str) and found[each] == found[name]]
        named = [each for each in same if any(each in text for text in self.said.newest_first)]
        return bool(named) and name not in named

    def _fallback(self, field: Field, *, whole: bool) -> Any:
        """A text that alone is wanted gets the whole question; others are left to be asked for."""
        schema = field.schema
        if "default" in schema or field.choices:
            return schema.get("default", next(iter(field.choices), None))
        if field.kind in _NUMERIC:
            return schema.get("minimum", 1)
        if is_day(field):
            return day_as_said(self.said.question)
        items = resolved(schema.get("items") or {}, self.root)
        if field.kind == "array" and items.get("type", "string") == "string":
            return [self.said.question]
        return _EMPTY.get(field.kind, _cut(self.said.question, field) if whole else "")


def _cut(text: str, field: Field) -> str:
    return text[: field.schema.get("maxLength") or None]


def _kind_told(name: str, described: str) -> Schema:
    """Read “职工人数(数字):问法” of a description."""
    told = re.search(rf"{re.escape(name)}\s*[(（]([^()（）]*)[)）][:：]?([^\n]*)", described)
    kind, question = (told[1], told[2]) if told else ("", "")
    described = f"{name}。{question}"
    examples = re.search(r"如\s*([^()（）]+)", question)
    if re.search(r"数字|金额|number|integer", kind):
        share = {"maximum": 1} if re.search(r"百分|比例|占比|率", described) else {}
        return {"type": "number", "description": described, **share}
    if re.search(r"是/否|是否|yes|bool", kind):
        return {"type": "boolean", "description": described}
    if "日期" in kind:
        return {"type": "string", "format": "date", "description": described}
    return {"type": "string", "description": name, "examples": _LIST.split(examples[1]) if examples else []}


def _as_text(value: Any) -> str:
    return ("是" if value else "否") if isinstance(value, bool) else str(value)
