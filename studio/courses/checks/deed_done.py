"""Something was done that leaves no other trace, such as a page or a part of a submission that was read."""

from typing import ClassVar, Literal

from pydantic import Field

from studio.courses.checks.kind import CheckKind, says
from studio.courses.checks.outcome import NOT_YET, Outcome, done, missed
from studio.courses.checks.seen import Seen


class DeedDone(CheckKind):
    """`facts` are words that the facts of the deed hold; `times` counts deeds that differ."""

    mistakes: ClassVar = {"too_few": ("times", "wanted"), "other_facts": ()}

    kind: Literal["deed_done"]
    deed: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    facts: dict[str, str] = Field(default_factory=dict)
    times: int = Field(default=1, ge=1)

    async def look(self, seen: Seen) -> Outcome:
        deeds = seen.deeds(self.deed)
        right = {
            tuple(sorted(deed.facts.items()))
            for deed in deeds
            if all(says(deed.text(name), [words]) for name, words in self.facts.items())
        }
        if len(right) >= self.times:
            return done(times=len(right))
        if right:
            return missed("too_few", times=len(right), wanted=self.times)
        return missed("other_facts") if deeds else NOT_YET
