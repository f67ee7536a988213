"""The learner decided on somebody's submission, with a reason that names what matters."""

from typing import ClassVar, Literal

from pydantic import Field

from studio.catalogue import Act, Submission
from studio.courses.checks.decisions import Decision, decision_on
from studio.courses.checks.kind import CheckKind, lacking
from studio.courses.checks.outcome import NOT_YET, Outcome, done, missed
from studio.courses.checks.seen import Seen


class Reviewed(CheckKind):
    """`agent` is its id or name, empty for any; the reason holds the `words` and is so long `at_least`."""

    mistakes: ClassVar = {
        "other_decision": ("agent", "made", "number"),
        "comment_lacks": ("agent", "missing", "comment"),
        "comment_short": ("agent", "comment"),
    }

    kind: Literal["reviewed"]
    agent: str = ""
    version: str = ""
    decision: Decision | None = None
    words: tuple[str, ...] = ()
    at_least: int = Field(default=1, ge=1)

    async def look(self, seen: Seen) -> Outcome:
        others = await seen.submissions(mine=False)
        outcomes = [self._of(one, seen.me) for one in others if self._meant(one)]
        met = next((outcome for outcome in outcomes if outcome.done), None)
        return met or next((outcome for outcome in outcomes if outcome.mistake), NOT_YET)

    def _meant(self, submission: Submission) -> bool:
        named = self.agent in ("", submission.agent, submission.name)
        return named and self.version in ("", submission.version)

    def _of(self, submission: Submission, me: str) -> Outcome:
        review, agent = decision_on(submission, me), submission.name
        if review is None:
            return NOT_YET
        if self.decision and review.act is not Act(self.decision):
            return missed("other_decision", agent=agent, made=review.act.value, number=submission.number)
        said = [review.comment, *(remark.text for remark in submission.remarks if remark.person == me)]
        if missing := lacking("\n".join(said), self.words):
            return missed("comment_lacks", agent=agent, missing=missing[0], comment=review.comment)
        if len(review.comment.strip()) < self.at_least:
            return missed("comment_short", agent=agent, comment=review.comment)
        return done(agent=agent, number=submission.number)
