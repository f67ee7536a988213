"""Programs that ask published agents.

CatalogueError
├── ClientKeyRefused               no key of a program, or one that was revoked or has ended
├── ClientTooOften                 a program asked more than it may: wait that long
├── AttachmentsNotTaken            programs ask published agents in text alone
└── RequestNotUnderstood           a program asked an agent in a way that is none
"""

from studio.core.errors.serving import CatalogueError


class ClientKeyRefused(CatalogueError):
    """`client` is empty where nobody has that key."""

    client: str


class ClientTooOften(CatalogueError):
    """`per` is “minute”, “day” or “at_once”."""

    limit: int
    per: str
    seconds: int


class AttachmentsNotTaken(CatalogueError):
    kind_of_part: str


class RequestNotUnderstood(CatalogueError):
    """`field` is empty where the whole does not read."""

    field: str
