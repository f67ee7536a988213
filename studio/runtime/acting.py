"""The act step: make one call the model asked for and tell it the result, or what was wrong with the call."""

import time
from collections.abc import AsyncIterator
from typing import Any

from studio.core.errors import StudioError, ToolArgumentsInvalid
from studio.core.events import PassagesFound, Shown, ToolCalled, ToolReturned
from studio.core.passages import Trouble
from studio.endpoints import Role, ToolCallPiece
from studio.runtime.messages import returned_message
from studio.runtime.prompt import tamed
from studio.runtime.state import RunState
from studio.runtime.trouble import trouble_of
from studio.tools import ToolContext, ToolResult
from studio.tools.registry import read_arguments


async def call_tool(
    state: RunState, call: ToolCallPiece
) -> AsyncIterator[ToolCalled | PassagesFound | ToolReturned]:
    started = time.perf_counter()
    yield ToolCalled(call=call.id, tool=call.name, arguments=_arguments(call))
    trouble: Trouble | None = None
    shown: Shown | None = None
    try:
        result = await state.tools.call(call.name, call.arguments, context_of(state, call.name))
    except StudioError as error:
        trouble, text = trouble_of(error), str(error)
    else:
        text, shown = _told(state, result), result.shown
    seconds = time.perf_counter() - started
    if trouble is None and result.passages:
        yield PassagesFound(query=_query(call), passages=tuple(state.passages), seconds=seconds)
    state.messages.append(returned_message(call, text))
    yield ToolReturned(call=call.id, tool=call.name, text=text, trouble=trouble, seconds=seconds, shown=shown)


def context_of(state: RunState, tool: str) -> ToolContext:
    chat = state.chat
    return ToolContext(
        folder=chat.folder,
        said=(*(turn.question for turn in chat.turns), state.question),
        seen=_seen(state),
        attachments=tuple(chat.attachments),
        memory=chat.memory.setdefault(tool, {}),
        consent=state.consent,
    )


def _seen(state: RunState) -> tuple[str, ...]:
    returned = (message.content for message in state.messages if message.role is Role.TOOL)
    return (*(passage.text for passage in state.passages), *returned)


def _told(state: RunState, result: ToolResult) -> str:
    """Passages come numbered on from those before, other text as the data it is."""
    numbers = state.add_passages(result.passages)
    state.tools_answered |= bool(result.text)
    passages = [state.prompt.passages([state.passages[number - 1]], number) for number in numbers]
    return "\n\n".join([text for text in (tamed(result.text), *passages) if text])


def _arguments(call: ToolCallPiece) -> dict[str, Any]:
    try:
        return read_arguments(call.name, call.arguments)
    except ToolArgumentsInvalid:
        return {}


def _query(call: ToolCallPiece) -> str:
    return str(_arguments(call).get("question", ""))
