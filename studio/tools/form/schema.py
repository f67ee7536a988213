"""What the model is asked for: one property a field, described as a clerk would, lenient in its spelling."""

from collections.abc import Mapping, Sequence
from typing import Any

from studio.core.forms import FieldKind
from studio.tools.form.settings import FormField

FILL, EXPORT, AGAIN = "填写", "导出", "重新填"
_HINTS = {
    FieldKind.DATE: "日期，写成 2026-04-16",
    FieldKind.TIME: "时间，写成 14:10",
    FieldKind.MONEY: "金额，带单位，如 3.5万元",
    FieldKind.NUMBER: "数字",
    FieldKind.PHONE: "电话号码",
    FieldKind.ID_NUMBER: "18 位身份证号",
    FieldKind.LONG_TEXT: "按对方说的写完整",
}

_NO_LISTS: Mapping[str, Any] = {}


def form_schema(fields: Sequence[FormField], lists: Mapping[str, Any] = _NO_LISTS) -> dict[str, Any]:
    """`lists` are properties that hold several entries, by name."""
    values = {
        "type": "object",
        "properties": {**{field.key: _property(field) for field in fields}, **lists},
        "additionalProperties": False,
        "description": "对方这次说到的各项；没说到的不填，不编造 (only what the person has said)",
    }
    action = {
        "type": "string",
        "enum": [FILL, EXPORT, AGAIN],
        "description": "默认填写；对方要求导出时用“导出”；另填一份新表时用“重新填” (what to do)",
    }
    return {
        "type": "object",
        "properties": {"values": values, "action": action},
        "additionalProperties": False,
    }


def _property(field: FormField) -> dict[str, Any]:
    described = "。".join(filter(None, (field.label, field.help.rstrip("。"), _hint(field))))
    return {**_shape(field), "title": field.label, "description": described}


def _hint(field: FormField) -> str:
    if field.options:
        return f"从中选一个：{'、'.join(field.options)}"
    hint = _HINTS.get(field.kind, "")
    return f"{hint}；个人信息，只填对方自己说的" if field.personal else hint


def _shape(field: FormField) -> dict[str, Any]:
    """A choice may be spelled otherwise, a number may come as a text: it is put right afterwards."""
    if field.kind is FieldKind.YES_NO and not field.choices:
        return {"type": ["boolean", "string", "null"]}
    if field.options:
        return {
            "anyOf": [
                {"type": "string", "enum": list(field.options)},
                {"type": ["string", "boolean", "null"]},
            ]
        }
    if field.kind in (FieldKind.NUMBER, FieldKind.MONEY):
        return {"type": ["number", "string", "null"]}
    shape: dict[str, Any] = {"type": ["string", "number", "null"]}
    return {**shape, "format": "date"} if field.kind is FieldKind.DATE else shape
