"""The messages of one run: rules, what was said before, the question, and what tools returned."""

import json
from collections.abc import Sequence
from dataclasses import replace

from studio.core.errors import ToolArgumentsInvalid
from studio.core.passages import Passage
from studio.endpoints import Message, Role, ToolCallPiece
from studio.runtime.conversation import Turn, estimated_tokens
from studio.runtime.prompt import Prompt
from studio.runtime.state import RunState
from studio.tools.registry import read_arguments

_SPARE_TOKENS = 256  # for roles, separators and a tokenizer that counts otherwise
_LEAST = 200  # tokens of a tool's result that are told, come what may


def room(state: RunState, asked: str) -> int:
    """How many tokens of the model's window are left beside rules, tools, answer and what is asked."""
    specs = json.dumps([dict(spec.parameters) for spec in state.tools.specs], ensure_ascii=False)
    described = sum(estimated_tokens(spec.name + spec.description) for spec in state.tools.specs)
    written = estimated_tokens(state.prompt.system) + estimated_tokens(asked)
    reserved = written + described + estimated_tokens(specs) + state.agent.model.max_tokens + _SPARE_TOKENS
    return state.window - reserved


def passages_that_fit(prompt: Prompt, passages: Sequence[Passage], tokens: int) -> list[Passage]:
    """Return the best passages that take at most so many tokens; at least one, come what may."""
    kept: list[Passage] = []
    for passage in passages:
        tokens -= estimated_tokens(prompt.passages([passage]))
        if tokens < 0 and kept:
            break
        kept.append(passage)
    return kept


def opening_messages(prompt: Prompt, asked: str, turns: Sequence[Turn]) -> list[Message]:
    """Return what the model gets first."""
    said = [message for turn in turns for message in _turn(turn)]
    return [Message(Role.SYSTEM, content=prompt.system), *said, Message(Role.USER, content=asked)]


def cut_to_fit(state: RunState, text: str, results: int) -> str:
    """A tool's result, one of so many, cut so that the model can still read it and answer."""
    used = sum(estimated_tokens(message.content) for message in state.messages[1:])
    tokens = max(_LEAST, (room(state, "") - used) // results)
    if estimated_tokens(text) <= tokens:
        return text
    kept = text[:tokens]
    while estimated_tokens(longer := text[: len(kept) + max(1, len(kept) // 8)]) <= tokens:
        kept = longer
    return f"{kept}\n{state.prompt.cut_off(len(text) - len(kept))}"


def calling_message(text: str, calls: Sequence[ToolCallPiece]) -> Message:
    return Message(Role.ASSISTANT, content=text, tool_calls=tuple(map(_readable, calls)))


def returned_message(call: ToolCallPiece, text: str) -> Message:
    return Message(Role.TOOL, content=text, tool_call_id=call.id)


def _readable(call: ToolCallPiece) -> ToolCallPiece:
    """Some servers take no request that holds arguments which are no JSON, though they wrote them."""
    try:
        read_arguments(call.name, call.arguments)
    except ToolArgumentsInvalid:
        return replace(call, arguments="{}")
    return call if call.arguments else replace(call, arguments="{}")


def _turn(turn: Turn) -> list[Message]:
    return [Message(Role.USER, content=turn.question), Message(Role.ASSISTANT, content=turn.answer)]
