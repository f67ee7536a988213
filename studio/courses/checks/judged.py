"""The learner judged a submission rightly, or set right what they had decided wrongly."""

from typing import ClassVar, Literal

from studio.catalogue import Act, Remark, Submission
from studio.catalogue.values.releases import Review
from studio.core.errors import StudioError
from studio.courses.checks.decisions import Decision, decision_on
from studio.courses.checks.kind import CheckKind, says
from studio.courses.checks.outcome import NOT_YET, Outcome, done, missed
from studio.courses.checks.seen import Seen


class Judged(CheckKind):
    """`place` are words of the file, subject or line a comment must stand at, where it was to be returned.

    A decision is final. A fault that was approved is set right by recalling the release; a sound submission
    that was returned, by a comment after it that holds the words `amended`.
    """

    mistakes: ClassVar = {
        "approved": ("agent", "number", "comment"),
        "returned": ("agent", "number", "comment"),
        "no_comment": ("agent", "number"),
        "other_place": ("agent", "number", "comment", "stands"),
    }

    kind: Literal["judged"]
    agent: str
    decision: Decision
    place: tuple[str, ...] = ()
    amended: str = ""

    async def look(self, seen: Seen) -> Outcome:
        found = [one for one in await seen.submissions(mine=False) if self.agent in (one.agent, one.name)]
        for one in found:
            if review := decision_on(one, seen.me):
                return await self._of(seen, one, review)
        return NOT_YET

    async def _of(self, seen: Seen, one: Submission, review: Review) -> Outcome:
        agent, number = one.name, one.number
        approved, sound = review.act is Act.APPROVE, self.decision == "approve"
        if approved and not sound:
            recalled = await _is_recalled(seen, one)
            told = missed("approved", agent=agent, number=number, comment=review.comment)
            return done(agent=agent, number=number) if recalled else told
        if sound and not approved:
            amended = any(says(remark.text, [self.amended]) for remark in _mine(one, seen, after=review.at))
            told = missed("returned", agent=agent, number=number, comment=review.comment)
            return done(agent=agent, number=number) if self.amended and amended else told
        return self._placed(one, seen)

    def _placed(self, one: Submission, seen: Seen) -> Outcome:
        agent, number = one.name, one.number
        remarks = _mine(one, seen)
        if not self.place or any(says(_where(remark), self.place) for remark in remarks):
            return done(agent=agent, number=number)
        if not remarks:
            return missed("no_comment", agent=agent, number=number)
        last = remarks[-1]
        return missed("other_place", agent=agent, number=number, comment=last.text, stands=_stands(last))


def _mine(one: Submission, seen: Seen, after: str = "") -> list[Remark]:
    return [remark for remark in one.remarks if remark.person == seen.me and remark.at >= after]


def _where(remark: Remark) -> str:
    return f"{remark.file}\n{remark.subject}\n{remark.quote}"


def _stands(remark: Remark) -> str:
    """What a person would call the place; nothing for the submission as a whole."""
    return remark.quote.partition("\n")[0].strip() or remark.subject or remark.file


async def _is_recalled(seen: Seen, one: Submission) -> bool:
    try:
        async with seen.workspace.catalogue() as client:
            release = await client.shelf.release(one.agent, one.version)
    except (StudioError, OSError):
        return False
    return bool(release.recalled)
