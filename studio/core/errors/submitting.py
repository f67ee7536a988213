"""On the way to a release: package, checks, review.

CatalogueError
├── PackageDamaged                 bytes and digest do not agree
├── PackageInvalid
├── CheckStopped                   a package check stops the submission
├── ReasonsMissing                 a check warns, and nobody says why it is submitted all the same
├── PackageTooLarge                more than a catalogue takes
├── TooMuchWaiting                 packages that somebody sent and never submitted
├── TestsNotPassed                 no passing report on exactly this digest
├── ReviewerIsAuthor
├── ReviewerIsEditor               the person changed the agent since the release before
├── SubmissionClosed               it has been decided or withdrawn already
├── SubmissionStale                the digest that was looked at is not the one that waits
├── ReportUnfit                    a report about another agent, other knowledge or other cases
└── CommentNeeded
"""

from studio.core.errors.serving import CatalogueError


class PackageDamaged(CatalogueError):
    file: str


class PackageInvalid(CatalogueError):
    file: str
    problem: str


class CheckStopped(CatalogueError):
    check: str
    detail: str


class ReasonsMissing(CatalogueError):
    """`checks` are the names of those that warn, with commas between."""

    checks: str


class PackageTooLarge(CatalogueError):
    """Both in whole megabytes."""

    size: int
    limit: int


class TooMuchWaiting(CatalogueError):
    person: str
    packages: int


class TestsNotPassed(CatalogueError):
    agent: str
    passed: int
    total: int


class ReviewerIsAuthor(CatalogueError):
    person: str


class ReviewerIsEditor(CatalogueError):
    person: str


class SubmissionClosed(CatalogueError):
    number: int
    state: str


class SubmissionStale(CatalogueError):
    number: int


class ReportUnfit(CatalogueError):
    number: int


class CommentNeeded(CatalogueError):
    pass
