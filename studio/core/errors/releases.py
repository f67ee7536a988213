"""Releases: their order, their end, and what people say about them.

CatalogueError
├── VersionTaken
├── ReleaseRecalled                it must not be used any more, and the reason why
│   └── InstalledRecalled           the copy on this computer, by its name
├── VersionNotHigher               a higher one is out, and it is no patch of an older line
├── ReleaseNotOffered              it is past its end, or was rolled back
├── RollbackNotPossible            only an earlier version that still holds can come back
├── NotDeprecated                  there is no deprecation to lift
├── DateNotAllowed                 an end that is past, or too far off
├── RaterIsAuthor
├── FeedbackSettled                it has been taken or dropped already
└── TooMuchToday
"""

from studio.core.errors.serving import CatalogueError


class VersionTaken(CatalogueError):
    agent: str
    version: str


class ReleaseRecalled(CatalogueError):
    agent: str
    version: str
    reason: str


class InstalledRecalled(ReleaseRecalled):
    title: str


class VersionNotHigher(CatalogueError):
    """`released` is the highest so far."""

    agent: str
    version: str
    released: str


class ReleaseNotOffered(CatalogueError):
    agent: str
    version: str
    state: str
    reason: str


class RollbackNotPossible(CatalogueError):
    agent: str
    version: str
    current: str


class NotDeprecated(CatalogueError):
    agent: str
    version: str


class DateNotAllowed(CatalogueError):
    """ISO dates."""

    date: str
    earliest: str
    latest: str


class RaterIsAuthor(CatalogueError):
    person: str


class FeedbackSettled(CatalogueError):
    number: int
    state: str


class TooMuchToday(CatalogueError):
    limit: int
