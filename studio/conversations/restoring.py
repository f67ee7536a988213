"""A kept conversation gone on with: what the agent is told of it, and what is not there any more."""

from collections.abc import Sequence
from copy import deepcopy

from studio.conversations.conversation import Exchange
from studio.core.artifacts import Artifact
from studio.core.events import ArtifactMade, FormUpdated, HistorySummarised
from studio.core.forms import FilledForm
from studio.runtime import Chat, Turn


def restore(chat: Chat, way: Sequence[Exchange]) -> None:
    """Have the chat as it stood after the last of these exchanges; attachments are read anew by who asks."""
    chat.turns, chat.memory = [], {}
    chat.summary, chat.summarised, chat.next_summary = "", 0, 0
    for exchange in way:
        _tell(chat, exchange)


def form_of(way: Sequence[Exchange]) -> FilledForm | None:
    """The form that was filled last, as the agent left it."""
    told = (event for exchange in reversed(way) for event in reversed(exchange.events))
    return next((event.form for event in told if isinstance(event, FormUpdated)), None)


def made_in(way: Sequence[Exchange]) -> list[Artifact]:
    """The files that were made in it, the newest last."""
    return [event.artifact for one in way for event in one.events if isinstance(event, ArtifactMade)]


def _tell(chat: Chat, exchange: Exchange) -> None:
    """Only what was answered is told again; a summary stands for the turns it stood for then."""
    chat.memory = {tool: deepcopy(dict(kept)) for tool, kept in exchange.memory.items()}
    for event in exchange.events:
        if isinstance(event, HistorySummarised) and event.text:
            chat.summary, chat.summarised = event.text, event.turns
    if (finished := exchange.finished) is not None:
        chat.turns.append(Turn(exchange.question, finished.text))
