"""Reads what the page shows; runs on the background loop."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.core.errors import StudioError
from studio.core.passages import DocumentRow, DocumentState
from studio.ui.pages.knowledge.lines import BaseLine

if TYPE_CHECKING:
    from studio.knowledge import StoredChunk
    from studio.workspace import Workspace


@dataclass(frozen=True, slots=True)
class BaseFacts:
    """One base as it stands."""

    name: str
    rows: tuple[DocumentRow, ...]
    chunks: int
    agents: tuple[str, ...]


async def read_bases(workspace: "Workspace") -> list[BaseLine]:
    readers = _readers(workspace)
    return [await _line(workspace, name, readers.get(name, ())) for name in workspace.knowledge.names()]


async def read_base(workspace: "Workspace", name: str) -> BaseFacts:
    """Raises NotFound or KnowledgeDamaged."""
    base = await workspace.knowledge.open(name)
    status = await base.status()
    return BaseFacts(name, status.documents, status.chunks, _readers(workspace).get(name, ()))


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
