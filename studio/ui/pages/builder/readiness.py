"""What an agent still needs before it can be submitted, in the order one sees to it."""

from dataclasses import dataclass
from enum import StrEnum

from studio.authoring.mentions import check_mentions
from studio.core.errors import StudioError, TestsNotPassed
from studio.core.passages import DocumentState
from studio.runtime import AgentFolder
from studio.trials.injections import InjectionReport
from studio.ui.language import tr
from studio.ui.pages.builder.tools.lines import tool_line
from studio.workspace import Publishing, Workspace
from studio.workspace.referring import referable_in


class Need(StrEnum):
    NAMED = "named"
    INSTRUCTED = "instructed"
    KNOWLEDGE = "knowledge"
    TOOLS = "tools"
    CASES = "cases"
    PASSED = "passed"
    ATTACKED = "attacked"


@dataclass(frozen=True, slots=True)
class Standing:
    """`tested` is how many cases the last run had, `current` whether it ran on exactly this state;
    `unanswered` of them the endpoint gave no answer to.

    `held` tells that no attack on exactly this agent got past the person, `breached` that one did. `lost`
    references of the instructions lead nowhere, `unfilled` of its `tools` cannot be used as they are.
    """

    named: bool = False
    instructed: bool = False
    lost: int = 0
    bases: int = 0
    documents: int = 0
    tools: int = 0
    unfilled: int = 0
    cases: int = 0
    tested: int = 0
    passed: int = 0
    unanswered: int = 0
    current: bool = False
    held: bool = False
    breached: bool = False

    def meets(self, need: Need) -> bool:
        return {
            Need.NAMED: self.named,
            Need.INSTRUCTED: self.instructed and not self.lost,
            Need.KNOWLEDGE: self.documents > 0 or (self.tools > 0 and not self.bases),
            Need.TOOLS: not self.unfilled,
            Need.CASES: self.cases > 0,
            Need.PASSED: self.current and 0 < self.tested == self.passed,
            Need.ATTACKED: self.held,
        }[need]

    @property
    def needs(self) -> list[Need]:
        """What this agent needs; one without tools has none to fill in."""
        return [need for need in Need if need is not Need.TOOLS or self.tools]

    @property
    def met(self) -> int:
        return sum(self.meets(need) for need in self.needs)

    @property
    def first_missing(self) -> Need | None:
        return next((need for need in self.needs if not self.meets(need)), None)


async def standing_of(workspace: Workspace, publishing: Publishing, folder: AgentFolder) -> Standing:
    """Look at everything the gate looks at; a base that does not open counts as not loaded."""
    agent, documents = folder.agent, await _documents(workspace, folder)
    known, report = await referable_in(workspace, folder), publishing.last_report(folder)
    checked = check_mentions(folder.instructions, known)
    attack = _attacked_now(publishing, folder)
    return Standing(
        named=bool(agent.name.strip() and agent.purpose.strip()),
        instructed=bool(folder.instructions.strip()),
        lost=sum(one.trouble is not None for one in checked),
        bases=len(agent.knowledge.bases),
        documents=documents,
        tools=len(agent.tools),
        unfilled=sum(tool_line(use.model_dump(mode="json")).reach is None for use in agent.tools),
        cases=len(folder.tests.cases),
        tested=report.total if report else 0,
        passed=report.passed if report else 0,
        unanswered=sum(one.unanswered for one in report.results) if report else 0,
        current=bool(report and (documents or agent.tools)) and await tested_now(publishing, folder),
        held=attack is not None and not attack.breached,
        breached=attack is not None and bool(attack.breached),
    )


def _attacked_now(publishing: Publishing, folder: AgentFolder) -> InjectionReport | None:
    """What came of attacks on exactly this agent; the catalogue looks closer, at which were tried."""
    attack = publishing.last_attack(folder)
    return attack if attack is not None and attack.agent_digest == folder.digest else None


def need_text(need: Need, standing: Standing) -> str:
    """Name the line of the list: what is there, or what is missing."""
    if need is Need.PASSED:
        return passed_text(standing)
    return (_met_text if standing.meets(need) else _missing_text)(need, standing)


def _met_text(need: Need, standing: Standing) -> str:
    knowledge = tr("Knowledge loaded") if standing.documents else tr("Works with its tools alone")
    return {
        Need.NAMED: tr("Name and purpose"),
        Need.INSTRUCTED: tr("Instructions"),
        Need.KNOWLEDGE: knowledge,
        Need.TOOLS: tr("Tools filled in"),
        Need.CASES: tr("{count} test {count:question|questions}", count=standing.cases),
        Need.ATTACKED: tr("No attack acted past the person"),
    }[need]


def _missing_text(need: Need, standing: Standing) -> str:
    lost = tr(
        "{count} {count:reference|references} in the instructions {count:leads|lead} nowhere",
        count=standing.lost,
    )
    return {
        Need.NAMED: tr("Name or purpose missing"),
        Need.INSTRUCTED: lost if standing.lost else tr("Instructions missing"),
        Need.KNOWLEDGE: tr("No knowledge loaded"),
        Need.TOOLS: tr("{count} {count:tool|tools} not filled in", count=standing.unfilled),
        Need.CASES: tr("No test questions yet"),
        Need.ATTACKED: tr("An attack got through") if standing.breached else tr("Not yet attacked"),
    }[need]


def passed_text(standing: Standing) -> str:
    if standing.tested and not standing.current:
        return tr("Changed since the last test")
    if not standing.tested:
        return tr("Not tested yet")
    failed = standing.tested - standing.passed - standing.unanswered
    if failed > 0:
        return tr("{count} {count:question|questions} failed", count=failed)
    if standing.unanswered:
        return tr("{count} {count:question|questions} not answered", count=standing.unanswered)
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
