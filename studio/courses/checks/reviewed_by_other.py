"""Somebody else decided on what the learner submitted."""

from typing import ClassVar, Literal

from studio.catalogue import Act, Submission
from studio.courses.checks.decisions import Decision, decision_on
from studio.courses.checks.kind import CheckKind
from studio.courses.checks.outcome import NOT_YET, Outcome, done, missed
from studio.courses.checks.seen import Seen


class ReviewedByOther(CheckKind):
    mistakes: ClassVar = {"other_decision": ("agent", "reviewer", "comment")}

    kind: Literal["reviewed_by_other"]
    agent: str = ""
    decision: Decision | None = None

    async def look(self, seen: Seen) -> Outcome:
        mine = await seen.submissions(mine=True)
        outcomes = [self._of(one, seen.me) for one in mine if self.agent in ("", one.agent, one.name)]
        met = next((outcome for outcome in outcomes if outcome.done), None)
        return met or next((outcome for outcome in outcomes if outcome.mistake), NOT_YET)

    def _of(self, submission: Submission, me: str) -> Outcome:
        review = decision_on(submission)
        if review is None or review.person == me:
            return NOT_YET
        if self.decision and review.act is not Act(self.decision):
            return missed(
                "other_decision", agent=submission.name, reviewer=review.name, comment=review.comment
            )
        return done(agent=submission.name, reviewer=review.name)
