"""Which JSON an answer is wanted in: by `response_format`, by a schema, or by an example in words."""

import re
from typing import Any

from studio.endpoints.practice.acting.jsons import objects_in

_JSON_ONLY = re.compile(
    r"(?:只|仅|直接|必须|严格)[^。\n]{0,12}(?:输出|返回|回答|给出)[^。\n]{0,40}json"
    r"|json[^。\n]{0,20}(?:格式|对象)[^。\n]{0,6}(?:输出|返回|回答)"
    r"|(?:only|return|reply|respond|output)[^.\n]{0,30}json",
    re.IGNORECASE,
)
_MARKS = "\"'“”‘’ "
_EXAMPLE = re.compile(r"\{\s*[\"“]\w[^{}]{0,600}\}")
_PAIR = re.compile(r"[\"“](\w+)[\"”]\s*[:：]\s*(\[[^\]]*\]|[^,，}\n]+)")


def schema_wanted(system: str, user: str, shape: Any) -> dict[str, Any] | None:
    """Return the JSON schema an answer is to follow; None where no JSON is asked for."""
    kind = shape.get("type") if isinstance(shape, dict) else None
    if kind == "json_schema":
        told = shape.get("json_schema") or {}
        return dict(told.get("schema") or told)
    if kind != "json_object" and not (_JSON_ONLY.search(system) or _JSON_ONLY.search(user[-600:])):
        return None
    for text in (system, user):
        for _, _, data in objects_in(text):
            if "properties" in data:
                return data
    return _example_in(system) or _example_in(user) or {"type": "object"}


def _example_in(text: str) -> dict[str, Any] | None:
    """Read the schema off an example, whose values may be mere words: {"choice": 编号}."""
    examples = [_PAIR.findall(found) for found in _EXAMPLE.findall(text)]
    pairs = max(examples, key=len, default=[])
    return (
        {"type": "object", "properties": {name: _like(value.strip()) for name, value in pairs}}
        if pairs
        else None
    )


def _like(value: str) -> dict[str, Any]:
    if value.startswith("["):
        return {"type": "array", "items": {"type": "string"}}
    if re.search(r"true|false|布尔", value):
        return {"type": "boolean"}
    quoted = value.startswith(('"', "“"))
    inside = value.strip('"“” ')
    options = [part.strip(_MARKS) for part in re.split(r"[/|｜]|或|\bor\b", inside)]
    if len(options) > 1:
        return {"enum": options}
    number = not quoted and (
        inside.replace(".", "", 1).isdigit() or re.search(r"编号|数字|整数|number|int", inside)
    )
    return {"type": "integer" if number else "string", "description": inside}
