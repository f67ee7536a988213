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
        """Whoever takes the course alone may still act as the colleague who decided."""
        own = {folder.agent.id for folder in seen.made_agents()}
        others = [one for one in await seen.submissions(mine=False) if one.agent in own]
        handed_in = [*await seen.submissions(mine=True), *others]
        outcomes = [self._of(one) for one in handed_in if self.agent in ("", one.agent, one.name)]
        met = next((outcome for outcome in outcomes if outcome.done), None)
        return met or next((outcome for outcome in outcomes if outcome.mistake), NOT_YET)

    def _of(self, submission: Submission) -> Outcome:
        review = decision_on(submission)
        if review is None or review.person == submission.author.id:
            return NOT_YET
        if self.decision and review.act is not Act(self.decision):
            return missed(
                "other_decision", agent=submission.name, reviewer=review.name, comment=review.comment
            )
        return done(agent=submission.name, reviewer=review.name)
