"""Personal data masked in all that is sent to a model: messages, calls, and what tools say of themselves."""

import json
from dataclasses import replace
from typing import Any

from studio.documents.personal_data import masked
from studio.endpoints import Message, ToolCallPiece, ToolSpec


def masked_message(message: Message) -> Message:
    calls = tuple(map(_masked_call, message.tool_calls))
    return replace(message, content=masked(message.content), tool_calls=calls)


def masked_tool(tool: ToolSpec) -> ToolSpec:
    """Examples in a description may be real."""
    return ToolSpec(tool.name, masked(tool.description), _masked_value(dict(tool.parameters)))


def _masked_call(call: ToolCallPiece) -> ToolCallPiece:
    try:
        arguments = _masked_value(json.loads(call.arguments))
    except (ValueError, RecursionError):
        return replace(call, arguments=masked(call.arguments))
    return replace(call, arguments=json.dumps(arguments, ensure_ascii=False))


def _masked_value(value: Any) -> Any:  # any JSON value
    """A number that is masked becomes a text."""
    match value:
        case dict():
            return {masked(name): _masked_value(part) for name, part in value.items()}
        case list() | tuple():
            return [_masked_value(part) for part in value]
        case str():
            return masked(value)
        case int() if not isinstance(value, bool):
            shown = masked(str(value))
            return value if shown == str(value) else shown
    return value
