"""Conversations with agents as people keep them: a tree of exchanges each, searched, exported, let go."""

from typing import TYPE_CHECKING

from studio.core.lazily import lazily

if TYPE_CHECKING:
    from studio.conversations.conversation import Conversation, Exchange, Hit, Standing
    from studio.conversations.files import ConversationFiles
    from studio.conversations.keeping import Keeper
    from studio.conversations.restoring import form_of, lost_files, restored_chat
    from studio.conversations.store import ConversationStore
    from studio.conversations.tree import Tree

__all__ = [
    "Conversation",
    "ConversationFiles",
    "ConversationStore",
    "Exchange",
    "Hit",
    "Keeper",
    "Standing",
    "Tree",
    "form_of",
    "lost_files",
    "restored_chat",
]

__getattr__ = lazily(
    __name__,
    {
        "studio.conversations.conversation": "Conversation Exchange Hit Standing",
        "studio.conversations.files": "ConversationFiles",
        "studio.conversations.keeping": "Keeper",
        "studio.conversations.restoring": "form_of lost_files restored_chat",
        "studio.conversations.store": "ConversationStore",
        "studio.conversations.tree": "Tree",
    },
)
