"""Ask a model and read its answer as it is written."""

import json
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from typing import TYPE_CHECKING, Any

from studio.core.errors import AnswerBroken, EndpointError
from studio.endpoints.messages import (
    ChatPiece,
    Message,
    Role,
    ThinkingPiece,
    ToolCallPiece,
    ToolSpec,
    UsagePiece,
)
from studio.endpoints.sse import DONE, events
from studio.endpoints.thinking import ThinkingSplitter, without_thinking
from studio.endpoints.tool_calls import ToolCalls

if TYPE_CHECKING:
    from studio.endpoints.transport import Answer, Transport


def request_body(
    model: str, messages: Sequence[Message], tools: Sequence[ToolSpec], temperature: float, max_tokens: int
) -> dict[str, Any]:
    body: dict[str, Any] = {
        "model": model,
        "messages": [_message(message) for message in messages],
        "temperature": temperature,
        "max_tokens": max_tokens,
        "stream": True,
    }
    return {**body, "tools": [_tool(tool) for tool in tools]} if tools else body


async def answer_pieces(
    transport: "Transport", body: dict[str, Any], splitter: ThinkingSplitter
) -> AsyncGenerator[ChatPiece, None]:
    """Yield the pieces of the answer; tool calls come whole, after the text."""
    async with transport.answer("chat/completions", body) as answer:
        reading = _Reading(splitter)
        chunks = _streamed(answer, transport, reading) if answer.is_stream else _whole(answer)
        async with aclosing(chunks):
            async for chunk in chunks:
                for piece in reading.pieces(chunk, transport):
                    answer.begun = True
                    yield piece
        for piece in reading.rest():
            yield piece


async def _whole(answer: "Answer") -> AsyncGenerator[dict[str, Any], None]:
    """Take the answer of a server that does not stream as one chunk."""
    yield answer.parsed(await answer.whole())


async def _streamed(
    answer: "Answer", transport: "Transport", reading: "_Reading"
) -> AsyncGenerator[dict[str, Any], None]:
    try:
        async with aclosing(events(answer.pieces())) as found:
            async for event in found:
                if event == DONE:
                    return
                yield _chunk(event, answer, transport)
    except AnswerBroken:
        if not reading.finished:
            raise
    if not reading.finished:
        raise AnswerBroken(endpoint=transport.profile.name)


def _chunk(event: str, answer: "Answer", transport: "Transport") -> dict[str, Any]:
    try:
        chunk = answer.parsed(event.encode())
    except EndpointError as error:
        if answer.begun and isinstance(error.__cause__, ValueError):
            raise AnswerBroken(endpoint=transport.profile.name) from error
        raise
    if not isinstance(chunk, dict):
        raise transport.troubles.unlike(event)
    return chunk


class _Reading:
    """What has been read of one answer so far."""

    def __init__(self, splitter: ThinkingSplitter) -> None:
        self.finished = False
        self._splitter = splitter
        self._calls = ToolCalls()
        self._usage: list[ChatPiece] = []

    def pieces(self, chunk: dict[str, Any], transport: "Transport") -> list[ChatPiece]:
        """Return what a chunk adds; the one with the usage has no choices."""
        choices, usage = chunk.get("choices"), chunk.get("usage")
        if not isinstance(choices, list) and not usage:
            raise transport.troubles.unlike(json.dumps(chunk, ensure_ascii=False))
        if isinstance(usage, dict):
            self._usage = [_usage(usage)]
        if not choices or not isinstance(choices[0], dict):
            return []
        self.finished = self.finished or bool(choices[0].get("finish_reason"))
        return self._said(choices[0].get("delta") or choices[0].get("message") or {})

    def rest(self) -> list[ChatPiece]:
        return [*self._splitter.finish(), *self._calls.whole(), *self._usage]

    def _said(self, delta: dict[str, Any]) -> list[ChatPiece]:
        found: list[ChatPiece] = []
        thought = delta.get("reasoning_content") or delta.get("reasoning")
        if isinstance(thought, str):
            self._splitter.plain_from_here()
            found.append(ThinkingPiece(thought))
        if isinstance(delta.get("content"), str):
            found += self._splitter.feed(delta["content"])
        for call in delta.get("tool_calls") or []:
            self._calls.add(call)
        return found


def _usage(usage: dict[str, Any]) -> UsagePiece:
    return UsagePiece(int(usage.get("prompt_tokens") or 0), int(usage.get("completion_tokens") or 0))


def _message(message: Message) -> dict[str, Any]:
    reply = message.role is Role.ASSISTANT
    content = without_thinking(message.content) if reply else message.content
    wire: dict[str, Any] = {"role": message.role.value, "content": content}
    if message.tool_calls:
        wire["tool_calls"] = [_call(call) for call in message.tool_calls]
    return {**wire, "tool_call_id": message.tool_call_id} if message.tool_call_id else wire


def _call(call: ToolCallPiece) -> dict[str, Any]:
    return {
        "id": call.id,
        "type": "function",
        "function": {"name": call.name, "arguments": call.arguments},
    }


def _tool(tool: ToolSpec) -> dict[str, Any]:
    function = {"name": tool.name, "description": tool.description, "parameters": dict(tool.parameters)}
    return {"type": "function", "function": function}
