"""An agent was installed from the catalogue."""

from typing import ClassVar, Literal

from studio.courses.checks.kind import CheckKind
from studio.courses.checks.outcome import NOT_YET, Outcome, done, missed
from studio.courses.checks.seen import Seen


class Installed(CheckKind):
    mistakes: ClassVar = {"other_agent": ("agent", "wanted")}

    kind: Literal["installed"]
    agent: str = ""

    async def look(self, seen: Seen) -> Outcome:
        if found := seen.installed(self.agent):
            return done(agent=found[0].agent.name, version=found[0].agent.version)
        others = seen.installed()
        return missed("other_agent", agent=others[0].agent.name, wanted=self.agent) if others else NOT_YET
