"""What the practice endpoint sends, in the shapes of the OpenAI API."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

PIECE = 4
"""Characters of text in one piece of a stream."""
_CREATED = 1700000000
"""One fixed time: same question, same bytes."""


@dataclass(frozen=True, slots=True)
class ToolCall:
    name: str
    arguments: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reply:
    """Either text or calls of tools."""

    text: str = ""
    calls: tuple[ToolCall, ...] = field(default=())

    @property
    def finish_reason(self) -> str:
        return "tool_calls" if self.calls else "stop"


def completion(reply: Reply, model: str, usage: dict[str, int]) -> dict[str, Any]:
    message: dict[str, Any] = {"role": "assistant", "content": reply.text or None}
    if reply.calls:
        message["tool_calls"] = [_call(number, call) for number, call in enumerate(reply.calls)]
    choice = {"index": 0, "message": message, "finish_reason": reply.finish_reason}
    return {**_head("chat.completion", model), "choices": [choice], "usage": usage}


def chunks(reply: Reply, model: str, usage: dict[str, int] | None) -> Iterator[str]:
    """Yield the events of a stream, its end included."""
    yield _event(model, {"role": "assistant", "content": ""})
    for start in range(0, len(reply.text), PIECE):
        yield _event(model, {"content": reply.text[start : start + PIECE]})
    for number, call in enumerate(reply.calls):
        yield _event(model, {"tool_calls": [{"index": number, **_call(number, call)}]})
    yield _event(model, {}, reply.finish_reason)
    if usage is not None:
        head = _head("chat.completion.chunk", model)
        yield _line({**head, "choices": [], "usage": usage})
    yield "data: [DONE]\n\n"


def usage_of(prompt: str, reply: Reply) -> dict[str, int]:
    """Count tokens as a Chinese tokenizer roughly would: two for three characters."""
    said = reply.text or json.dumps([call.arguments for call in reply.calls], ensure_ascii=False)
    asked, answered = _tokens(prompt), _tokens(said)
    return {"prompt_tokens": asked, "completion_tokens": answered, "total_tokens": asked + answered}


def usage_of_input(texts: Sequence[str]) -> dict[str, int]:
    """Embeddings cost what is read."""
    read = sum(map(_tokens, texts))
    return {"prompt_tokens": read, "total_tokens": read}


def error_body(status: int, message: str, kind: str) -> dict[str, Any]:
    return {"error": {"message": message, "type": kind, "param": None, "code": status}}


def _tokens(text: str) -> int:
    return (len(text) * 2 + 2) // 3


def _head(kind: str, model: str) -> dict[str, Any]:
    return {"id": "chatcmpl-practice", "object": kind, "created": _CREATED, "model": model}


def _event(model: str, delta: dict[str, Any], finish: str | None = None) -> str:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return _line({**_head("chat.completion.chunk", model), "choices": [choice]})


def _line(data: dict[str, Any]) -> str:
    return f"data: {json.dumps(data, ensure_ascii=False)}\n\n"


def _call(number: int, call: ToolCall) -> dict[str, Any]:
    arguments = json.dumps(call.arguments, ensure_ascii=False)
    return {
        "id": f"call_{number}",
        "type": "function",
        "function": {"name": call.name, "arguments": arguments},
    }
