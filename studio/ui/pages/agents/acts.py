"""What is done to the agents of a workspace: made, deleted, brought back, read for the list."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from studio.core.agents import Agent
from studio.knowledge import LoadProgress
from studio.runtime import AgentFolder, Agents
from studio.ui.pages.agents.lines import AgentLine, read_lines, with_standing
from studio.ui.pages.agents.new_agent import Wish
from studio.ui.pages.agents.view import ARCHIVED, EDITED
from studio.ui.pages.builder.acts import show_again, shown_name
from studio.ui.shell import Services
from studio.workspace import Publishing, Workspace
from studio.workspace.samples import load_sample_documents, template


@dataclass(frozen=True, slots=True)
class Deleted:
    """An agent in the trash of the store it was in, and the conversations it was tried in."""

    name: str
    store: Agents
    trash: Path
    tried: tuple[str, ...] = ()


def restore(services: Services, deleted: Deleted) -> None:
    """Undo a deletion, from wherever one is by now, and show the list it is in again."""
    job = services.background.run(_restored, services.workspace, deleted)
    job.failed.connect(services.notices.show_error)
    job.done.connect(partial(show_again, services))


def _restored(workspace: Workspace, deleted: Deleted) -> AgentFolder:
    folder = deleted.store.restore(deleted.trash)
    workspace.trial_conversations.bring_back(*deleted.tried)
    return folder


async def make_agent(
    workspace: Workspace, agent: str, wish: Wish, on_progress: Callable[[LoadProgress], None]
) -> AgentFolder:
    """Make it, empty or from a ready-made one, whose documents may be loaded too."""
    sample = wish.template
    place = template(sample) if sample else None
    folder = await asyncio.to_thread(workspace.agents.create, agent, place, wish.name)
    if not sample:
        await asyncio.to_thread(folder.save_agent, _begun(workspace, folder, wish.base))
    if sample and wish.documents:
        await load_sample_documents(workspace, sample, on_progress)
    return folder


def _begun(workspace: Workspace, folder: AgentFolder, base: str) -> Agent:
    """One's own office answers for it until another is written."""
    agent = folder.agent
    knowledge = agent.knowledge.model_copy(update={"bases": (base,) if base else agent.knowledge.bases})
    owner = agent.owner or workspace.settings.acting().department
    return agent.model_copy(update={"knowledge": knowledge, "owner": owner})


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


def named_lines(workspace: Workspace, publishing: Publishing, which: str) -> tuple[str, list[AgentLine]]:
    if which == EDITED:
        return which, read_lines(publishing, workspace.agents, tested=True)
    if which == ARCHIVED:
        return which, read_lines(publishing, workspace.agents.archived, tested=False)
    return which, with_standing(workspace, read_lines(publishing, workspace.installed, tested=False))
