"""The words of the catalogue as values: submissions, reviews, releases."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from studio.catalogue.packages.manifest import PackedBase
from studio.catalogue.people import Person, Value
from studio.catalogue.trust.statements import Signed
from studio.catalogue.values.remarks import Remark, Rerun
from studio.core.agents import Category
from studio.core.editors import Editor
from studio.core.errors import Fact
from studio.core.reach import Reach


class Verdict(StrEnum):
    PASS = "pass"
    WARN = "warn"
    STOP = "stop"


class CheckName(StrEnum):
    """What is looked at, in the order in which it is read."""

    TESTS = "tests"
    INJECTIONS = "injections"
    SECRETS = "secrets"
    CLASSIFIED = "classified"
    PERSONAL_DATA = "personal_data"
    DOCUMENTS = "documents"
    PROVENANCE = "provenance"
    REACH = "reach"
    RULE_OF_TWO = "rule_of_two"
    SIZE = "size"


class Sighting(Value):
    """Where something was found: a file of the agent, a document, a tool; `kind` says what, `line` from 1."""

    where: str
    kind: str = ""
    line: int = 0
    page: int | None = None
    count: int = 1
    detail: str = ""


class Check(Value):
    """One thing looked at before publishing; facts count, sightings name places, and neither quotes a secret.

    Of many sightings the first are kept. `reason` is what the author gave for a warning.
    """

    name: CheckName
    verdict: Verdict
    facts: dict[str, Fact] = Field(default_factory=dict)
    sightings: tuple[Sighting, ...] = ()
    reason: str = ""


class SubmissionState(StrEnum):
    SUBMITTED = "submitted"
    CHANGES_REQUESTED = "changes_requested"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"  # its author submitted the agent again
    RELEASED = "released"


class Act(StrEnum):
    """What stands in the log: done to submissions and releases, then to the catalogue itself."""

    PUT = "put"
    SUBMIT = "submit"
    COMMENT = "comment"
    ANSWER = "answer"
    RESOLVE = "resolve"
    REOPEN = "reopen"
    RERUN = "rerun"
    APPROVE = "approve"
    RETURN = "return"
    REJECT = "reject"
    WITHDRAW = "withdraw"
    SUPERSEDE = "supersede"
    RELEASE = "release"
    RECALL = "recall"
    ROLL_BACK = "roll_back"
    DEPRECATE = "deprecate"
    LIFT_DEPRECATION = "lift_deprecation"
    PROLONG = "prolong"
    RATE = "rate"
    SEND_FEEDBACK = "send_feedback"
    TAKE_FEEDBACK = "take_feedback"
    DROP_FEEDBACK = "drop_feedback"

    KEEP_PERSON = "keep_person"
    ISSUE_TOKEN = "issue_token"
    WITHDRAW_TOKENS = "withdraw_tokens"
    LINK_IDENTITY = "link_identity"  # single sign-on knows the person from now on
    KEEP_DEPARTMENT = "keep_department"
    REMOVE_DEPARTMENT = "remove_department"
    SET_PASSWORD = "set_password"
    LOCK_OUT = "lock_out"  # a sign-in failed too often
    ADD_KEY = "add_key"
    REVOKE_KEY = "revoke_key"
    ROTATE_KEY = "rotate_key"  # the service signs with another key
    RESTORE = "restore"  # from a backup, with an index that clients go on with
    ADD_CLIENT = "add_client"  # a program that may ask published agents
    REVOKE_CLIENT = "revoke_client"


class Review(Value):
    """One act on a submission, as it stands in the log; `at` is an ISO 8601 time with zone."""

    number: int
    act: Act
    person: str
    name: str
    comment: str
    at: str


class PackedTool(Value):
    """A tool of the agent and what it touches, as worked out when it was submitted."""

    kind: str
    name: str
    reach: Reach = Reach()


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
    tools: tuple[PackedTool, ...] = ()
    declines: tuple[str, ...] = ()
    only_from_knowledge: bool = True
    masks_personal_data: bool = False
    ai_label: bool = True
    editors: tuple[str, ...] = ()
    passed: int
    total: int
    endpoint: str = ""
    model: str = ""
    tested: str = ""
    edited_by: tuple[Editor, ...] = ()


class PutPackage(Value):
    """A package that lies at the service, verified, and can be submitted."""

    digest: str
    size: int


class Covering(Value):
    """What goes with a package when it is submitted; `reasons` says per warning why all the same.

    The service takes none that is not `signed` by its author.
    """

    digest: str = Field(pattern=r"^[0-9a-f]{64}$")
    note: str = Field(default="", max_length=4000)
    reasons: dict[CheckName, Annotated[str, Field(max_length=2000)]] = Field(default_factory=dict)
    signed: Signed | None = None


class Submission(PackageFacts):
    """`department` is its author's when it was submitted; lists name the bases without their documents."""

    number: int
    state: SubmissionState
    author: Person
    department: str = ""
    note: str = ""
    submitted: str
    closed: str = ""
    checks: tuple[Check, ...] = ()
    reviews: tuple[Review, ...] = ()
    remarks: tuple[Remark, ...] = ()
    reruns: tuple[Rerun, ...] = ()


class ReleaseState(StrEnum):
    """How a release stands; of several that are true the gravest is said."""

    LISTED = "listed"
    DEPRECATED = "deprecated"  # still handed out, with a notice
    EXPIRED = "expired"
    ROLLED_BACK = "rolled_back"  # an earlier version is in use again
    RECALLED = "recalled"


class Release(PackageFacts):
    """An approved version; `current` is what is handed out of that agent.

    `recalled`, `rolled_back` and `deprecated` are empty or the reason, `instead` is what to use then: an
    agent's id, or a version of the same one.
    """

    submission: int
    author: Person
    reviewer: Person
    comment: str
    note: str = ""
    released: str
    state: ReleaseState = ReleaseState.LISTED
    current: bool = False
    recalled: str = ""
    rolled_back: str = ""
    deprecated: str = ""
    instead: str = ""
    valid_until: str = ""
    review_due: str = ""
    installs: int = 0
