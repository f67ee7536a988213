"""Choosing the tool whose description fits the question, and filling in what its schema asks for."""

import re
from collections.abc import Sequence
from typing import Any

from studio.endpoints.practice.terms import folded, question_terms, terms_of
from studio.endpoints.practice.wire import ToolCall

ENOUGH = 0.15
_DATE = re.compile(r"(\d{4})\s*[-/年.]\s*(\d{1,2})\s*[-/月.]\s*(\d{1,2})")
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


def _value(name: str, schema: dict[str, Any], question: str, numbers: Any, required: bool) -> Any:
    kind = schema.get("type")
    kind = next((each for each in kind if each != "null"), None) if isinstance(kind, list) else kind
    if "enum" in schema:
        return _enum(schema, question, required)
    if kind in {"integer", "number"}:
        return _number(schema, kind, numbers, required)
    if not required:
        return None
    if "default" in schema:
        return schema["default"]
    if kind == "boolean":
        return False
    if kind == "array":
        items = _value(name, schema.get("items") or {"type": "string"}, question, numbers, True)
        return [items]
    if kind == "object":
        return _object(schema, question)
    return _text(name, schema, question)


def _enum(schema: dict[str, Any], question: str, required: bool) -> Any:
    plain = folded(question)
    named = [value for value in schema["enum"] if folded(str(value)) in plain]
    fallback = schema.get("default", schema["enum"][0]) if required and schema["enum"] else None
    return max(named, key=lambda value: len(str(value))) if named else fallback


def _number(schema: dict[str, Any], kind: str, numbers: Any, required: bool) -> int | float | None:
    found = next(numbers, None)
    if found is None:
        least = schema.get("default", schema.get("minimum", 1))
        return least if required else None
    return int(float(found)) if kind == "integer" else float(found)


def _text(name: str, schema: dict[str, Any], question: str) -> str:
    """Return a date where one is wanted and given, and the question itself otherwise."""
    date = _DATE.search(folded(question))
    wants_date = schema.get("format") == "date" or "date" in name.lower() or "日期" in name
    if date and wants_date:
        return f"{int(date[1]):04}-{int(date[2]):02}-{int(date[3]):02}"
    return question[: schema.get("maxLength") or None]
