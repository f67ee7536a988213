"""What reviewers and authors write about a place in a package, and tests that a reviewer ran again."""

from enum import StrEnum

from pydantic import Field

from studio.catalogue.people import Day, Flag, Value, Whole

SAID_MOST = 4000
PLAIN = r"^[^\x00]*$"
"""No database keeps a NUL in a text."""
DIGEST = r"^([0-9a-f]{64})?$"
_FILE_LENGTH, _SUBJECT_LENGTH, _LINE_MOST = 300, 2000, 10_000_000


class Spot(Value):
    """A place in a package; an empty `file` means the submission as a whole.

    `line` counts from 1, 0 for none; `subject` is a setting's path, “base/document”, a test's question, or a
    tool's field as `changes` names them. `digest` is the package it stands in: the submitted one, or the
    released one for a line that went; empty means the submitted one.
    """

    file: str = Field(default="", max_length=_FILE_LENGTH, pattern=PLAIN)
    line: Whole = Field(default=0, ge=0, le=_LINE_MOST)
    subject: str = Field(default="", max_length=_SUBJECT_LENGTH, pattern=PLAIN)
    digest: str = Field(default="", pattern=DIGEST)


class Saying(Spot):
    """A comment about a place, as it is sent."""

    comment: str = Field(default="", max_length=SAID_MOST, pattern=PLAIN)


class Answering(Value):
    """What is said to a comment, as it is sent; `resolves` settles it, or with false opens it again."""

    comment: str = Field(default="", max_length=SAID_MOST, pattern=PLAIN)
    resolves: Flag | None = None


class Deciding(Value):
    """A decision as it is sent: with its reason, and the digest of the package that was looked at."""

    comment: str = Field(default="", max_length=SAID_MOST, pattern=PLAIN)
    digest: str = Field(default="", pattern=DIGEST)


class Approving(Deciding):
    """How long the release is to hold, and when it is looked at again; None as the catalogue's terms say."""

    valid_until: Day | None = None
    review_due: Day | None = None


class Answer(Value):
    """What was said to a remark; `resolves` is None when it only says something."""

    person: str
    name: str
    text: str
    at: str
    resolves: bool | None = None


class Remark(Spot):
    """`quote` is what stood at that place when it was written."""

    number: int
    person: str
    name: str
    text: str
    at: str
    quote: str = ""
    answers: tuple[Answer, ...] = ()

    @property
    def resolved(self) -> bool:
        said = [answer.resolves for answer in self.answers if answer.resolves is not None]
        return bool(said) and bool(said[-1])


class Rerun(Value):
    """The suite of a submission, run once more by whoever reviews it, on an endpoint of theirs."""

    number: int
    person: str
    name: str
    endpoint: str
    model: str
    started: str
    passed: int
    total: int
    at: str


class Hindrance(StrEnum):
    """Why a person cannot decide about a submission."""

    CLOSED = "closed"
    AUTHOR = "author"
    EDITOR = "editor"
    NO_ROLE = "no_role"


class Standing(Value):
    """How the person who asks stands to a submission; no hindrance when they may decide."""

    hindrance: Hindrance | None = None
    may_comment: bool = False


class DepartmentQueue(Value):
    """What others submitted in a department and waits for a decision; `oldest` is when the first came in."""

    department: str
    waiting: int
    oldest: str
