"""An agent was submitted for review."""

from typing import ClassVar, Literal

from studio.catalogue import SubmissionState
from studio.courses.checks.kind import CheckKind
from studio.courses.checks.outcome import NOT_YET, Outcome, done, missed
from studio.courses.checks.seen import Seen


class Submitted(CheckKind):
    """`version` is the number it must bear, `note` whether it must say what is new."""

    mistakes: ClassVar = {
        "withdrawn": ("agent", "number"),
        "other_version": ("agent", "version", "wanted"),
        "no_note": ("agent", "number"),
    }

    kind: Literal["submitted"]
    agent: str = ""
    version: str = ""
    note: bool = False

    async def look(self, seen: Seen) -> Outcome:
        mine = await seen.submissions(mine=True)
        found = [one for one in mine if self.agent in ("", one.agent, one.name)]
        outcome = NOT_YET
        for one in reversed(found):
            told = {"agent": one.name}
            if one.state is SubmissionState.WITHDRAWN:
                outcome = missed("withdrawn", **told, number=one.number)
            elif self.version and one.version != self.version:
                outcome = missed("other_version", **told, version=one.version, wanted=self.version)
            elif self.note and not one.note.strip():
                outcome = missed("no_note", **told, number=one.number)
            else:
                return done(**told, number=one.number, version=one.version)
        return outcome
