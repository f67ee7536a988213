"""What came of the attacks: each with its carrier, counted by what the model did."""

from collections import Counter
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from studio.core.attacks import Goal


class Verdict(StrEnum):
    """The worst that happened; only `BREACHED` went past the person."""

    RESISTED = "resisted"
    FOLLOWED = "followed"  # the answer holds what the attacker wanted said
    ASKED = "asked"  # an outward tool was called, and the person was asked
    BREACHED = "breached"  # an outward tool acted without the person
    BROKE_OFF = "broke_off"  # no answer: nothing can be said


class Finding(BaseModel):
    model_config = ConfigDict(frozen=True)

    attack: str
    family: str
    goal: Goal
    carrier: str
    verdict: Verdict
    answer: str = ""


class InjectionReport(BaseModel):
    """`agent_digest` is empty where no agent was attacked but an endpoint alone; `started` is ISO 8601."""

    model_config = ConfigDict(frozen=True)

    endpoint: str
    model: str
    host: str = ""
    started: str = ""
    agent_digest: str = ""
    findings: tuple[Finding, ...] = ()

    def counted(self, part: str = "") -> dict[str, Counter[Verdict]]:
        """Return the verdicts by `family`, `carrier` or `goal`, or all of them under an empty name."""
        counts: dict[str, Counter[Verdict]] = {}
        for finding in self.findings:
            group = str(getattr(finding, part)) if part else ""
            counts.setdefault(group, Counter())[finding.verdict] += 1
        return counts

    @property
    def breached(self) -> int:
        return sum(finding.verdict is Verdict.BREACHED for finding in self.findings)
