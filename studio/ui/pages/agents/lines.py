"""An agent as one line of the list."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from studio.catalogue import SubmissionState
from studio.core.errors import StudioError
from studio.core.passages import Trouble
from studio.runtime import AgentFolder, Agents
from studio.runtime.files import AGENT, INSTRUCTIONS, TESTS
from studio.trials import Report
from studio.ui.pages.builder.readiness import Standing, standing_of
from studio.wording.trust import state_of_entry
from studio.workspace import Publishing, Workspace
from studio.workspace.class_ids import id_here

_MOST = 200


@dataclass(frozen=True, slots=True)
class AgentLine:
    """`report` is the last test; `standing` comes later than the rest; `trouble` is why it does not read.

    `heard` is how the catalogue last said an installed one stands, empty for what is simply listed;
    `submitted` how the newest submission of an edited one stands.
    """

    id: str
    name: str
    icon: str = ""
    version: str = ""
    owner: str = ""
    changed: str = ""
    report: Report | None = None
    standing: Standing | None = None
    trouble: Trouble | None = None
    heard: str = ""
    submitted: SubmissionState | None = None

    def with_standing_of(self, known: Mapping[str, Standing | None]) -> "AgentLine":
        return replace(self, standing=known.get(self.id)) if self.standing is None else self

    def holds(self, words: str) -> bool:
        return words.strip().casefold() in f"{self.name}\n{self.owner}\n{self.id}".casefold()


def read_lines(publishing: Publishing, agents: Agents, *, tested: bool) -> list[AgentLine]:
    """What the folders say, the last changed first."""
    lines = [_line(publishing, agents.get(agent), tested=tested) for agent in agents.ids()]
    return sorted(lines, key=lambda line: line.changed, reverse=True)


async def standings(
    workspace: Workspace, publishing: Publishing, lines: list[AgentLine]
) -> AsyncIterator[AgentLine]:
    """Yield each line with its readiness, which takes opening its bases."""
    for line in lines:
        if line.trouble is None:
            folder = workspace.agents.get(line.id)
            yield replace(line, standing=await standing_of(workspace, publishing, folder))


async def submitted_now(workspace: Workspace) -> dict[str, SubmissionState]:
    """How the newest submission of each agent stands; nothing while the catalogue is away."""
    if not await workspace.has_submissions():
        return {}
    try:
        async with workspace.catalogue() as client:
            own = await client.desk.submissions(mine=True, limit=_MOST)
    except (StudioError, OSError):
        return {}
    oldest_first = sorted(own, key=lambda one: one.number)
    return {id_here(workspace, one.agent): one.state for one in oldest_first}


def with_standing(workspace: Workspace, lines: list[AgentLine]) -> list[AgentLine]:
    """Of installed agents; nothing is asked."""
    told = workspace.contacts.states()
    return [
        replace(line, heard=state_of_entry(told[line.id].entry)) if line.id in told else line
        for line in lines
    ]


def _line(publishing: Publishing, folder: AgentFolder, *, tested: bool) -> AgentLine:
    changed = datetime.fromtimestamp(_written(folder), UTC).isoformat()
    try:
        agent = folder.agent
    except StudioError as error:
        trouble = Trouble(name=error.name, facts=error.facts)
        return AgentLine(folder.path.name, folder.path.name, changed=changed, trouble=trouble)
    return AgentLine(
        id=folder.path.name,
        name=agent.name,
        icon=agent.icon,
        version=agent.version,
        owner=agent.owner,
        changed=changed,
        report=publishing.last_report(folder) if tested else None,
    )


def _written(folder: AgentFolder) -> float:
    """When its settings, its instructions or its test questions were written last."""
    own = (folder.path / name for name in (AGENT, INSTRUCTIONS, TESTS))
    return max(file.stat().st_mtime for file in own if file.exists())
