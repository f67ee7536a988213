"""Gathers in one go what a review shows, and acts on it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from studio.catalogue import (
    CatalogueClient,
    Changes,
    Hindrance,
    Person,
    Remark,
    Spot,
    Standing,
    Submission,
    SubmissionState,
    Verdict,
)
from studio.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Reading:
    """One submission with what it changes, for the person who reads it."""

    submission: Submission
    changes: Changes
    person: Person
    standing: Standing

    @property
    def hindrance(self) -> Hindrance | None:
        return self.standing.hindrance

    @property
    def own(self) -> bool:
        """Whether it is the person's own and still waits: they may take it back."""
        waits = self.submission.state is SubmissionState.SUBMITTED
        return waits and self.submission.author.id == self.person.id

    @property
    def stopped(self) -> bool:
        """Whether a check says stop: then it can only be returned or rejected."""
        return any(check.verdict is Verdict.STOP for check in self.submission.checks)


class Decision(StrEnum):
    APPROVE = "approve"
    RETURN = "return"
    REJECT = "reject"
    WITHDRAW = "withdraw"


async def read_review(workspace: Workspace, number: int) -> Reading:
    async with workspace.catalogue() as client:
        return await _reading(client, await client.desk.submission(number))


async def decide(
    workspace: Workspace,
    number: int,
    decision: Decision,
    reason: str,
    digest: str = "",
    valid_until: date | None = None,
) -> Reading:
    """Decide about the package of that digest, the one that was read; what is approved holds until that day.

    Raises what the service says: ReviewerIsAuthor, ReviewerIsEditor, SubmissionClosed, CommentNeeded …
    """
    async with workspace.catalogue() as client:
        if decision is Decision.WITHDRAW:
            return await _reading(client, await client.desk.withdraw(number, reason))
        if decision is Decision.APPROVE:
            return await _reading(client, await client.desk.approve(number, reason, valid_until, digest))
        act = client.desk.return_ if decision is Decision.RETURN else client.desk.reject
        return await _reading(client, await act(number, reason, digest=digest))


async def say_at(workspace: Workspace, number: int, spot: Spot, words: str) -> Submission:
    async with workspace.catalogue() as client:
        return await client.desk.comment(number, words, spot)


async def answer(
    workspace: Workspace, number: int, remark: int, words: str, resolves: bool | None
) -> Submission:
    async with workspace.catalogue() as client:
        return await client.desk.answer(number, remark, words, resolves=resolves)


def open_remarks(submission: Submission) -> list[Remark]:
    return [remark for remark in submission.remarks if not remark.resolved]


async def _reading(client: CatalogueClient, submission: Submission) -> Reading:
    number = submission.number
    return Reading(
        submission,
        await client.desk.changes(number),
        await client.accounts.me(),
        await client.desk.standing(number),
    )
