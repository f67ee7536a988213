"""What is known of an agent's tests: the last run, the one before, one broken off, what may be named."""

import asyncio
from dataclasses import dataclass, field

from studio.core.errors import StudioError
from studio.runtime import AgentFolder
from studio.trials import CaseResult, Report, RunLine
from studio.trials.sources import DraftCase
from studio.ui.dates import short_time
from studio.ui.language import tr
from studio.ui.pages.builder.testing.case_form import Choices
from studio.workspace import Publishing, Workspace
from studio.workspace.casework import Casework


@dataclass(frozen=True, slots=True)
class LastRun:
    """`report` is the last run of all cases, `before` the one before it, `retests` are single ones since.

    `same_agent` and `same_knowledge` tell whether it ran on just what there is now; `open` is a run of just
    this agent and knowledge that can go on.
    """

    report: Report | None = None
    before: Report | None = None
    retests: tuple[Report, ...] = ()
    same_agent: bool = False
    same_knowledge: bool = False
    open: RunLine | None = None
    runs: tuple[RunLine, ...] = ()
    drafts: tuple[DraftCase, ...] = ()
    choices: Choices = field(default_factory=Choices)

    @property
    def current(self) -> bool:
        return self.report is not None and self.same_agent and self.same_knowledge

    @property
    def results(self) -> tuple[CaseResult, ...]:
        """Of each case the newest result: that of a test of its own, or that of the run of all."""
        newer = {(one.before, one.question): one for report in self.retests for one in report.results}
        of_all = self.report.results if self.report else ()
        known = {(one.before, one.question) for one in of_all}
        alone = [one for key, one in newer.items() if key not in known]
        return (*(newer.get((one.before, one.question), one) for one in of_all), *alone)

    def run_of(self, result: CaseResult) -> int:
        """The number of the run that result is of."""
        for report in reversed(self.retests):
            if result in report.results:
                return report.run
        return self.report.run if self.report else 0


async def last_run(workspace: Workspace, publishing: Publishing, folder: AgentFolder) -> LastRun:
    drafts = Casework(workspace, folder).drafts.list()
    runs = await asyncio.to_thread(_runs, publishing, folder)
    digest, knowledge = folder.digest, ""
    documents: tuple[str, ...] = ()
    try:
        bases = await workspace.bases_of(folder)
        documents = tuple([row.name for base in bases for row in await base.documents()])
        knowledge = await publishing.knowledge_digest(folder)
    except StudioError:  # a base is gone: the form says so, and nothing is current
        pass
    whole = [line for line in runs if line.finished and line.head.whole]
    reports = await asyncio.to_thread(_reports, publishing, [line.head for line in whole[:2]])
    report, before = (*reports, None, None)[:2]
    same_agent = report is not None and report.agent_digest == digest
    return LastRun(
        report=report,
        before=before,
        retests=await asyncio.to_thread(_retests, publishing, runs, digest, knowledge),
        same_agent=same_agent,
        same_knowledge=report is not None and bool(knowledge) and report.knowledge_digest == knowledge,
        open=publishing.testing.open_run(runs, (digest, knowledge)),
        runs=tuple(runs),
        drafts=drafts,
        choices=Choices(documents, tuple(use.known_as for use in folder.agent.tools), tuple(folder.files)),
    )


def _runs(publishing: Publishing, folder: AgentFolder) -> list[RunLine]:
    """The newest first; what an earlier version kept is taken over first."""
    publishing.last_report(folder)
    return publishing.testing.runs.list(folder.agent.id)


def _reports(publishing: Publishing, heads: list[Report]) -> list[Report]:
    return [publishing.testing.runs.get(head.agent, head.run) for head in heads]


def _retests(publishing: Publishing, runs: list[RunLine], digest: str, knowledge: str) -> tuple[Report, ...]:
    """Tests of single cases since the last run of all, of just this agent, the oldest first."""
    newer: list[Report] = []
    for line in runs:
        if line.finished and line.head.whole:
            break
        if line.finished and _is_of(line.head, digest, knowledge):
            newer.append(line.head)
    return tuple(reversed(_reports(publishing, newer)))


def _is_of(head: Report, digest: str, knowledge: str) -> bool:
    return head.agent_digest == digest and head.knowledge_digest == knowledge


def about(report: Report) -> str:
    """When, on which endpoint and model, and exactly which agent and knowledge."""
    practice = report.model == "practice"
    model = tr("practice endpoint") if practice else f"{report.endpoint} {report.model}"
    agent = tr("agent {digest}", digest=short_digest(report.agent_digest))
    knowledge = tr("knowledge {digest}", digest=short_digest(report.knowledge_digest))
    return " · ".join([short_time(report.started), model, agent, knowledge])


def short_digest(digest: str) -> str:
    return f"{digest[:4]} {digest[4:8]}"
