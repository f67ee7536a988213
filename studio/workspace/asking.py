"""An agent is asked in a workspace: with its knowledge and its means, and what happens is kept."""

import asyncio
import sqlite3
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing, suppress
from typing import Protocol

from studio.core.events import AnswerFinished, RunEvent
from studio.core.origins import Origin
from studio.core.proposals import Consent
from studio.endpoints import Endpoints
from studio.knowledge import KnowledgeBase
from studio.runtime import AgentFolder, Agents, Chat, Means, run_agent
from studio.tools.servers.pool import ServerPool
from studio.traces import Recorder, Traces
from studio.workspace.contact import Contacts
from studio.workspace.permissions import PermissionsFile
from studio.workspace.policy import Policy
from studio.workspace.settings import Settings
from studio.workspace.usage_log import UsageLog


class Place(Protocol):
    """What is used of a workspace."""

    endpoints: Endpoints
    policy: Policy

    @property
    def settings(self) -> Settings: ...
    @property
    def contacts(self) -> Contacts: ...
    @property
    def installed(self) -> Agents: ...
    @property
    def permissions(self) -> PermissionsFile: ...
    @property
    def tool_servers(self) -> ServerPool: ...
    @property
    def traces(self) -> Traces: ...
    @property
    def usage(self) -> UsageLog: ...
    async def bases_of(self, folder: AgentFolder) -> list[KnowledgeBase]: ...
    def tool_secret(self, folder: AgentFolder) -> Callable[[str], str]: ...


async def asked(
    workspace: Place,
    folder: AgentFolder,
    question: str,
    chat: Chat,
    endpoint: str,
    consent: Consent,
    origin: Origin,
) -> AsyncGenerator[RunEvent]:
    """See `Workspace.ask`."""
    await workspace.contacts.before_asking(folder)
    bases = await workspace.bases_of(folder)
    async with workspace.endpoints.connect(endpoint or folder.agent.model.endpoint) as connected:
        run = run_agent(
            folder.agent,
            folder.instructions,
            question,
            chat=chat,
            endpoint=connected,
            bases=bases,
            means=_means(workspace, folder, consent),
        )
        recorded = Recorder(workspace.traces, folder.agent.id, origin).record(question, run)
        async with aclosing(recorded):
            async for event in recorded:
                if origin is Origin.CHAT and isinstance(event, AnswerFinished):
                    await _count(workspace, folder)
                yield event
    for base in bases:
        await base.note_asked(question)


def _means(workspace: Place, folder: AgentFolder, consent: Consent) -> Means:
    secret = workspace.tool_secret(folder)
    permissions, servers = workspace.permissions, workspace.tool_servers
    allow = workspace.policy.allow
    return Means(folder.path, secret, consent, permissions=permissions, servers=servers, allow=allow)


async def _count(workspace: Place, folder: AgentFolder) -> None:
    """An answer of an installed agent counts; one that cannot be counted is an answer all the same."""
    if folder.path.parent == workspace.installed.folder and workspace.settings.share_usage:
        with suppress(OSError, sqlite3.Error):
            await asyncio.to_thread(workspace.usage.note, folder.agent.id, folder.agent.version)
