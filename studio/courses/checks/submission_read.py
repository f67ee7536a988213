"""The learner opened somebody's submission, and read a part of it."""

from typing import ClassVar, Literal

from studio.courses.checks.kind import CheckKind
from studio.courses.checks.outcome import NOT_YET, Outcome, done, missed
from studio.courses.checks.seen import Seen

DEED = "submission_opened"
"""Noted with the number, the id of the agent, and the part that is shown."""
_FIRST = "changes"


class SubmissionRead(CheckKind):
    """`agent` is its id; `part` one of changes, evidence, checks, documents, remarks, record.

    Submissions of the agents `before` were read in earlier steps: looking at them is no mistake.
    """

    mistakes: ClassVar = {"other_submission": ("agent",), "other_part": ("agent", "part")}

    kind: Literal["submission_read"]
    agent: str
    part: str = _FIRST
    before: tuple[str, ...] = ()

    async def look(self, seen: Seen) -> Outcome:
        deeds = seen.deeds(DEED)
        mine = [deed for deed in deeds if deed.text("agent") == self.agent]
        if any(self.part in deed.text("part").split() for deed in mine):
            return done(agent=self.agent)
        strayed = [deed.text("part") for deed in mine if deed.text("part") != _FIRST]
        if strayed:
            return missed("other_part", agent=self.agent, part=strayed[0])
        others = [
            deed.text("agent") for deed in deeds if deed.text("agent") not in (self.agent, *self.before)
        ]
        return missed("other_submission", agent=others[0]) if others and not mine else NOT_YET
