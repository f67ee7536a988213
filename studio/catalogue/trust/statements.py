"""What is signed, by whom: an author's submission, a catalogue's release, a key's successor."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from studio.catalogue.trust.keys import KeyId, PublicKey, Signature

SUBMISSION = "agent-studio submission v1"
RELEASE = "agent-studio release v1"
AUTHOR_KEY = "agent-studio author key v1"
SERVICE_KEY = "agent-studio service key v1"
INDEX = "agent-studio index v1"
LOG = "agent-studio log v1"


def _with_zone(time: str) -> str:
    if datetime.fromisoformat(time).tzinfo is None:
        raise ValueError(time)
    return time


Time = Annotated[
    str,
    StringConstraints(max_length=40),
    AfterValidator(_with_zone),
    Field(json_schema_extra={"format": "date-time"}),
]
"""ISO 8601 with a zone."""


class Statement(BaseModel):
    """Nothing may stand in it that its reader does not understand: it would be signed unread."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class SubmissionStatement(Statement):
    """“I, this person, submit this package as this version to this catalogue”, good for one time.

    `catalogue` is the id of the key that the catalogue signs with; `once` are 32 random hexadecimal digits.
    """

    catalogue: KeyId
    package: KeyId
    agent: str
    version: str
    person: str
    once: str = Field(pattern=r"^[0-9a-f]{32}$")


class Signed(Statement):
    """An author's statement with the key and signature below it."""

    statement: SubmissionStatement
    key: KeyId
    signature: Signature


class KeyStatement(Statement):
    """“This key is mine”, signed with the key itself."""

    catalogue: KeyId
    person: str
    public: PublicKey


class Successor(Statement):
    """“After me this key signs for the catalogue”, signed with the key before."""

    before: KeyId
    public: PublicKey


class ReleaseStatement(Statement):
    """What the catalogue vouches for; the author's part is empty for releases from before there were keys."""

    package: KeyId
    agent: str
    version: str
    author: str
    author_key: PublicKey | None = None
    submitted: Signed | None = None
    reviewer: str
    released: str


class Seal(Statement):
    """The signatures of a release, as they go with a package (`.agent.sig`)."""

    release: ReleaseStatement
    key: KeyId
    signature: Signature


class ServiceKey(Statement):
    """A key the catalogue signs or signed with; `endorsement` is by the key before, empty for the first.

    A later key without one took the place of a lost key: who knew the key before has to trust it anew.
    """

    public: PublicKey
    since: str
    endorsement: Signature | None = None


class Standing(StrEnum):
    LISTED = "listed"
    DEPRECATED = "deprecated"
    ROLLED_BACK = "rolled_back"
    RECALLED = "recalled"


class Entry(Statement):
    """One version in the index; `reason` says why it is not simply listed, `instead` what to use.

    `valid_until` is a date or empty: the last day on which it is handed out.
    """

    digest: KeyId
    standing: Standing = Standing.LISTED
    reason: str = ""
    instead: str = ""
    valid_until: str = ""


class Root(Statement):
    """What binds the whole index: `tree` is the hash of its tree, times are ISO 8601 with zone.

    `version` only ever grows. `log` is the last line of the log when this was made.
    """

    version: int
    tree: KeyId
    signed: Time
    expires: Time
    log_number: int
    log_digest: str


class SignedRoot(Statement):
    root: Root
    key: KeyId
    signature: Signature


class LogEnd(Statement):
    """“This is the last line of the log”, signed with every act."""

    number: int
    digest: str


class SignedLogEnd(Statement):
    end: LogEnd
    key: KeyId
    signature: Signature
