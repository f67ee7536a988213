"""An agent reads a base."""

from typing import ClassVar, Literal

from studio.courses.checks.kind import CheckKind
from studio.courses.checks.outcome import NOT_YET, Outcome, done, missed
from studio.courses.checks.seen import Seen


class AgentReads(CheckKind):
    mistakes: ClassVar = {"other_base": ("agent", "base", "wanted")}

    kind: Literal["agent_reads"]
    base: str
    agent: str = ""

    async def look(self, seen: Seen) -> Outcome:
        folders = seen.agents(self.agent)
        for folder in folders:
            if self.base in folder.agent.knowledge.bases:
                return done(agent=folder.agent.name, base=self.base)
        for folder in folders:
            if bases := folder.agent.knowledge.bases:
                return missed("other_base", agent=folder.agent.name, base=bases[0], wanted=self.base)
        return NOT_YET
