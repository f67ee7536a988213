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
from studio.ui.pages.agents.ids import new_id
from studio.ui.pages.agents.lines import AgentLine, read_lines, with_standing
from studio.ui.pages.agents.new_agent import Wish
from studio.ui.pages.agents.view import ARCHIVED, EDITED
from studio.ui.shell import Services
from studio.workspace import Publishing, Workspace
from studio.workspace.samples import load_sample_documents, template

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Deleted:
    """An agent in the trash of the store it was in, and the conversations it was tried in."""

    name: str
    store: Agents
    trash: Path
    tried: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Archived:
    id: str
    name: str


def duplicate_agent(workspace: Workspace, agent: str) -> AgentFolder:
    agents = workspace.agents
    name = tr("{name} (copy)", name=agents.get(agent).agent.name)[:_LONGEST]
    return agents.duplicate(agent, new_id(agent, agents.ids(), workspace.settings.agent_mark), name)


def archive_agent(workspace: Workspace, agent: str) -> Archived:
    name = shown_name(workspace.agents.get(agent))
    workspace.agents.archive(agent)
    return Archived(agent, name)


def restore(services: Services, deleted: Deleted) -> None:
    """Undo a deletion, from wherever one is by now, and show the list it is in again."""
    job = services.background.run(_restored, services.workspace, deleted)
    job.failed.connect(services.notices.show_error)
    job.done.connect(partial(_show_again, services))


def bring_back(services: Services, agent: str) -> None:
    """Take an agent out of the archive, from wherever one is by now."""
    job = services.background.run(services.workspace.agents.bring_back, agent)
    job.failed.connect(services.notices.show_error)
    job.done.connect(partial(_show_again, services))


def _restored(workspace: Workspace, deleted: Deleted) -> AgentFolder:
    folder = deleted.store.restore(deleted.trash)
    workspace.trial_conversations.bring_back(*deleted.tried)
    return folder


def _show_again(services: Services, folder: AgentFolder) -> None:
    services.notices.say(tr("“{name}” is back.", name=folder.agent.name))
    services.navigator.open("agents", EDITED)


async def make_agent(
    workspace: Workspace, agent: str, wish: Wish, on_progress: Callable[[LoadProgress], None]
) -> AgentFolder:
    """Make it, empty or from a ready-made one, whose documents may be loaded too."""
    sample = wish.template
    place = template(sample) if sample else None
    folder = await asyncio.to_thread(workspace.agents.create, agent, place, wish.name)
    if wish.base:
        knowledge = folder.agent.knowledge.model_copy(update={"bases": (wish.base,)})
        await asyncio.to_thread(folder.save_agent, folder.agent.model_copy(update={"knowledge": knowledge}))
    if sample and wish.documents:
        await load_sample_documents(workspace, sample, on_progress)
    return folder


async def delete_agent(workspace: Workspace, agent: str, used: bool) -> Deleted:
    """Move it to the trash; the bases of an installed one are closed first."""
    store = workspace.installed if used else workspace.agents
    name = await asyncio.to_thread(shown_name, store.get(agent))
    if used:
        await workspace.release_installed(agent)
    trash = await asyncio.to_thread(store.delete, agent)
    return Deleted(name, store, trash, () if used else await asyncio.to_thread(_untried, workspace, agent))


def _untried(workspace: Workspace, agent: str) -> tuple[str, ...]:
    """What was said to a draft goes with it; a new agent of that id begins with nothing."""
    tried = tuple(one.id for one in workspace.trial_conversations.of(agent))
    workspace.trial_conversations.remove(*tried)
    return tried


def shown_name(folder: AgentFolder) -> str:
    """An agent whose file does not read is named by its folder."""
    try:
        return folder.agent.name
    except StudioError:
        return folder.path.name


def named_lines(workspace: Workspace, publishing: Publishing, which: str) -> tuple[str, list[AgentLine]]:
    if which == EDITED:
        return which, read_lines(publishing, workspace.agents, tested=True)
    if which == ARCHIVED:
        return which, read_lines(publishing, workspace.agents.archived, tested=False)
    return which, with_standing(workspace, read_lines(publishing, workspace.installed, tested=False))
