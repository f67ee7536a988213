"""The learner commented on somebody's submission, at the place that matters."""

from typing import ClassVar, Literal

from studio.courses.checks.kind import CheckKind, lacking, says
from studio.courses.checks.outcome import NOT_YET, Outcome, done, missed
from studio.courses.checks.seen import Seen


class Commented(CheckKind):
    """`place` are words of the file, subject or line that it stands at."""

    mistakes: ClassVar = {
        "other_place": ("agent", "comment"),
        "comment_lacks": ("agent", "missing", "comment"),
    }

    kind: Literal["commented"]
    agent: str = ""
    words: tuple[str, ...] = ()
    place: tuple[str, ...] = ()

    async def look(self, seen: Seen) -> Outcome:
        outcome = NOT_YET
        for one in await seen.submissions(mine=False):
            if self.agent not in ("", one.agent, one.name):
                continue
            for remark in one.remarks:
                where = f"{remark.file}\n{remark.subject}\n{remark.quote}"
                if remark.person != seen.me:
                    continue
                if not says(where, self.place):
                    outcome = missed("other_place", agent=one.name, comment=remark.text)
                elif missing := lacking(remark.text, self.words):
                    outcome = missed("comment_lacks", agent=one.name, missing=missing[0], comment=remark.text)
                else:
                    return done(agent=one.name, number=one.number)
        return outcome
