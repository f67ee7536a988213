"""Reads what the page shows; runs on the background loop."""

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.core.errors import StudioError
from studio.core.passages import DocumentState
from studio.ui.pages.knowledge.lines import BaseLine, DocumentLine
from studio.ui.pages.knowledge.narrowing import SEGMENTS, Offered, in_segment, offered

if TYPE_CHECKING:
    from studio.knowledge import StoredChunk
    from studio.knowledge.status import BaseStatus
    from studio.workspace import Workspace


@dataclass(frozen=True, slots=True)
class BaseFacts:
    """One base as it stands; `counts` are how many documents each segment has."""

    name: str
    lines: tuple[DocumentLine, ...]
    counts: dict[str, int]
    offered: Offered
    chunks: int
    agents: tuple[str, ...]


async def read_bases(workspace: "Workspace") -> list[BaseLine]:
    readers = await asyncio.to_thread(_readers, workspace)
    return [await _line(workspace, name, readers.get(name, ())) for name in workspace.knowledge.names()]


async def read_base(workspace: "Workspace", name: str) -> BaseFacts:
    """Raises NotFound or KnowledgeDamaged."""
    base = await workspace.knowledge.open(name)
    status, readers = await base.status(), await asyncio.to_thread(_readers, workspace)
    return await asyncio.to_thread(_facts_of, name, status, readers.get(name, ()))


def _facts_of(name: str, status: "BaseStatus", agents: tuple[str, ...]) -> BaseFacts:
    """What ten thousand documents take to count is not done on the window's thread."""
    lines = tuple(DocumentLine(row) for row in status.documents)
    counts = {segment: sum(in_segment(line, segment) for line in lines) for segment in SEGMENTS}
    for line in lines:
        line.sought, line.sorted_name  # noqa: B018  # worked out here, once
    return BaseFacts(name, lines, counts, offered(lines), status.chunks, agents)


def agents_reading(workspace: "Workspace", base: str) -> tuple[str, ...]:
    """The names of the agents that read it."""
    return _readers(workspace).get(base, ())


async def read_chunks(workspace: "Workspace", base: str, document: str) -> "list[StoredChunk]":
    return await (await workspace.knowledge.open(base)).chunks(document)


async def _line(workspace: "Workspace", name: str, agents: tuple[str, ...]) -> BaseLine:
    """A damaged base is shown as such; the others are unaffected."""
    try:
        status = await (await workspace.knowledge.open(name)).status()
    except StudioError as error:
        return BaseLine(name, agents=agents, trouble=error)
    rows = status.documents
    attention = sum(row.state is not DocumentState.READY or bool(row.warnings) for row in rows)
    loaded = max((row.loaded for row in rows), default="")
    return BaseLine(name, len(rows), status.chunks, loaded, attention, agents)


def _readers(workspace: "Workspace") -> dict[str, tuple[str, ...]]:
    """The names of the agents that read each base."""
    found: dict[str, tuple[str, ...]] = {}
    for agent_id in workspace.agents.ids():
        try:
            agent = workspace.agents.get(agent_id).agent
        except StudioError:
            continue  # an agent that does not read is told of on its own page
        for base in agent.knowledge.bases:
            found[base] = (*found.get(base, ()), agent.name)
    return found
