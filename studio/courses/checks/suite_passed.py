"""All the tests of an agent were run on it as it stands, and enough of them passed."""

from typing import ClassVar, Literal

from pydantic import Field

from studio.courses.checks.kind import CheckKind
from studio.courses.checks.outcome import NOT_YET, Outcome, done, missed
from studio.courses.checks.seen import Seen
from studio.runtime import AgentFolder
from studio.trials import Report
from studio.workspace import Testing


class SuitePassed(CheckKind):
    """`at_least` is the share that must pass, from 0 to 1, of at least so many `cases`."""

    mistakes: ClassVar = {
        "failed": ("agent", "passed", "total", "question"),
        "too_few": ("agent", "total", "cases"),
        "changed_since": ("agent", "passed", "total"),
    }

    kind: Literal["suite_passed"]
    agent: str = ""
    at_least: float = Field(default=1.0, ge=0, le=1)
    cases: int = Field(default=1, ge=1)

    async def look(self, seen: Seen) -> Outcome:
        testing = Testing(seen.workspace)
        outcomes = [await self._of(testing, folder) for folder in seen.agents(self.agent)]
        met = next((outcome for outcome in outcomes if outcome.done), None)
        return met or next((outcome for outcome in outcomes if outcome.mistake), NOT_YET)

    async def _of(self, testing: Testing, folder: AgentFolder) -> Outcome:
        report = testing.last_report(folder)
        if report is None:
            return NOT_YET
        agent, counts = folder.agent.name, {"passed": report.passed, "total": report.total}
        if report.total < self.cases:
            return missed("too_few", agent=agent, total=report.total, cases=self.cases)
        if report.passed < self.at_least * report.total:
            return missed("failed", agent=agent, **counts, question=_first_failed(report))
        if not await testing.is_about(report, folder):
            return missed("changed_since", agent=agent, **counts)
        return done(agent=agent, **counts)


def _first_failed(report: Report) -> str:
    return next((result.question for result in report.results if not result.passed), "")
