"""Conversations and exchanges as rows of the tables, and back."""

import json
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter

from studio.conversations.conversation import Conversation, Exchange, Standing
from studio.core.events import RunEvent

CONVERSATION = (
    "conversations.id, agent, title, begun, touched, tip, pinned, agent_name,"
    " (SELECT count(*) FROM exchanges WHERE conversation = conversations.id)"
)
EXCHANGE = "id, parent, question, events, attachments, asked, version, standing, memory"
Row = tuple[Any, ...]  # whatever SQLite holds
_events = TypeAdapter(tuple[RunEvent, ...])


def conversation_of(row: Row) -> Conversation:
    id_, agent, title, begun, touched, tip, pinned, agent_name, exchanges = row
    return Conversation(id_, agent, title, begun, touched, tip, bool(pinned), agent_name, exchanges)


def exchange_of(row: Row) -> Exchange:
    id_, parent, question, events, attachments, asked, version, standing, memory = row
    return Exchange(
        id_,
        parent,
        question,
        _events.validate_json(zlib.decompress(events)),
        tuple(json.loads(attachments)),
        asked,
        version,
        Standing(standing),
        json.loads(memory),
    )


def packed(events: Sequence[RunEvent]) -> bytes:
    return zlib.compress(_events.dump_json(tuple(events)), 3)


def plain(kept: Mapping[str, Mapping[str, Any]] | Sequence[str]) -> str:
    """What tools keep is plain data; anything else is kept as its text."""
    return json.dumps(kept, ensure_ascii=False, default=str)
