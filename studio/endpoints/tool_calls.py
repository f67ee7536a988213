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
        number, name = str(part.get("id") or ""), str(function.get("name") or "")
        arguments = _text(function.get("arguments"))
        call = self._of(part.get("index"), number, bool(name), whole=bool(name and arguments))
        call.id = call.id or number
        call.name = call.name or name
        call.arguments += arguments

    def whole(self) -> list[ToolCallPiece]:
        """A call that was sent twice, with its id, is one."""
        named = [call for call in self._calls if call.name]
        pieces = [
            ToolCallPiece(call.id or f"call_{number}", call.name, call.arguments or "{}")
            for number, call in enumerate(named)
        ]
        return list(dict.fromkeys(pieces))

    def _of(self, index: Any, number: str, named: bool, whole: bool) -> _Call:
        known = [call for call in self._calls if index is None or call.index == index]
        same = [call for call in known if number and call.id == number]
        if same and not (whole and same[-1].complete):
            return same[-1]
        if same or not known or self._begins(known[-1], index, number, named):
            self._calls.append(_Call(index))
            return self._calls[-1]
        return known[-1]

    def _begins(self, before: _Call, index: Any, number: str, named: bool) -> bool:
        """A new id begins a call, and so does a name when no index tells, or the call before is complete."""
        another = bool(number and before.id)
        return another or (named and (index is None or (not number and before.complete)))


def _text(arguments: Any) -> str:
    """Some servers send the arguments as an object instead of its JSON."""
    if arguments is None or isinstance(arguments, str):
        return arguments or ""
    return json.dumps(arguments, ensure_ascii=False)
