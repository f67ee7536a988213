"""What the model is asked for: one property a field, described as a clerk would, lenient in its spelling."""

from collections.abc import Mapping, Sequence
from typing import Any

from studio.core.forms import FieldKind
from studio.tools.form.quantities import unit_in
from studio.tools.form.settings import FormField
from studio.tools.loosely import read_json

FILL, EXPORT, AGAIN = "填写", "导出", "重新填"
_HINTS = {
    FieldKind.DATE: "日期，写成 2026-04-16",
    FieldKind.TIME: "时间，写成 14:10",
    FieldKind.MONEY: "金额",
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
    unit = unit_in(f"{field.label} {field.help}")
    hint = _HINTS.get(field.kind, "")
    if field.kind in (FieldKind.NUMBER, FieldKind.MONEY):
        unit = unit or ("元" if field.kind is FieldKind.MONEY else "")
        hint = f"{hint}（{unit}）" if unit else hint
    return f"{hint}；个人信息，只填对方自己说的" if field.personal else hint


def _shape(field: FormField) -> dict[str, Any]:
    """Plain kinds only, for not every server knows more; other spellings are put right afterwards."""
    if field.kind is FieldKind.YES_NO and not field.choices:
        return {"type": "boolean"}
    if field.options:
        return {"type": "string", "enum": list(field.options)}
    if field.kind in (FieldKind.NUMBER, FieldKind.MONEY):
        return {"type": "number"}
    formats = {FieldKind.DATE: "date", FieldKind.TIME: "time"}
    return {"type": "string", **({"format": formats[field.kind]} if field.kind in formats else {})}


def accepted(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Any value for a field, and fields beside `values` too."""
    values = schema["properties"]["values"]["properties"]
    anything: dict[str, Any] = {name: {} for name in values}
    loose = {"type": ["object", "string", "null"], "properties": anything, "additionalProperties": False}
    return {**schema, "properties": {**anything, "values": loose, "action": {"type": ["string", "null"]}}}


def given_values(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a call, wherever it has them."""
    beside = {name: value for name, value in arguments.items() if name not in ("values", "action")}
    values = read_json(arguments.get("values"))
    return {**beside, **(values if isinstance(values, dict) else {})}
