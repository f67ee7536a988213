"""What has been read of one answer so far, chunk by chunk, in whatever dialect the server speaks."""

import json
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from studio.core.errors import AnswerEmpty, AnswerEndless, AnswerOnlyReasoned, EndpointFailed
from studio.endpoints.messages import (
    ChatPiece,
    CutPiece,
    TextPiece,
    TextWasThinking,
    ThinkingPiece,
    ToolCallPiece,
    UsagePiece,
)
from studio.endpoints.thinking import ThinkingSplitter
from studio.endpoints.tool_calls import ToolCalls

if TYPE_CHECKING:
    from studio.endpoints.troubles import Troubles

_SIGNS_A_TOKEN = 16
"""No tokenizer makes longer tokens on average: more than that was never allowed."""
_LEAST = 20_000
_HALF_A_CHARACTER = re.compile("[\ud800-\udfff]")
"""An escape of JSON that stands for nothing alone: no file and no window takes it."""
_REASONING = ("reasoning_content", "reasoning", "reasoning_details", "thinking")
_THOUGHT = ("text", "summary", "content", "thinking")
_GAVE_UP = {"insufficient_system_resource", "error", "network_error", "abort"}
"""Why servers end an answer when something went wrong with them."""
_TOO_LONG = {"length", "max_tokens", "model_length", "model_context_window_exceeded"}
_FILTERED = {"content_filter", "sensitive", "safety"}


class Reading:
    """`limit` is how many tokens were asked for at most."""

    def __init__(self, splitter: ThinkingSplitter, troubles: "Troubles", limit: int) -> None:
        self.finished = False
        self._splitter, self._troubles = splitter, troubles
        self._calls = ToolCalls()
        self._usage: list[ChatPiece] = []
        self._reason = ""
        self._in_parts = False  # then a whole message at the end only says it again
        self._choice: Any = None  # whatever the server numbers it by
        self._room = max(limit * _SIGNS_A_TOKEN, _LEAST)
        self._spoke = self._thought = False

    def pieces(self, chunk: dict[str, Any]) -> list[ChatPiece]:
        """Return what a chunk adds; the one with the usage has no choices. Raises an EndpointError."""
        choices, usage = chunk.get("choices"), chunk.get("usage")
        if "choices" not in chunk and not usage:
            raise self._troubles.unlike(json.dumps(chunk, ensure_ascii=False))
        if isinstance(usage, dict):
            self._usage = [_usage(usage)]
        first = self._ours(choices)
        if first is None:
            return []
        self._end(first.get("finish_reason"))
        delta = _part(first, "delta")
        found = self._said(delta or ({} if self._in_parts else _part(first, "message")))
        self._in_parts = self._in_parts or bool(delta and (found or _calls(delta)))
        self._measure(found)
        return found

    def rest(self) -> list[ChatPiece]:
        """Return what is known at the end only."""
        left = [*self._splitter.finish(), *self._calls.whole()]
        self._measure(left)
        return [*left, *self._cut(), *self._usage]

    def check(self) -> None:
        """Raises AnswerEmpty or AnswerOnlyReasoned when no answer came."""
        name = self._troubles.name
        if self._spoke:
            return
        if self._thought:
            raise AnswerOnlyReasoned(endpoint=name, cut="yes" if self._reason in _TOO_LONG else "no")
        raise AnswerEmpty(endpoint=name, reason=self._reason)

    def _ours(self, choices: Any) -> dict[str, Any] | None:
        """Of several answers side by side the one that began first."""
        found = [one for one in choices if isinstance(one, dict)] if isinstance(choices, list) else []
        if found and self._choice is None:
            self._choice = found[0].get("index")
        return next((one for one in found if one.get("index") in (None, self._choice)), None)

    def _end(self, reason: Any) -> None:
        if not reason:
            return
        self.finished, self._reason = True, str(reason).lower()
        if self._reason in _GAVE_UP:
            raise EndpointFailed(endpoint=self._troubles.name, status=200, message=self._reason)

    def _cut(self) -> list[ChatPiece]:
        if self._spoke and self._reason in _TOO_LONG | _FILTERED:
            return [CutPiece(filtered=self._reason in _FILTERED)]
        return []

    def _said(self, delta: dict[str, Any]) -> list[ChatPiece]:
        found: list[ChatPiece] = []
        if thought := next(filter(None, (_thought(delta.get(key)) for key in _REASONING)), ""):
            self._splitter.plain_from_here()
            found.append(ThinkingPiece(thought))
        content = delta.get("content")
        if thought := _text(content, "thinking"):
            found.append(ThinkingPiece(thought))
        found += self._splitter.feed(_text(content))
        for call in _calls(delta):
            self._calls.add(call)
        return found

    def _measure(self, pieces: Sequence[ChatPiece]) -> None:
        """Raises AnswerEndless for a model that goes on and on though it was told how long to be."""
        for piece in pieces:
            match piece:
                case TextWasThinking():
                    self._spoke, self._thought = False, True
                case ThinkingPiece(text=text):
                    self._thought = True
                    self._room -= len(text)
                case TextPiece(text=text):
                    self._spoke = self._spoke or bool(text.strip())
                    self._room -= len(text)
                case ToolCallPiece():
                    self._spoke = True
        if self._room < 0:
            raise AnswerEndless(endpoint=self._troubles.name)


def _part(choice: dict[str, Any], name: str) -> dict[str, Any]:
    part = choice.get(name)
    return part if isinstance(part, dict) else {}


def _calls(delta: dict[str, Any]) -> list[dict[str, Any]]:
    """Calls of tools, or the one call of a function as servers sent it before there were tools."""
    calls = delta.get("tool_calls")
    old = delta.get("function_call")
    parts = calls if isinstance(calls, list) else [calls] if isinstance(calls, dict) else []
    return [part for part in parts if isinstance(part, dict)] or (
        [{"index": 0, "function": old}] if isinstance(old, dict) else []
    )


def _thought(told: Any) -> str:
    """A string, an object around it, or a list of such."""
    if isinstance(told, list):
        return "".join(map(_thought, told))
    if isinstance(told, dict):
        return next(filter(None, (_thought(told.get(key)) for key in _THOUGHT)), "")
    return _text(told)


def _text(content: Any, kind: str = "text") -> str:
    """A string, or the parts of that kind in a list of them."""
    if isinstance(content, str):
        return _HALF_A_CHARACTER.sub("\ufffd", content) if kind == "text" else ""
    if not isinstance(content, list):
        return ""
    return "".join(_of_part(part, kind) for part in content)


def _of_part(part: Any, kind: str) -> str:
    if isinstance(part, str):
        return part if kind == "text" else ""
    if not isinstance(part, dict) or part.get("type", "text") != kind:
        return ""
    return _text(part.get(kind))


def _usage(usage: dict[str, Any]) -> UsagePiece:
    return UsagePiece(_count(usage.get("prompt_tokens")), _count(usage.get("completion_tokens")))


def _count(told: Any) -> int:
    return int(told) if isinstance(told, int | float) and 0 <= told < 1e12 else 0
