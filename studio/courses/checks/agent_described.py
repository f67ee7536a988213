"""An agent says what it is for and what it is to do."""

from typing import ClassVar, Literal

from pydantic import Field

from studio.courses.checks.kind import CheckKind, lacking
from studio.courses.checks.outcome import NOT_YET, Outcome, done, missed
from studio.courses.checks.seen import Seen
from studio.runtime import AgentFolder


class AgentDescribed(CheckKind):
    """Its purpose and instructions hold the words; the instructions are so many characters long."""

    mistakes: ClassVar = {
        "no_purpose": ("agent",),
        "purpose_lacks": ("agent", "missing"),
        "too_short": ("agent", "characters", "at_least"),
        "instructions_lack": ("agent", "missing"),
    }

    kind: Literal["agent_described"]
    agent: str = ""
    purpose: tuple[str, ...] = ()
    instructions: tuple[str, ...] = ()
    at_least: int = Field(default=1, ge=0)

    async def look(self, seen: Seen) -> Outcome:
        outcomes = [self._of(folder) for folder in seen.agents(self.agent)]
        met = next((outcome for outcome in outcomes if outcome.done), None)
        return met or next((outcome for outcome in outcomes if outcome.mistake), NOT_YET)

    def _of(self, folder: AgentFolder) -> Outcome:
        agent, written = folder.agent, folder.instructions.strip()
        if not agent.purpose.strip() and not written:
            return NOT_YET
        if not agent.purpose.strip():
            return missed("no_purpose", agent=agent.name)
        if missing := lacking(agent.purpose, self.purpose):
            return missed("purpose_lacks", agent=agent.name, missing=missing[0])
        if len(written) < self.at_least:
            return missed("too_short", agent=agent.name, characters=len(written), at_least=self.at_least)
        if missing := lacking(written, self.instructions):
            return missed("instructions_lack", agent=agent.name, missing=missing[0])
        return done(agent=agent.name, characters=len(written))
