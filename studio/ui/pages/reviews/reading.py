"""Gathers in one go what a review shows."""

from dataclasses import dataclass
from enum import StrEnum

from studio.catalogue import (
    CatalogueClient,
    Changes,
    Person,
    Role,
    Submission,
    SubmissionState,
    Verdict,
)
from studio.workspace import Workspace


class Hindrance(StrEnum):
    """Why the acting person cannot decide, or cannot approve."""

    CLOSED = "closed"
    AUTHOR = "author"
    NO_ROLE = "no_role"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Reading:
    """One submission with what it changes, for the person who reads it."""

    submission: Submission
    changes: Changes
    person: Person

    @property
    def hindrance(self) -> Hindrance | None:
        """Return the first thing that stands in the way; only STOPPED leaves rejecting and returning."""
        if self.submission.state is not SubmissionState.SUBMITTED:
            return Hindrance.CLOSED
        if self.submission.author.id == self.person.id:
            return Hindrance.AUTHOR
        if Role.REVIEWER not in self.person.roles:
            return Hindrance.NO_ROLE
        stopped = any(check.verdict is Verdict.STOP for check in self.submission.checks)
        return Hindrance.STOPPED if stopped else None


class Decision(StrEnum):
    APPROVE = "approve"
    RETURN = "return"
    REJECT = "reject"
    WITHDRAW = "withdraw"


async def read_review(workspace: Workspace, number: int) -> Reading:
    async with workspace.catalogue() as client:
        return await _reading(client, await client.desk.submission(number))


async def decide(
    workspace: Workspace, number: int, decision: Decision, reason: str, digest: str = ""
) -> Reading:
    """Decide about the package of that digest, the one that was read.

    Raises what the service says: ReviewerIsAuthor, ReviewerIsEditor, SubmissionClosed, CommentNeeded …
    """
    async with workspace.catalogue() as client:
        if decision is Decision.WITHDRAW:
            return await _reading(client, await client.desk.withdraw(number, reason))
        if decision is Decision.APPROVE:
            return await _reading(client, await client.desk.approve(number, reason, digest=digest))
        act = client.desk.return_ if decision is Decision.RETURN else client.desk.reject
        return await _reading(client, await act(number, reason, digest=digest))


async def _reading(client: CatalogueClient, submission: Submission) -> Reading:
    return Reading(submission, await client.desk.changes(submission.number), await client.accounts.me())
