"""What of a long conversation the model is told: the newest turns, and a summary of those before."""

from collections.abc import Sequence

from studio.core.errors import EndpointError
from studio.core.events import HistorySummarised
from studio.endpoints import Message, Role
from studio.runtime.chat import Chat
from studio.runtime.conversation import Turn, estimated_tokens, recent_turns
from studio.runtime.prompt import tamed
from studio.runtime.state import RunState

_LONGEST = 1200  # characters of a summary
_TRY_AGAIN = 10  # turns after a summary that could not be had


async def remembered(state: RunState, tokens: int) -> list[Turn]:
    """Return the turns told in full; the summary in the chat stands for those before them.

    What no longer fits is summarised by the model, so much at once that it is seldom done. Where the model
    cannot, old turns are dropped. Either is told.
    """
    chat = state.chat
    turns = chat.turns[chat.summarised :]
    kept = recent_turns(turns, tokens - estimated_tokens(chat.summary))
    if len(kept) >= _answered(turns):
        return kept
    fewer = recent_turns(turns, tokens // 2)
    old = turns[: len(turns) - len(fewer)]
    if len(chat.turns) >= chat.next_summary and (text := await _summary(state, old)):
        chat.summary, chat.summarised = text, chat.summarised + len(old)
        state.tell(HistorySummarised(turns=chat.summarised, text=text))
        return fewer
    _note_failure(chat)
    state.tell(HistorySummarised(turns=len(chat.turns) - len(kept), text=""))
    return kept


def _answered(turns: Sequence[Turn]) -> int:
    return sum(bool(turn.answer.strip()) for turn in turns)


def _note_failure(chat: Chat) -> None:
    if len(chat.turns) >= chat.next_summary:
        chat.next_summary = len(chat.turns) + _TRY_AGAIN


async def _summary(state: RunState, turns: Sequence[Turn]) -> str:
    """Of what was summarised before and of these turns, as far as they fit; empty where it fails."""
    room = state.window - state.agent.model.max_tokens - estimated_tokens(state.chat.summary) - 512
    newest = recent_turns(turns, room)
    said = [f"{turn.question}\n{turn.answer}" for turn in newest]
    try:
        text = await state.model.text(_request(state, [state.chat.summary, *said]))
    except EndpointError:
        return ""
    return text[:_LONGEST]


def _request(state: RunState, said: Sequence[str]) -> list[Message]:
    told = tamed("\n\n".join(text for text in said if text))
    return [Message(Role.SYSTEM, state.prompt.summarise), Message(Role.USER, state.prompt.earlier(told))]
