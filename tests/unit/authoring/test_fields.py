"""Any schema makes a form: what it cannot tell is filled in as JSON, and nothing makes it fail."""

from enum import StrEnum
from typing import Any, Literal

import pytest
from pydantic import Field

from studio.authoring.fields import Shape, form_fields
from studio.tools import KINDS, ToolSettings, tool_kind


class _Level(StrEnum):
    HIGH = "high"
    LOW = "low"


class _Row(ToolSettings):
    label: str
    level: _Level = _Level.LOW
    choices: tuple[str, ...] = ()


class _Settings(ToolSettings):
    title: str = Field(min_length=1, max_length=20)
    note: str = Field(default="", json_schema_extra={"format": "text"})
    file: str = Field(json_schema_extra={"format": "file"})
    key: str = Field(default="", json_schema_extra={"format": "secret"})
    count: int = Field(default=3, ge=1, le=9)
    share: float | None = None
    on: bool = True
    level: _Level = _Level.LOW
    mode: Literal["a", "b"] = "a"
    words: tuple[str, ...] = ()
    levels: tuple[_Level, ...] = ()
    rows: tuple[_Row, ...] = ()
    one: _Row = _Row(label="x")
    headers: dict[str, str] = Field(default_factory=dict)
    either: int | str = 1


def test_settings_of_pydantic_make_the_fields_one_expects() -> None:
    fields = {field.name: field for field in form_fields(_Settings.model_json_schema())}

    assert {name: field.shape.value for name, field in fields.items()} == {
        "title": "text", "note": "long_text", "file": "file", "key": "secret", "count": "integer",
        "share": "number", "on": "yes_no", "level": "choice", "mode": "choice", "words": "texts",
        "levels": "choices", "rows": "rows", "one": "group", "headers": "pairs", "either": "json",
    }  # fmt: skip
    assert fields["title"].required
    assert fields["share"].optional
    assert (fields["count"].least, fields["count"].most, fields["count"].default) == (1, 9, 3)
    assert [(one.path, one.shape) for one in fields["rows"].fields] == [
        ("rows.label", Shape.TEXT),
        ("rows.level", Shape.CHOICE),
        ("rows.choices", Shape.TEXTS),
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_tool_can_be_filled_in_without_json(kind: str) -> None:
    def shapes(fields: Any) -> set[Shape]:
        return {field.shape for field in fields} | {s for f in fields for s in shapes(f.fields)}

    assert Shape.JSON not in shapes(form_fields(tool_kind(kind).settings.model_json_schema()))


_LOOP = {"properties": {"child": {"$ref": "#/$defs/Loop"}, "name": {"type": "string"}}, "type": "object"}


@pytest.mark.parametrize(
    ("schema", "shape"),
    [
        (True, "json"),
        ({}, "json"),
        ({"type": 7}, "json"),
        ({"type": ["string", "null"]}, "text"),
        ({"type": ["string", "integer"]}, "json"),
        ({"$ref": "#/nowhere"}, "json"),
        ({"$ref": "#/$defs/Self"}, "json"),
        ({"anyOf": [{"type": "null"}]}, "json"),
        ({"allOf": [{"type": "string"}]}, "text"),
        ({"enum": ["一", 2, None]}, "choice"),
        ({"enum": []}, "json"),
        ({"type": "array"}, "json"),
        ({"type": "array", "items": {"type": "array", "items": {"type": "string"}}}, "json"),
        ({"type": "object"}, "json"),
        ({"type": "object", "properties": "none"}, "json"),
        ({"$ref": "#/$defs/Loop"}, "group"),
    ],
)
def test_odd_schemas_of_servers_outside_are_coped_with(schema: Any, shape: str) -> None:
    root = {
        "type": "object",
        "properties": {"value": schema},
        "$defs": {"Loop": _LOOP, "Self": {"$ref": "#/$defs/Self"}},
    }

    (field,) = form_fields(root)

    assert field.shape == shape


def test_a_text_that_may_be_long_has_room_for_lines() -> None:
    texts = {"title": {"type": "string", "maxLength": 120}, "body": {"type": "string", "maxLength": 20000}}

    fields = form_fields({"properties": texts})

    assert [field.shape for field in fields] == [Shape.TEXT, Shape.LONG_TEXT]
