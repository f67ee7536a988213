"""Gathers in one go what the queue and one review show."""

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
class Group:
    department: str
    submissions: tuple[Submission, ...]


@dataclass(frozen=True, slots=True)
class Queue:
    """`waiting` by office with the oldest first, `own` still waiting, `decided` newest first."""

    person: Person
    waiting: tuple[Group, ...] = ()
    own: tuple[Submission, ...] = ()
    decided: tuple[Submission, ...] = ()

    @property
    def may_review(self) -> bool:
        return Role.REVIEWER in self.person.roles

    @property
    def count(self) -> int:
        return sum(len(group.submissions) for group in self.waiting)


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


async def read_queue(workspace: Workspace) -> Queue:
    async with workspace.catalogue() as client:
        return queue_of(await client.accounts.me(), await client.desk.submissions())


async def read_review(workspace: Workspace, number: int) -> Reading:
    async with workspace.catalogue() as client:
        return await _reading(client, await client.desk.submission(number))


async def decide(workspace: Workspace, number: int, decision: Decision, reason: str) -> Reading:
    """Raises what the service says: ReviewerIsAuthor, ActNotAllowed, SubmissionClosed, CommentNeeded."""
    async with workspace.catalogue() as client:
        acts = {
            Decision.APPROVE: client.desk.approve,
            Decision.RETURN: client.desk.return_,
            Decision.REJECT: client.desk.reject,
            Decision.WITHDRAW: client.desk.withdraw,
        }
        return await _reading(client, await acts[decision](number, reason))


def queue_of(person: Person, submissions: list[Submission]) -> Queue:
    """Sort the submissions, given oldest first, into what waits for whom."""
    waiting = [entry for entry in submissions if entry.state is SubmissionState.SUBMITTED]
    others: dict[str, list[Submission]] = {}
    for entry in waiting:
        if entry.author.id != person.id:
            others.setdefault(entry.author.department, []).append(entry)
    return Queue(
        person,
        tuple(Group(department, tuple(entries)) for department, entries in others.items()),
        tuple(entry for entry in waiting if entry.author.id == person.id),
        tuple(entry for entry in reversed(submissions) if entry.state is not SubmissionState.SUBMITTED),
    )


async def _reading(client: CatalogueClient, submission: Submission) -> Reading:
    return Reading(submission, await client.desk.changes(submission.number), await client.accounts.me())
