"""An agent has so many test questions, each of which says what its answer must show."""

from typing import ClassVar, Literal

from pydantic import Field

from studio.core.agents import TestCase
from studio.core.errors import StudioError
from studio.courses.checks.kind import CheckKind, says
from studio.courses.checks.outcome import NOT_YET, Outcome, done, missed
from studio.courses.checks.seen import Seen
from studio.runtime import AgentFolder

Expected = Literal["cites", "contains", "declines", "calls", "artifact"]


class Cases(CheckKind):
    """`words` are in the question, `expects` is what the case must say of the answer."""

    mistakes: ClassVar = {
        "too_few": ("agent", "cases", "at_least", "missing"),
        "expects_nothing": ("agent", "question"),
        "expects_other": ("agent", "question"),
    }

    kind: Literal["cases"]
    at_least: int = Field(default=1, ge=1)
    agent: str = ""
    words: tuple[str, ...] = ()
    expects: Expected | None = None

    async def look(self, seen: Seen) -> Outcome:
        outcomes = [self._of(folder) for folder in seen.agents(self.agent)]
        met = next((outcome for outcome in outcomes if outcome.done), None)
        return met or next((outcome for outcome in outcomes if outcome.mistake), NOT_YET)

    def _of(self, folder: AgentFolder) -> Outcome:
        agent, worded = folder.agent.name, [one for one in _cases(folder) if says(one.question, self.words)]
        right = [case for case in worded if self._expects(case)]
        if len(right) >= self.at_least:
            return done(agent=agent, cases=len(right))
        if not worded:
            return NOT_YET
        wrong = [case for case in worded if case not in right]
        if wrong:
            name = "expects_nothing" if not _expectations(wrong[0]) else "expects_other"
            return missed(name, agent=agent, question=wrong[0].question)
        left = self.at_least - len(right)
        return missed("too_few", agent=agent, cases=len(right), at_least=self.at_least, missing=left)

    def _expects(self, case: TestCase) -> bool:
        return bool(getattr(case, self.expects)) if self.expects else _expectations(case)


def _expectations(case: TestCase) -> bool:
    told = (case.contains, case.lacks, case.cites, case.calls, case.artifact, case.declines)
    return any((*told, case.matches, case.asks_back, case.rubric))


def _cases(folder: AgentFolder) -> tuple[TestCase, ...]:
    try:
        return folder.tests.cases
    except (StudioError, OSError):
        return ()
