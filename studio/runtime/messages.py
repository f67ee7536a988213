"""The messages of one run: rules, what was said before, the question, and what tools returned."""

from collections.abc import Sequence

from studio.core.passages import Passage
from studio.endpoints import Message, Role, ToolCallPiece
from studio.runtime.conversation import Turn, estimated_tokens, recent_turns
from studio.runtime.marks import without_marks
from studio.runtime.prompt import Prompt

_SPARE_TOKENS = 256  # for roles, separators and a tokenizer that counts otherwise


def passages_that_fit(
    prompt: Prompt, question: str, passages: Sequence[Passage], context_window: int
) -> list[Passage]:
    """Return the best passages that leave room for the answer; at least one, come what may."""
    room = context_window - _reserved(prompt, question)
    kept: list[Passage] = []
    for passage in passages:
        room -= estimated_tokens(prompt.passages([passage]))
        if room < 0 and kept:
            break
        kept.append(passage)
    return kept


def opening_messages(
    prompt: Prompt, question: str, passages: Sequence[Passage], history: Sequence[Turn], context_window: int
) -> list[Message]:
    """Return what the model gets first; old turns go when the window is full, their numbers always."""
    asked = prompt.question(question, passages)
    turns = recent_turns(_unnumbered(history), context_window - _reserved(prompt, asked))
    said = [message for turn in turns for message in _turn(turn)]
    return [Message(Role.SYSTEM, content=prompt.system), *said, Message(Role.USER, content=asked)]


def calling_message(text: str, calls: Sequence[ToolCallPiece]) -> Message:
    return Message(Role.ASSISTANT, content=text, tool_calls=tuple(calls))


def returned_message(call: ToolCallPiece, text: str) -> Message:
    return Message(Role.TOOL, content=text, tool_call_id=call.id)


def _reserved(prompt: Prompt, asked: str) -> int:
    written = estimated_tokens(prompt.system) + estimated_tokens(asked)
    return written + prompt.agent.model.max_tokens + _SPARE_TOKENS


def _unnumbered(history: Sequence[Turn]) -> list[Turn]:
    """Old answers cite by old numbers, which mean other passages now."""
    return [Turn(turn.question, without_marks(turn.answer)) for turn in history if turn.answer.strip()]


def _turn(turn: Turn) -> list[Message]:
    return [Message(Role.USER, content=turn.question), Message(Role.ASSISTANT, content=turn.answer)]
