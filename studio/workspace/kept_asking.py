"""Asks an agent within a kept conversation: at its end, or anew from any place in it."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass

from studio.conversations import Conversation, ConversationStore, Exchange, Keeper, restore
from studio.core.events import RunEvent
from studio.core.proposals import Consent, decline
from studio.runtime import AgentFolder, Chat
from studio.workspace.workspace import Workspace


@dataclass(frozen=True)
class Asked:
    """`chat` stands where `exchange` goes on, unless it is to be asked `elsewhere` in the conversation."""

    folder: AgentFolder
    conversation: Conversation
    exchange: Exchange
    chat: Chat
    elsewhere: bool = False
    endpoint: str = ""
    consent: Consent = decline


class KeptAsking:
    """`trouble` is why an exchange was not kept, once its events have come to their end."""

    def __init__(self, workspace: Workspace, store: ConversationStore, asked: Asked) -> None:
        self._workspace, self._store, self._asked = workspace, store, asked
        self._keeper = Keeper(store, asked.conversation, asked.exchange, asked.chat)

    @property
    def trouble(self) -> Exception | None:
        return self._keeper.trouble

    async def events(self) -> AsyncGenerator[RunEvent, None]:
        """Those of the run; a run that cannot begin ends with RunFailed."""
        asked = self._asked
        if asked.elsewhere:
            await self._go_to(asked.exchange.parent)
        run = self._workspace.ask(
            asked.folder, asked.exchange.question, asked.chat, asked.endpoint, asked.consent
        )
        async with aclosing(self._keeper.keep(run)) as events:
            async for event in events:
                yield event

    async def _go_to(self, exchange: str) -> None:
        """Before the first question there is nothing to remember."""
        conversation = self._asked.conversation.id
        way = await asyncio.to_thread(self._store.way, conversation, exchange) if exchange else []
        restore(self._asked.chat, way)
