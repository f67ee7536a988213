"""An agent has a tool, set up as far as it must be."""

from typing import Any, ClassVar, Literal

from pydantic import Field

from studio.courses.checks.kind import CheckKind
from studio.courses.checks.outcome import NOT_YET, Outcome, done, missed
from studio.courses.checks.seen import Seen


class AgentHasTool(CheckKind):
    """`settings` are those it must have at least, with just these values."""

    mistakes: ClassVar = {
        "other_tool": ("agent", "tool"),
        "other_setting": ("agent", "setting"),
    }

    kind: Literal["agent_has_tool"]
    tool: str
    agent: str = ""
    settings: dict[str, Any] = Field(default_factory=dict)

    async def look(self, seen: Seen) -> Outcome:
        uses = [(folder.agent.name, use) for folder in seen.agents(self.agent) for use in folder.agent.tools]
        right = [(agent, use) for agent, use in uses if use.tool == self.tool]
        for agent, use in right:
            if all(use.settings.get(name) == value for name, value in self.settings.items()):
                return done(agent=agent, tool=use.known_as)
        if right:
            agent, use = right[0]
            wrong = [name for name, value in self.settings.items() if use.settings.get(name) != value]
            return missed("other_setting", agent=agent, setting=wrong[0])
        return missed("other_tool", agent=uses[0][0], tool=uses[0][1].known_as) if uses else NOT_YET
