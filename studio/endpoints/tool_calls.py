"""Putting a model's tool calls together from the parts they arrive in."""

import json
from dataclasses import dataclass
from typing import Any

from studio.endpoints.messages import ToolCallPiece


@dataclass
class _Call:
    index: Any  # whatever the server numbers it by
    id: str = ""
    name: str = ""
    arguments: str = ""

    @property
    def complete(self) -> bool:
        try:
            return isinstance(json.loads(self.arguments), dict)
        except ValueError:
            return False


class ToolCalls:
    """Joins parts by their index; copes with servers that leave it out or number every call 0."""

    def __init__(self) -> None:
        self._calls: list[_Call] = []

    def add(self, part: dict[str, Any]) -> None:
        told = part.get("function")
        function = told if isinstance(told, dict) else {}
        call = self._of(part.get("index"), str(part.get("id") or ""), bool(function.get("name")))
        call.id = call.id or str(part.get("id") or "")
        call.name = call.name or str(function.get("name") or "")
        call.arguments += _text(function.get("arguments"))

    def whole(self) -> list[ToolCallPiece]:
        named = [call for call in self._calls if call.name]
        return [
            ToolCallPiece(call.id or f"call_{number}", call.name, call.arguments or "{}")
            for number, call in enumerate(named)
        ]

    def _of(self, index: Any, number: str, named: bool) -> _Call:
        """A new id begins a call, and so does a name when no index tells, or the call before is complete."""
        known = [call for call in self._calls if index is None or call.index == index]
        begins = not known or (number and known[-1].id and number != known[-1].id)
        again = named and not number and bool(known) and known[-1].complete
        if begins or again or (index is None and named):
            self._calls.append(_Call(index))
            return self._calls[-1]
        return known[-1]


def _text(arguments: Any) -> str:
    """Some servers send the arguments as an object instead of its JSON."""
    if arguments is None or isinstance(arguments, str):
        return arguments or ""
    return json.dumps(arguments, ensure_ascii=False)
