"""What is done to one agent as a whole: copied, written into a file, put into the archive and taken out."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from studio.core.errors import StudioError
from studio.papers.file_names import portable
from studio.runtime import AgentFolder
from studio.ui.language import tr
from studio.ui.pages.builder.ids import new_id
from studio.ui.shell import Services
from studio.workspace import Workspace

if TYPE_CHECKING:
    from studio.workspace.carrying import Exported

_LONGEST = 60


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


def bring_back(services: Services, agent: str) -> None:
    """Take an agent out of the archive, from wherever one is by now."""
    job = services.background.run(services.workspace.agents.bring_back, agent)
    job.failed.connect(services.notices.show_error)
    job.done.connect(partial(show_again, services))


def show_again(services: Services, folder: AgentFolder) -> None:
    services.notices.say(tr("“{name}” is back.", name=folder.agent.name))
    services.navigator.open("agents", "edited")


async def export_to(workspace: Workspace, agent: str, file: Path) -> "Exported":
    """With its knowledge; the dialog has asked about a file that is there."""
    from studio.workspace.carrying import export_agent

    folder = workspace.agents.get(agent)
    return await export_agent(workspace, folder, file, knowledge=True, replace=True)


def file_called(name: str, agent: str, ending: str) -> str:
    """What is written of an agent is offered by its name; by its id where a file cannot be called so."""
    return f"{portable(name, agent)}{ending}"


def zip_at(file: Path) -> Path:
    """Whatever one called it, it is a zip."""
    return file if file.suffix.lower() == ".zip" else file.with_name(f"{file.name}.zip")


def shown_name(folder: AgentFolder) -> str:
    """An agent whose file does not read is named by its folder."""
    try:
        return folder.agent.name
    except StudioError:
        return folder.path.name
