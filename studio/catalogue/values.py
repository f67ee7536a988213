"""The words of the catalogue as values: people, submissions, reviews, releases."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from studio.catalogue.manifest import PackedBase
from studio.core.agents import Category
from studio.core.errors import Fact


class Value(BaseModel):
    """A field the other side does not know yet is ignored, so that old clients can ask newer servers."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Role(StrEnum):
    BUILDER = "builder"
    REVIEWER = "reviewer"
    TRAINER = "trainer"
    ADMIN = "admin"


class Person(Value):
    id: str = Field(min_length=1, max_length=100)
    name: str = Field(min_length=1, max_length=100)
    department: str = Field(default="", max_length=200)
    roles: tuple[Role, ...] = ()


class Token(Value):
    """Shown once, to whoever issues it."""

    person: str
    token: str


class Verdict(StrEnum):
    PASS = "pass"
    WARN = "warn"
    STOP = "stop"


class CheckName(StrEnum):
    TESTS = "tests"
    SECRETS = "secrets"
    CLASSIFIED = "classified"
    PERSONAL_DATA = "personal_data"
    DOCUMENTS = "documents"
    SIZE = "size"


class Check(Value):
    """One thing looked at before publishing; the facts count and name places, and quote nothing secret."""

    name: CheckName
    verdict: Verdict
    facts: dict[str, Fact] = {}


class SubmissionState(StrEnum):
    SUBMITTED = "submitted"
    CHANGES_REQUESTED = "changes_requested"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"  # its author submitted the agent again
    RELEASED = "released"


class Act(StrEnum):
    SUBMIT = "submit"
    COMMENT = "comment"
    APPROVE = "approve"
    RETURN = "return"
    REJECT = "reject"
    WITHDRAW = "withdraw"
    SUPERSEDE = "supersede"
    RECALL = "recall"


class Review(Value):
    """One act on a submission, as it stands in the log; `at` is an ISO 8601 time with zone."""

    number: int
    act: Act
    person: str
    name: str
    comment: str
    at: str


class PackageFacts(Value):
    """What a package says of itself: shared by a submission and the release it becomes."""

    agent: str
    name: str
    version: str
    purpose: str = ""
    owner: str = ""
    icon: str = ""
    category: Category = Category.CITY
    digest: str
    agent_digest: str = ""
    knowledge_digest: str = ""
    size: int
    knowledge: tuple[PackedBase, ...] = ()
    passed: int
    total: int
    endpoint: str = ""
    model: str = ""
    tested: str = ""


class Submission(PackageFacts):
    number: int
    state: SubmissionState
    author: Person
    note: str = ""
    submitted: str
    checks: tuple[Check, ...] = ()
    reviews: tuple[Review, ...] = ()


class Release(PackageFacts):
    """An approved version; `recalled` is empty or the reason why it must not be used any more."""

    submission: int
    author: Person
    reviewer: Person
    comment: str
    released: str
    recalled: str = ""
    installs: int = 0
