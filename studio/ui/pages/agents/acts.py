"""What is done to the agents of a workspace: made, copied, deleted, brought back, read for the list."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from studio.core.errors import StudioError
from studio.knowledge import LoadProgress
from studio.runtime import AgentFolder, Agents
from studio.ui.language import tr
from studio.ui.pages.agents.lines import AgentLine, read_lines, with_standing
from studio.ui.pages.agents.view import EDITED
from studio.ui.shell import Services
from studio.workspace import Publishing, Workspace
from studio.workspace.samples import load_sample_documents, template


@dataclass(frozen=True, slots=True)
class Deleted:
    """An agent in the trash of the store it was in."""

    name: str
    store: Agents
    trash: Path


def restore(services: Services, deleted: Deleted) -> None:
    """Undo a deletion, from wherever one is by now, and show the list it is in again."""
    job = services.background.run(deleted.store.restore, deleted.trash)
    job.failed.connect(services.notices.show_error)
    job.done.connect(partial(_show_again, services))


def _show_again(services: Services, folder: AgentFolder) -> None:
    services.notices.say(tr("“{name}” is back.", name=folder.agent.name))
    services.navigator.open("agents")


async def make_agent(
    workspace: Workspace,
    agent: str,
    name: str,
    sample: str,
    documents: bool,
    on_progress: Callable[[LoadProgress], None],
) -> AgentFolder:
    """Make it, empty or from a ready-made one, whose documents may be loaded too."""
    folder = await asyncio.to_thread(
        workspace.agents.create, agent, template(sample) if sample else None, name
    )
    if sample and documents:
        await load_sample_documents(workspace, sample, on_progress)
    return folder


async def delete_agent(workspace: Workspace, agent: str, used: bool) -> Deleted:
    """Move it to the trash; the bases of an installed one are closed first."""
    store = workspace.installed if used else workspace.agents
    name = await asyncio.to_thread(shown_name, store.get(agent))
    if used:
        await workspace.release_installed(agent)
    return Deleted(name, store, await asyncio.to_thread(store.delete, agent))


def shown_name(folder: AgentFolder) -> str:
    """An agent whose file does not read is named by its folder."""
    try:
        return folder.agent.name
    except StudioError:
        return folder.path.name


def named_lines(workspace: Workspace, publishing: Publishing, which: str) -> tuple[str, list[AgentLine]]:
    if which == EDITED:
        return which, read_lines(publishing, workspace.agents, tested=True)
    return which, with_standing(workspace, read_lines(publishing, workspace.installed, tested=False))
