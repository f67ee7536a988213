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
_AT_ONCE = 4  # summaries made before one answer, where a long conversation meets a small window
_TRY_AGAIN = 10  # turns after a summary that could not be had
_SPARE = 512
_LEAST = 400  # tokens of conversation below which a summary is not worth asking for


async def remembered(state: RunState, tokens: int) -> list[Turn]:
    """Return the turns told in full; the summary in the chat stands for those before them.

    What no longer fits is summarised by the model, so much at once that it is seldom done. Where the model
    cannot, old turns are dropped. Either is told.
    """
    chat = state.chat
    for _ in range(_AT_ONCE):
        kept, left_out = _that_fit(chat, tokens)
        if not left_out:
            return kept
        if len(chat.turns) < chat.next_summary or not await _summarise(state, _old(chat, tokens // 2)):
            break
    kept, left_out = _that_fit(chat, tokens)
    if left_out:
        if len(chat.turns) >= chat.next_summary:
            chat.next_summary = len(chat.turns) + _TRY_AGAIN
        state.tell(HistorySummarised(turns=len(chat.turns) - len(kept), text=""))
    return kept


def _open_turns(chat: Chat) -> list[Turn]:
    """Those no summary stands for yet."""
    return chat.turns[chat.summarised :]


def _old(chat: Chat, tokens: int) -> list[Turn]:
    """All but the newest turns that take so many tokens."""
    turns = _open_turns(chat)
    return turns[: len(turns) - len(recent_turns(turns, tokens))]


def _that_fit(chat: Chat, tokens: int) -> tuple[list[Turn], bool]:
    """The newest turns beside the summary, and whether others with an answer are left out."""
    turns = _open_turns(chat)
    kept = recent_turns(turns, tokens - estimated_tokens(chat.summary))
    return kept, len(kept) < sum(bool(turn.answer.strip()) for turn in turns)


async def _summarise(state: RunState, turns: Sequence[Turn]) -> bool:
    """The oldest of these turns, as many as the model can read at once; False where it fails."""
    chat = state.chat
    room = state.window - state.agent.model.max_tokens - estimated_tokens(chat.summary) - _SPARE
    said, count = _oldest(turns, room)
    if room < _LEAST or not count or not (text := await _summary(state, [chat.summary, *said])):
        return False
    chat.summary, chat.summarised = text, chat.summarised + count
    state.tell(HistorySummarised(turns=chat.summarised, text=text))
    return True


def _oldest(turns: Sequence[Turn], tokens: int) -> tuple[list[str], int]:
    """The texts of the oldest turns that fit, and how many turns these are; one that is too long is cut."""
    said: list[str] = []
    for count, turn in enumerate(turns):
        text = f"{turn.question}\n{turn.answer}"
        tokens -= estimated_tokens(text)
        if tokens < 0:
            return (said, count) if said else ([text[: max(1, tokens + estimated_tokens(text))]], 1)
        said.append(text)
    return said, len(turns)


async def _summary(state: RunState, said: Sequence[str]) -> str:
    told = tamed("\n\n".join(text for text in said if text))
    request = [Message(Role.SYSTEM, state.prompt.summarise), Message(Role.USER, state.prompt.earlier(told))]
    try:
        text = await state.model.text(request)
    except EndpointError:
        return ""
    return text[:_LONGEST]
