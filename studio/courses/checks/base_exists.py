"""A knowledge base of that name was made."""

from typing import ClassVar, Literal

from studio.courses.checks.kind import CheckKind
from studio.courses.checks.outcome import NOT_YET, Outcome, done, missed
from studio.courses.checks.seen import Seen


class BaseExists(CheckKind):
    mistakes: ClassVar = {"other_name": ("name", "base")}

    kind: Literal["base_exists"]
    base: str

    async def look(self, seen: Seen) -> Outcome:
        if self.base in seen.workspace.knowledge.names():
            return done(base=self.base)
        if others := seen.own_bases:
            return missed("other_name", name=others[-1], base=self.base)
        return NOT_YET
