"""A kept conversation with all that shows it: made beside the window, which must not wait."""

from dataclasses import dataclass

from studio.conversations import ConversationStore, Opened, restore, shown_events
from studio.runtime import Chat
from studio.ui.chat.exchange import Exchange


@dataclass(frozen=True)
class Ready:
    opened: Opened
    chat: Chat
    exchanges: tuple[Exchange, ...]


def ready_conversation(store: ConversationStore, conversation: str, exchange: str) -> Ready:
    """On the newest way through that exchange, or where one was last. Raises NotFound."""
    if exchange:
        store.turn_to(conversation, exchange)
    found, chat = store.open(conversation), Chat()
    restore(chat, found.way)
    shown = (Exchange.kept(one.question, shown_events(one), found.tree.place_of(one.id)) for one in found.way)
    return Ready(found, chat, tuple(shown))
