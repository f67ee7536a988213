"""Conversations with agents as people keep them: a tree of exchanges each, searched, exported, let go."""

from typing import TYPE_CHECKING

from studio.core.lazily import lazily

if TYPE_CHECKING:
    from studio.conversations.conversation import Conversation, Exchange, Hit, Standing
    from studio.conversations.events import shown_events
    from studio.conversations.files import ConversationFiles
    from studio.conversations.keeping import Keeper
    from studio.conversations.restoring import form_of, made_in, restore
    from studio.conversations.store import ConversationStore, Opened
    from studio.conversations.tree import Tree

__all__ = [
    "Conversation",
    "ConversationFiles",
    "ConversationStore",
    "Exchange",
    "Hit",
    "Keeper",
    "Opened",
    "Standing",
    "Tree",
    "form_of",
    "made_in",
    "restore",
    "shown_events",
]

__getattr__ = lazily(
    __name__,
    {
        "studio.conversations.conversation": "Conversation Exchange Hit Standing",
        "studio.conversations.events": "shown_events",
        "studio.conversations.files": "ConversationFiles",
        "studio.conversations.keeping": "Keeper",
        "studio.conversations.restoring": "form_of made_in restore",
        "studio.conversations.store": "ConversationStore Opened",
        "studio.conversations.tree": "Tree",
    },
)
