"""The act step: make the calls the model asked for, side by side, and tell it what came of each."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from studio.core.errors import (
    ConsentRefused,
    NotFound,
    StudioError,
    ToolArgumentsInvalid,
    ToolCallRepeated,
    ToolFailed,
)
from studio.core.events import PassagesFound, ToolCalled, ToolReturned
from studio.endpoints import Role, ToolCallPiece
from studio.runtime.messages import cut_to_fit, returned_message
from studio.runtime.prompt import tamed
from studio.runtime.state import RunState
from studio.runtime.trouble import trouble_of
from studio.tools import ToolContext, ToolResult
from studio.tools.registry import read_arguments

_NOTHING = ToolResult()
_MOST = 16  # calls made at once; more are a model run wild


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of one call, and after how many seconds."""

    seconds: float
    result: ToolResult = _NOTHING
    error: StudioError | None = None


async def call_tools(state: RunState, calls: Sequence[ToolCallPiece]) -> None:
    """Calls run side by side; their results are told in the order of the calls."""
    for call in calls:
        state.tell(ToolCalled(call=call.id, tool=call.name, arguments=_arguments(call)))
    repeated = state.calls.repeated(calls)
    async with asyncio.TaskGroup() as group:
        running = [
            group.create_task(_answered(state, call, place, again))
            for place, (call, again) in enumerate(zip(calls, repeated, strict=True))
        ]
        for call, task in zip(calls, running, strict=True):
            _take(state, call, await task, len(calls))
    if state.calls.circling:
        state.limited = ToolCallRepeated(tool=calls[-1].name)


def context_of(state: RunState, call: ToolCallPiece) -> ToolContext:
    chat = state.chat
    return ToolContext(
        folder=chat.folder,
        said=(*(turn.question for turn in chat.turns), state.question),
        seen=_seen(state),
        attachments=tuple(chat.attachments),
        memory=chat.memory.setdefault(call.name, {}),
        consent=state.person.asked_for(call.id),
        tell=state.tell,
        ask_model=state.model.text_for_tools,
    )


async def _answered(state: RunState, call: ToolCallPiece, place: int, repeated: bool) -> _Outcome:
    if repeated:
        return _Outcome(0.0, error=ToolCallRepeated(tool=call.name))
    if place >= _MOST:
        return _Outcome(0.0, error=ToolFailed(tool=call.name, problem=f"more than {_MOST} calls at once"))
    return await _outcome(state, call)


def _seen(state: RunState) -> tuple[str, ...]:
    returned = (message.content for message in state.messages if message.role is Role.TOOL)
    return (*(passage.text for passage in state.passages), *returned)


async def _outcome(state: RunState, call: ToolCallPiece) -> _Outcome:
    """Whatever goes wrong in a tool is its own trouble: the run goes on."""
    started = time.perf_counter()
    try:
        result = await state.tools.call(call.name, _handed_over(state, call), context_of(state, call))
    except asyncio.CancelledError as error:
        if _is_cancelled():
            raise
        return _Outcome(time.perf_counter() - started, error=_named(call, error))
    except Exception as error:
        return _Outcome(time.perf_counter() - started, error=_named(call, error))
    return _Outcome(time.perf_counter() - started, result)


def _handed_over(state: RunState, call: ToolCallPiece) -> str:
    """What a tool is called with; a search may ask the endpoint for help, so it gets the masks."""
    return call.arguments if state.searches(call.name) else state.model.masks.restored(call.arguments)


def _is_cancelled() -> bool:
    """Whether the run itself was stopped, and not only something inside a tool."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


def _named(call: ToolCallPiece, error: BaseException) -> StudioError:
    if isinstance(error, StudioError):
        return error
    problem = f"{type(error).__name__}: {error}".rstrip(": ")
    failed = ToolFailed(tool=call.name, problem=problem)
    failed.__cause__ = error
    return failed


def _take(state: RunState, call: ToolCallPiece, outcome: _Outcome, results: int) -> None:
    """Tell the model and whoever listens."""
    result = outcome.result
    text = cut_to_fit(state, state.model.masks.text(_told(state, outcome)), results)
    if result.passages:
        found = tuple(state.passages)
        state.tell(PassagesFound(query=_query(call), passages=found, seconds=outcome.seconds))
    state.messages.append(returned_message(call, text))
    trouble = trouble_of(outcome.error) if outcome.error is not None else None
    state.tell(
        ToolReturned(
            call=call.id,
            tool=call.name,
            text=text,
            trouble=trouble,
            seconds=outcome.seconds,
            shown=result.shown,
        )
    )


def _told(state: RunState, outcome: _Outcome) -> str:
    """Passages come numbered on from those before, other text as the data it is."""
    if isinstance(outcome.error, ToolCallRepeated):
        return state.prompt.call_repeated
    if outcome.error is not None:
        return state.prompt.call_failed(_problem(state, outcome.error))
    result = outcome.result
    numbers = state.add_passages(result.passages)
    state.tools_answered |= bool(result.text)
    passages = [state.prompt.passages([state.passages[number - 1]], number) for number in numbers]
    return "\n\n".join([text for text in (tamed(result.text), *passages) if text])


def _problem(state: RunState, error: StudioError) -> str:
    """Whoever calls a tool that is not there is told which are, and whoever was refused to let it be."""
    if isinstance(error, ConsentRefused):
        return state.prompt.not_agreed
    unknown = isinstance(error, NotFound) and error.kind == "tool"
    names = ", ".join(spec.name for spec in state.tools.specs) if unknown else ""
    return f"{error} {names}".strip()


def _arguments(call: ToolCallPiece) -> dict[str, Any]:
    try:
        return read_arguments(call.name, call.arguments)
    except ToolArgumentsInvalid:
        return {}


def _query(call: ToolCallPiece) -> str:
    return str(_arguments(call).get("question", ""))
