"""Calls written loosely: models leave null for nothing, write a list for a text, JSON within JSON.

What a model is shown stays plain and strict, for some servers know no other schemas; what is accepted is
wider, and is brought to the shape that was shown before the tool looks at it.
"""

import json
from collections.abc import Mapping
from typing import Any

Schema = Mapping[str, Any]
_SCALARS = ["string", "number", "boolean", "null"]
_WIDER = {
    "string": [*_SCALARS, "array"],
    "number": ["number", "string", "null"],
    "integer": ["number", "string", "null"],
    "boolean": ["boolean", "string", "null"],
    "array": ["array", "object", "string", "null"],
    "object": ["object", "string", "null"],
}


def loosened(schema: Schema) -> dict[str, Any]:
    """The object's schema with wider properties; what is required still is, and keeps its choices."""
    required = set(schema.get("required", ()))
    properties = {name: _wider(wanted, name in required) for name, wanted in schema["properties"].items()}
    return {**schema, "properties": properties}


def fitted(schema: Schema, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values in the schema's shape, as far as they go into it; what says nothing is left out."""
    wanted = schema["properties"]
    brought = {name: _brought(wanted[name], value) for name, value in values.items() if name in wanted}
    return {name: value for name, value in brought.items() if value is not None}


def _wider(wanted: Schema, required: bool) -> Schema:
    """Only lengths are still checked."""
    if required and "enum" in wanted:
        return wanted
    kept = {
        name: wanted[name] for name in ("maxLength", "minLength", "maxItems", "minItems") if name in wanted
    }
    kinds = [kind for kind in _WIDER[wanted["type"]] if not (required and kind == "null")]
    return {"type": kinds, **kept}


def _brought(wanted: Schema, value: Any) -> Any:
    match wanted["type"]:
        case "string":
            return _text(value)
        case "array":
            return _list(wanted["items"], value)
        case "object":
            inner = read_json(value)
            return fitted(wanted, inner) if isinstance(inner, dict) else None
        case _:
            return value


def _text(value: Any) -> str | None:
    """Items of a list are lines."""
    if isinstance(value, list):
        return "\n".join(filter(None, map(_text, value)))
    if isinstance(value, bool):
        return "是" if value else "否"
    return None if value is None or isinstance(value, dict) else str(value)


def _list(item: Schema, value: Any) -> list[Any] | None:
    """One alone is a list of one; a text for an object is its first property."""
    read = read_json(value) if item["type"] == "object" else value
    if read in (None, ""):
        return None
    found = [_item(item, each) for each in (read if isinstance(read, list) else [read])]
    return [each for each in found if each not in (None, "", {})]


def _item(item: Schema, value: Any) -> Any:
    if item["type"] != "object" or isinstance(value, dict):
        return _brought(item, value)
    first = next(iter(item["properties"]))
    return fitted(item, {first: value})


def read_json(value: Any) -> Any:
    """An object or a list that was written as a text of JSON."""
    if not isinstance(value, str) or value.strip()[:1] not in ("{", "["):
        return value
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return value
