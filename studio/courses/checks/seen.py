"""What checks look at: one workspace in which a course is taken."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from studio.core.errors import NotFound, StudioError
from studio.core.origins import Origin
from studio.workspace.class_ids import id_here

if TYPE_CHECKING:
    from studio.catalogue import Submission
    from studio.knowledge import KnowledgeBase
    from studio.runtime import AgentFolder
    from studio.traces import Trace, TraceRow
    from studio.workspace import Workspace
    from studio.workspace.deeds import Deed

_RUNS, _SUBMISSIONS, _KEPT_RUNS = 40, 20, 200


class Seen:
    """Made for each look; runs that were read once are not read again (`kept_runs` holds them)."""

    def __init__(
        self,
        workspace: "Workspace",
        bases: Collection[str] = (),
        agents: Collection[str] = (),
        kept_runs: "dict[str, Trace] | None" = None,
        since: str = "",
    ) -> None:
        """`bases` and `agents` are the names and ids of those the course began with.

        Deeds and questions before `since` (ISO 8601 with zone) do not count; empty for none such.
        """
        self.workspace = workspace
        self._begun_bases, self._begun_agents = bases, agents
        self._runs = {} if kept_runs is None else kept_runs
        self._since = _seconds(since)
        self._submissions: dict[tuple[str, bool], list[Submission]] = {}

    async def base(self, name: str) -> "KnowledgeBase | None":
        """Return the base of that name, None where there is none that can be opened."""
        if name not in self.workspace.knowledge.names():
            return None
        try:
            return await self.workspace.knowledge.open(name)
        except StudioError:
            return None

    @property
    def own_bases(self) -> list[str]:
        """Return the bases that the learner made: all but those the course begins with."""
        return [name for name in self.workspace.knowledge.names() if name not in self._begun_bases]

    def agents(self, name: str = "") -> "list[AgentFolder]":
        """Return the workspace's agents that read, or those of that name or id."""
        return [folder for folder in self._agents() if not name or name in _names(folder)]

    def made_agents(self) -> "list[AgentFolder]":
        """Return the agents that the learner made: all but those the course begins with."""
        return [folder for folder in self._agents() if folder.path.name not in self._begun_agents]

    def installed(self, name: str = "") -> "list[AgentFolder]":
        """Return what was installed from the catalogue, or the one of that name or id."""
        store = self.workspace.installed
        found = [folder for folder in map(store.get, store.ids()) if _reads(folder)]
        return [folder for folder in found if not name or name in _names(folder)]

    def deeds(self, name: str) -> "list[Deed]":
        """Return what was noted under that name, the latest first."""
        return [deed for deed in self.workspace.deeds.all(name)[::-1] if self._counts(deed.at)]

    async def questions(self, agents: "Sequence[AgentFolder]") -> "list[TraceRow]":
        """Return what was asked of these agents in a chat, the latest first."""
        rows = [
            row
            for folder in agents
            for row in await self.workspace.traces.find(folder.agent.id, limit=_RUNS)
            if row.origin is Origin.CHAT and self._counts(row.started)
        ]
        return sorted(rows, key=lambda row: row.started, reverse=True)

    async def run(self, row: "TraceRow") -> "Trace | None":
        """Return all that happened in it; None where it has gone meanwhile."""
        if len(self._runs) > _KEPT_RUNS:
            self._runs.clear()
        if row.id not in self._runs:
            with suppress(NotFound):
                self._runs[row.id] = await self.workspace.traces.get(row.id)
        return self._runs.get(row.id)

    async def submissions(self, agent: str = "", *, mine: bool) -> "list[Submission]":
        """Return the newest of one's own, or of others, whole; nothing where no catalogue answers."""
        if (agent, mine) not in self._submissions:
            self._submissions[agent, mine] = await self._asked(agent, mine=mine)
        return self._submissions[agent, mine]

    async def _asked(self, agent: str, *, mine: bool) -> "list[Submission]":
        if not self.workspace.settings.catalogue and not (self.workspace.folder / "catalogue").exists():
            return []
        try:
            async with self.workspace.catalogue() as client:
                listed = await client.desk.submissions(mine=mine, agent=agent, limit=_SUBMISSIONS)
                found = [await client.desk.submission(one.number) for one in listed]
            return [one.model_copy(update={"agent": id_here(self.workspace, one.agent)}) for one in found]
        except (StudioError, OSError):
            return []

    def _counts(self, at: str) -> bool:
        return not self._since or _seconds(at) >= self._since

    @property
    def me(self) -> str:
        """Return the id of whoever takes the course."""
        return self.workspace.acting.id

    def _agents(self) -> "Iterator[AgentFolder]":
        for folder in map(self.workspace.agents.get, self.workspace.agents.ids()):
            if _reads(folder):
                yield folder


def _seconds(iso: str) -> float:
    try:
        return datetime.fromisoformat(iso).timestamp()
    except ValueError:
        return 0.0


def _reads(folder: "AgentFolder") -> bool:
    try:
        return bool(folder.agent.id)
    except (StudioError, OSError):
        return False


def _names(folder: "AgentFolder") -> tuple[str, str]:
    return folder.agent.id, folder.agent.name
