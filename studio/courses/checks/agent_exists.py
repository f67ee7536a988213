"""An agent was made, of that name if one is said."""

from typing import ClassVar, Literal

from studio.courses.checks.kind import CheckKind
from studio.courses.checks.outcome import NOT_YET, Outcome, done, missed
from studio.courses.checks.seen import Seen


class AgentExists(CheckKind):
    """An agent the course began with is none that was made."""

    mistakes: ClassVar = {"other_name": ("name", "agent")}

    kind: Literal["agent_exists"]
    agent: str = ""

    async def look(self, seen: Seen) -> Outcome:
        made = seen.made_agents()
        named = [folder for folder in made if self.agent in ("", folder.agent.name, folder.agent.id)]
        if named:
            return done(agent=named[0].agent.name)
        return missed("other_name", name=made[0].agent.name, agent=self.agent) if made else NOT_YET
