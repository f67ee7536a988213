"""The schemas by which the writing tools say what they are to be given: texts, lists of them, records."""

from collections.abc import Mapping, Sequence
from typing import Any

Asked = dict[str, Any]
"""A JSON schema, or a part of one."""


def text(description: str, longest: int = 2000, **more: Any) -> Asked:
    return {"type": "string", "maxLength": longest, "description": description, **more}


def items(each: Asked, description: str, most: int, **more: Any) -> Asked:
    return {"type": "array", "items": each, "maxItems": most, "description": description, **more}


def record(properties: Mapping[str, Asked], required: Sequence[str]) -> Asked:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }
