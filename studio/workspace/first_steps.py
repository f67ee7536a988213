"""How far a person has come from an empty workspace to a submitted agent, by what is there."""

import asyncio
from dataclasses import dataclass, replace
from enum import StrEnum

from studio.core.errors import StudioError
from studio.core.passages import DocumentState
from studio.runtime import AgentFolder
from studio.workspace.publishing import Publishing
from studio.workspace.workspace import Workspace


class FirstStep(StrEnum):
    ENDPOINT = "endpoint"
    BASE = "base"
    AGENT = "agent"
    TEST = "test"
    SUBMIT = "submit"


_PATIENCE = 2.0  # seconds
TAUGHT = tuple(step for step in FirstStep if step is not FirstStep.SUBMIT)
"""The steps that are counted; submitting is what they lead to."""


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """`endpoint` once one is chosen; `base` is the first with documents, `agent` the id of the one that
    has come furthest; `whole` tells that it has instructions and a base or tools. `asked` of its questions
    were asked."""

    endpoint: bool = False
    base: str = ""
    documents: int = 0
    agent: str = ""
    name: str = ""
    whole: bool = False
    questions: int = 0
    asked: int = 0
    passed: int = 0
    submitted: bool = False

    def met(self, step: FirstStep) -> bool:
        return {
            FirstStep.ENDPOINT: self.endpoint,
            FirstStep.BASE: self.documents > 0,
            FirstStep.AGENT: self.whole,
            FirstStep.TEST: self.asked > 0,
            FirstStep.SUBMIT: self.submitted,
        }[step]

    @property
    def all_passed(self) -> bool:
        return self.passed == self.asked

    @property
    def done(self) -> int:
        """How many of the counted steps lie behind, in their order."""
        return next((number for number, step in enumerate(TAUGHT) if not self.met(step)), len(TAUGHT))

    @property
    def now(self) -> FirstStep | None:
        return next((step for step in FirstStep if not self.met(step)), None)

    @property
    def fresh(self) -> bool:
        """Nothing has been begun."""
        return not (self.endpoint or self.base or self.agent)


async def steps_taken(workspace: Workspace, publishing: Publishing) -> FirstSteps:
    """Look at what is there; a base or agent that does not read counts as none."""
    base, documents = await _first_base(workspace)
    folder = await asyncio.to_thread(_first_agent, workspace, publishing)
    chosen = workspace.settings.practice_chosen or not workspace.endpoints.default.practice
    steps = FirstSteps(bool(chosen or base or folder), base, documents)
    if folder is None:
        return steps
    report = await asyncio.to_thread(publishing.last_report, folder)
    return replace(
        steps,
        agent=folder.path.name,
        name=folder.agent.name,
        whole=_is_whole(folder),
        questions=_questions(folder),
        asked=report.total if report else 0,
        passed=report.passed if report else 0,
        submitted=report is not None and await _submitted(workspace),
    )


async def _first_base(workspace: Workspace) -> tuple[str, int]:
    names = workspace.knowledge.names()
    for name in names:
        try:
            rows = await (await workspace.knowledge.open(name)).documents()
        except StudioError:
            continue
        if ready := sum(row.state is DocumentState.READY for row in rows):
            return name, ready
    return (names[0] if names else ""), 0


def _first_agent(workspace: Workspace, publishing: Publishing) -> AgentFolder | None:
    """The one that has come furthest; of hundreds no more are read than need be."""
    best: tuple[bool, AgentFolder] | None = None
    for folder in map(workspace.agents.get, workspace.agents.ids()):
        try:
            whole = _is_whole(folder)
        except (StudioError, OSError):
            continue
        if whole and publishing.last_report(folder) is not None:
            return folder
        if best is None or (whole and not best[0]):
            best = whole, folder
    return best[1] if best else None


def _is_whole(folder: AgentFolder) -> bool:
    agent = folder.agent  # read in any case: a damaged one counts as none
    return bool(folder.instructions.strip() and (agent.knowledge.bases or agent.tools))


def _questions(folder: AgentFolder) -> int:
    try:
        return len(folder.tests.cases)
    except (StudioError, OSError):
        return 0


async def _submitted(workspace: Workspace) -> bool:
    """A server that does not answer, or not soon, leaves the step open; the catalogue in a folder answers."""
    if not await workspace.has_submissions():
        return False
    patience = _PATIENCE if workspace.settings.catalogue else None
    try:
        async with asyncio.timeout(patience), workspace.catalogue() as client:
            return bool(await client.desk.submissions(mine=True, limit=1))
    except (StudioError, OSError):
        return False
