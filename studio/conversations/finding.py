"""Conversations in which words were said."""

from collections.abc import Iterator, Sequence

from studio.conversations.conversation import Hit
from studio.conversations.database import Database
from studio.conversations.rows import CONVERSATION, conversation_of
from studio.conversations.searching import excerpt, sought, words_of

_MOST = 200


def search(database: Database, agent: str, wanted: str) -> list[Hit]:
    """One hit a conversation, the newest first: all the words in its title or in one of its exchanges."""
    words = words_of(wanted)
    if not words:
        return []
    titled = list(_titled(database, agent, words))
    named = {hit.conversation.id for hit in titled}
    said = [hit for hit in _said(database, agent, words) if hit.conversation.id not in named]
    return sorted([*titled, *said], key=lambda hit: hit.conversation.touched, reverse=True)[:_MOST]


def _titled(database: Database, agent: str, words: Sequence[str]) -> Iterator[Hit]:
    wanted = " AND ".join(["instr(sought(title), ?) > 0"] * len(words))
    found = database.rows(
        f"SELECT {CONVERSATION} FROM conversations WHERE {wanted} AND (agent = ? OR ? = '') AND removed = ''",
        (*words, agent, agent),
    )
    return (Hit(conversation_of(row)) for row in found)


def _said(database: Database, agent: str, words: Sequence[str]) -> Iterator[Hit]:
    """The newest exchange of each conversation that holds all the words."""
    wanted = " AND ".join(["instr(sought, ?) > 0"] * len(words))
    found = database.rows(
        f"SELECT {CONVERSATION}, said.id, said.question, said.answer FROM conversations JOIN"
        "  (SELECT conversation, max(number), id, question, answer FROM exchanges"
        f"  WHERE {wanted} GROUP BY conversation) AS said ON said.conversation = conversations.id"
        " WHERE (agent = ? OR ? = '') AND removed = ''",
        (*words, agent, agent),
    )
    for *row, exchange, question, answer in found:
        in_question = any(word in sought(str(question)) for word in words)
        shown = excerpt(str(question if in_question else answer), list(words))
        yield Hit(conversation_of(tuple(row)), str(exchange), *shown)
