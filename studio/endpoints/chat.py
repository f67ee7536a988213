"""Ask a model and read its answer as it is written."""

import asyncio
import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing, suppress
from typing import TYPE_CHECKING, Any

from studio.core.errors import AnswerBroken, EndpointError
from studio.endpoints.messages import ChatPiece, Message, QueuePiece, Role, ToolCallPiece, ToolSpec
from studio.endpoints.queue_place import in_chunk
from studio.endpoints.reading import Reading
from studio.endpoints.sse import DONE, LONGEST_LINE, Event, EventStream, LineTooLong, events
from studio.endpoints.thinking import ThinkingSplitter, without_thinking
from studio.endpoints.waits import waited_since

if TYPE_CHECKING:
    from studio.endpoints.answer import Answer
    from studio.endpoints.transport import PutOff, Transport

_BLANK = b"\xef\xbb\xbf \t\r\n"
_EVENTS = (b"data:", b"event:", b"id:", b":")
_LAST_BYTE = 0.2
"""Seconds after an answer's end: it comes along with it, or not at all."""
_Chunk = dict[str, Any] | int
"""What the server sent of an answer, or how many requests are before this one."""


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
    transport: "Transport", body: dict[str, Any], splitter: ThinkingSplitter, put_off: "PutOff"
) -> AsyncGenerator[ChatPiece, None]:
    """Yield the pieces of the answer; tool calls come whole, after the text."""
    async with transport.answer("chat/completions", body, put_off) as answer:
        reading = Reading(splitter, transport.troubles, _most(body))
        queued = time.perf_counter()
        if answer.ahead is not None:
            yield QueuePiece(answer.ahead)
        chunks = _streamed(answer, transport, reading) if answer.is_stream else _whole(answer, transport)
        async with aclosing(chunks):
            async for chunk in chunks:
                if isinstance(chunk, int):
                    answer.queued()
                    waited_since(queued)
                    queued = time.perf_counter()
                    yield QueuePiece(chunk)
                    continue
                for piece in reading.pieces(chunk):
                    answer.heard()
                    yield piece
        for piece in reading.rest():
            yield piece
        if body.get("stream"):
            reading.check()


async def _whole(answer: "Answer", transport: "Transport") -> AsyncGenerator[_Chunk, None]:
    """Take the answer of a server that does not stream as one chunk, or does and does not say so."""
    body = await answer.whole()
    if not body.lstrip(_BLANK).startswith(_EVENTS):
        yield _object(answer.parsed(body), body.decode(errors="replace"), transport)
        return
    stream = EventStream()
    for event in [*stream.feed(body), *stream.finish()]:
        if event == DONE:
            return
        if isinstance(event, str):
            yield _chunk(event, answer, transport)


async def _streamed(
    answer: "Answer", transport: "Transport", reading: Reading
) -> AsyncGenerator[_Chunk, None]:
    try:
        async with aclosing(events(answer.pieces())) as found:
            async for event in found:
                if event == DONE:
                    await _to_the_end(found)
                    return
                yield event if isinstance(event, int) else _chunk(event, answer, transport)
    except AnswerBroken:
        if not reading.finished:
            raise
    except LineTooLong as error:
        raise transport.troubles.too_large(LONGEST_LINE) from error
    if not reading.finished:
        raise AnswerBroken(endpoint=transport.profile.name)


async def _to_the_end(left: AsyncGenerator[Event, None]) -> None:
    """Only a connection whose answer was read to its last byte is kept for the next question."""
    with suppress(EndpointError, LineTooLong, TimeoutError):
        async with asyncio.timeout(_LAST_BYTE):
            async for _ in left:
                pass


def _chunk(event: str, answer: "Answer", transport: "Transport") -> _Chunk:
    try:
        chunk = _object(answer.parsed(event.encode()), event, transport)
    except EndpointError as error:
        if answer.begun and isinstance(error.__cause__, ValueError):
            raise AnswerBroken(endpoint=transport.profile.name) from error
        raise
    ahead = in_chunk(chunk)
    return chunk if ahead is None else ahead


def _object(data: Any, received: str, transport: "Transport") -> dict[str, Any]:
    if not isinstance(data, dict):
        raise transport.troubles.unlike(received)
    return data


def _most(body: dict[str, Any]) -> int:
    return int(body.get("max_tokens") or body.get("max_completion_tokens") or 0)


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
