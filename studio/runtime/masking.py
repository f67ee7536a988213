"""Personal data masked in all that is sent to a model, and put back in what it hands to tools here."""

import json
from dataclasses import replace
from typing import Any

from studio.documents.personal_data import found_numbers, masked
from studio.endpoints import Message, ToolCallPiece, ToolSpec


class Masks:
    """Knows what stood behind each mask of a run; two numbers that look alike masked are never put back."""

    def __init__(self, *, on: bool) -> None:
        self._on = on
        self._behind: dict[str, set[str]] = {}

    def text(self, text: str) -> str:
        if not self._on:
            return text
        shown = masked(text)
        if shown != text:
            for found in found_numbers(text):
                self._behind.setdefault(shown[found.start : found.end], set()).add(
                    text[found.start : found.end]
                )
        return shown

    def message(self, message: Message) -> Message:
        if not self._on:
            return message
        calls = tuple(map(self._call, message.tool_calls))
        return replace(message, content=self.text(message.content), tool_calls=calls)

    def tool(self, tool: ToolSpec) -> ToolSpec:
        """Examples in a description may be real."""
        if not self._on:
            return tool
        return ToolSpec(tool.name, self.text(tool.description), self._value(dict(tool.parameters)))

    def restored(self, text: str) -> str:
        """What a model wrote with masks in it, for a tool that works on this computer."""
        for shown, behind in self._behind.items():
            if len(behind) == 1 and shown in text:
                text = text.replace(shown, next(iter(behind)))
        return text

    def _call(self, call: ToolCallPiece) -> ToolCallPiece:
        try:
            arguments = self._value(json.loads(call.arguments))
        except (ValueError, RecursionError):
            return replace(call, arguments=self.text(call.arguments))
        return replace(call, arguments=json.dumps(arguments, ensure_ascii=False))

    def _value(self, value: Any) -> Any:  # any JSON value
        """A number that is masked becomes a text."""
        match value:
            case dict():
                return {self.text(name): self._value(part) for name, part in value.items()}
            case list() | tuple():
                return [self._value(part) for part in value]
            case str():
                return self.text(value)
            case int() if not isinstance(value, bool):
                shown = self.text(str(value))
                return value if shown == str(value) else shown
        return value
