"""The tests of an agent were run, and at least one of them failed: what a course has its learners mend."""

from typing import ClassVar, Literal

from studio.courses.checks.kind import CheckKind
from studio.courses.checks.outcome import NOT_YET, Outcome, done, missed
from studio.courses.checks.seen import Seen
from studio.workspace import Testing


class SuiteFailed(CheckKind):
    """Met as well when an earlier run failed, whatever came after it."""

    mistakes: ClassVar = {"all_passed": ("agent", "total")}

    kind: Literal["suite_failed"]
    agent: str = ""

    async def look(self, seen: Seen) -> Outcome:
        testing = Testing(seen.workspace)
        outcome = NOT_YET
        for folder in seen.agents(self.agent):
            for line in testing.all_of(folder):
                if line.finished and not line.all_passed:
                    return done(agent=folder.agent.name, failed=line.total - line.passed, total=line.total)
                if line.finished:
                    outcome = missed("all_passed", agent=folder.agent.name, total=line.total)
        return outcome
