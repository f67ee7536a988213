"""What an agent still needs before it can be submitted, in the order one sees to it."""

from dataclasses import dataclass
from enum import StrEnum

from studio.core.errors import StudioError, TestsNotPassed
from studio.core.passages import DocumentState
from studio.runtime import AgentFolder
from studio.ui.language import tr
from studio.workspace import Publishing, Workspace


class Need(StrEnum):
    NAMED = "named"
    INSTRUCTED = "instructed"
    KNOWLEDGE = "knowledge"
    CASES = "cases"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class Standing:
    """`tested` is how many cases the last run had, `current` whether it ran on exactly this state."""

    named: bool = False
    instructed: bool = False
    documents: int = 0
    cases: int = 0
    tested: int = 0
    passed: int = 0
    current: bool = False

    def meets(self, need: Need) -> bool:
        return {
            Need.NAMED: self.named,
            Need.INSTRUCTED: self.instructed,
            Need.KNOWLEDGE: self.documents > 0,
            Need.CASES: self.cases > 0,
            Need.PASSED: self.current and 0 < self.tested == self.passed,
        }[need]

    @property
    def met(self) -> int:
        return sum(self.meets(need) for need in Need)

    @property
    def first_missing(self) -> Need | None:
        return next((need for need in Need if not self.meets(need)), None)


async def standing_of(workspace: Workspace, publishing: Publishing, folder: AgentFolder) -> Standing:
    """Look at everything the gate looks at; a base that does not open counts as not loaded."""
    agent, documents = folder.agent, await _documents(workspace, folder)
    report = publishing.last_report(folder)
    return Standing(
        named=bool(agent.name.strip() and agent.purpose.strip()),
        instructed=bool(folder.instructions.strip()),
        documents=documents,
        cases=len(folder.tests.cases),
        tested=report.total if report else 0,
        passed=report.passed if report else 0,
        current=bool(report and documents) and await tested_now(publishing, folder),
    )


def need_text(need: Need, standing: Standing) -> str:
    """Name the line of the list: what is there, or what is missing."""
    met = standing.meets(need)
    match need:
        case Need.NAMED:
            return tr("Name and purpose") if met else tr("Name or purpose missing")
        case Need.INSTRUCTED:
            return tr("Instructions") if met else tr("Instructions missing")
        case Need.KNOWLEDGE:
            return tr("Knowledge loaded") if met else tr("No knowledge loaded")
        case Need.CASES:
            return tr("{count} test questions", count=standing.cases) if met else tr("No test questions yet")
        case Need.PASSED:
            return passed_text(standing)


def passed_text(standing: Standing) -> str:
    if standing.tested and not standing.current:
        return tr("Changed since the last test")
    if not standing.tested:
        return tr("Not tested yet")
    if standing.passed < standing.tested:
        return tr("{count} questions failed", count=standing.tested - standing.passed)
    return tr("All tests passed")


async def _documents(workspace: Workspace, folder: AgentFolder) -> int:
    try:
        rows = [await base.documents() for base in await workspace.bases_of(folder)]
    except StudioError:
        return 0
    counts = [sum(row.state is DocumentState.READY for row in base) for base in rows]
    return sum(counts) if all(counts) else 0


async def tested_now(publishing: Publishing, folder: AgentFolder) -> bool:
    """Whether the last report is about this agent and this knowledge, passed or not."""
    try:
        await publishing.passing_report(folder)
    except TestsNotPassed:
        report = publishing.last_report(folder)
        same_agent = report is not None and report.agent_digest == folder.digest
        return (
            same_agent
            and report is not None
            and report.knowledge_digest == await publishing.knowledge_digest(folder)
        )
    return True
