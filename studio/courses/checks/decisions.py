"""The decision on a submission, among all that stands in its log."""

from typing import Literal

from studio.catalogue import Act, Submission
from studio.catalogue.values.releases import Review

Decision = Literal["approve", "return", "reject"]
_DECISIONS = {Act.APPROVE, Act.RETURN, Act.REJECT}


def decision_on(submission: Submission, person: str = "") -> Review | None:
    """Return the last one, or the last one of that person; None while there is none."""
    made = [review for review in submission.reviews if review.act in _DECISIONS]
    return next((review for review in reversed(made) if person in ("", review.person)), None)
