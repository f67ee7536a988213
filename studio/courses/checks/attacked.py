"""The attacks were tried on an agent as it stands, and none went past the person."""

from typing import ClassVar, Literal

from studio.courses.checks.kind import CheckKind
from studio.courses.checks.outcome import NOT_YET, Outcome, done, missed
from studio.courses.checks.seen import Seen
from studio.workspace import Publishing


class Attacked(CheckKind):
    mistakes: ClassVar = {
        "breached": ("agent", "breached", "attacks"),
        "changed_since": ("agent", "attacks"),
    }

    kind: Literal["attacked"]
    agent: str = ""

    async def look(self, seen: Seen) -> Outcome:
        outcome = NOT_YET
        for folder in seen.agents(self.agent):
            report = Publishing(seen.workspace).last_attack(folder)
            if report is None:
                continue
            agent, attacks = folder.agent.name, len(report.findings)
            if report.breached:
                outcome = missed("breached", agent=agent, breached=report.breached, attacks=attacks)
            elif report.agent_digest != folder.digest:
                outcome = missed("changed_since", agent=agent, attacks=attacks)
            else:
                return done(agent=agent, attacks=attacks)
        return outcome
