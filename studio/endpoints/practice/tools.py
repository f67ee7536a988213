"""Choosing the tool whose description fits the question, and filling in what its schema asks for."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from studio.endpoints.practice.asking import without_asking
from studio.endpoints.practice.terms import folded, question_terms, terms_of
from studio.endpoints.practice.wire import ToolCall

ENOUGH = 0.15
_DATE = re.compile(r"(\d{4})\s*[-/年.]\s*(\d{1,2})\s*[-/月.]\s*(\d{1,2})")
_PLACE_NAMED = re.compile(
    r"\b(?:city|town|place|location|region|district|county)\b|城市|地点|地区|区县", re.IGNORECASE
)
_PLACE = re.compile(r"[一-鿿]{1,6}?[省市县区镇乡]|\b(?:in|at|for|of) ((?:[A-Z][\w'-]+ ?)+)")
_DAY = re.compile(r"[今明昨后前]天|本周|下周|目前|现在|查询?|看看")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def call_for(question: str, tools: Sequence[dict[str, Any]], choice: Any = "auto") -> ToolCall | None:
    """Return the call that fits best; with a `choice` of “required” or a name, fitting or not."""
    functions = [tool.get("function") or {} for tool in tools]
    named = (choice.get("function") or {}).get("name") if isinstance(choice, dict) else None
    offered = [function for function in functions if not named or function.get("name") == named]
    if choice == "none" or not offered:
        return None
    best = max(offered, key=lambda function: _fit(question, function))
    if not (named or choice == "required") and _fit(question, best) < ENOUGH:
        return None
    return ToolCall(str(best["name"]), _object(best.get("parameters") or {}, question))


def _fit(question: str, function: dict[str, Any]) -> float:
    """Return the share of the question's words that name and description of the tool have."""
    words = " ".join([_words(str(function.get("name", ""))), str(function.get("description", ""))])
    wanted, known = question_terms(question), terms_of(words)
    named = 0.3 if folded(str(function.get("name", "?"))) in folded(question) else 0.0
    return named + (len(wanted & known) / len(wanted) if wanted else 0.0)


def _words(name: str) -> str:
    return re.sub(r"[_\-.]+|(?<=[a-z])(?=[A-Z])", " ", name)


def _object(schema: dict[str, Any], question: str) -> dict[str, Any]:
    numbers = iter(_NUMBER.findall(_DATE.sub(" ", folded(question))))
    required = set(schema.get("required") or [])
    filled: dict[str, Any] = {}
    for name, wanted in (schema.get("properties") or {}).items():
        value = _value(name, wanted, question, numbers, name in required)
        if value is not None:
            filled[name] = value
    return filled


def _value(name: str, schema: dict[str, Any], question: str, numbers: Iterator[str], required: bool) -> Any:
    kind = _kind(schema)
    if "enum" in schema:
        return _enum(schema, question, required)
    if kind in {"integer", "number"}:
        return _number(schema, kind, numbers, required)
    if not required or "default" in schema:
        return schema.get("default") if required else None
    match kind:
        case "boolean":
            return False
        case "array":
            items = schema.get("items") or {"type": "string"}
            value: Any = [_value(name, items, question, numbers, True)]
        case "object":
            value = _object(schema, question)
        case _:
            value = _text(name, schema, question)
    return value


def _kind(schema: dict[str, Any]) -> str:
    """Return the type, of several the first that is not null."""
    kind = schema.get("type", "string")
    kinds = kind if isinstance(kind, list) else [kind]
    return str(next((each for each in kinds if each != "null"), "string"))


def _enum(schema: dict[str, Any], question: str, required: bool) -> Any:
    plain = folded(question)
    named = [value for value in schema["enum"] if folded(str(value)) in plain]
    fallback = schema.get("default", schema["enum"][0]) if required and schema["enum"] else None
    return max(named, key=lambda value: len(str(value))) if named else fallback


def _number(schema: dict[str, Any], kind: str, numbers: Iterator[str], required: bool) -> int | float | None:
    found = next(numbers, None)
    if found is None:
        least = schema.get("default", schema.get("minimum", 1))
        return least if required else None
    return int(float(found)) if kind == "integer" else float(found)


def _text(name: str, schema: dict[str, Any], question: str) -> str:
    """Return a date or a place where one is wanted and given, and the question itself otherwise."""
    date = _DATE.search(folded(question))
    wants_date = schema.get("format") == "date" or "date" in name.lower() or "日期" in name
    if date and wants_date:
        return f"{int(date[1]):04}-{int(date[2]):02}-{int(date[3]):02}"
    if _PLACE_NAMED.search(_words(name)) and (place := _place_in(question)):
        return place
    return question[: schema.get("maxLength") or None]


def _place_in(question: str) -> str:
    """Return what ends like 市 or 县, or has a capital behind “in”; nothing when there is none."""
    found = _PLACE.search(_DAY.sub(" ", without_asking(question)))
    return (found[1] or found[0]).strip() if found else ""
