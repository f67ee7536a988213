"""What a class and its learners tell one another: seats, reports, orders, figures."""

from collections.abc import Mapping
from enum import StrEnum

from pydantic import Field

from studio.catalogue.people import Flag, Person, Value
from studio.classroom.names import LONGEST_TEXT
from studio.endpoints.profiles import ToolCalling

MOST_SEATS = 200
_MOST_STEPS, _MOST_RESULTS = 2000, 60


class SeatState(StrEnum):
    FREE = "free"
    WORKING = "working"
    DONE = "done"  # with every step of the lesson it is at
    AWAY = "away"  # taken, and nothing was heard for a while


class StepMark(Value):
    """How far a learner is with a step; `done_at` is an ISO 8601 time with zone, empty while it is not met.

    `tries` counts looks at it that ended with a mistake, `mistake` is which one it was last.
    """

    done_at: str = Field(default="", max_length=40)
    tries: int = Field(default=0, ge=0, le=1_000_000)
    mistake: str = Field(default="", max_length=100)

    @property
    def done(self) -> bool:
        return bool(self.done_at)


class SuiteResult(Value):
    """The newest whole run of an agent's tests, as the test bench keeps it."""

    agent: str = Field(max_length=100)
    name: str = Field(default="", max_length=100)
    version: str = Field(default="", max_length=40)
    run: int = Field(ge=0, le=1_000_000)
    passed: int = Field(ge=0, le=100_000)
    total: int = Field(ge=0, le=100_000)
    finished: str = Field(default="", max_length=40)
    practice: Flag = False


class Hand(Value):
    """Raised since `at` (ISO 8601)."""

    at: str
    text: str = ""


class Seat(Value):
    """`step` is the first of its lesson that is not met, empty when all are; `seen` is when its computer was
    last heard of (ISO 8601), `steps` goes by `lesson/step`."""

    number: int
    state: SeatState = SeatState.FREE
    name: str = ""
    lesson: str = ""
    step: str = ""
    hand: Hand | None = None
    joined: str = ""
    seen: str = ""
    steps: Mapping[str, StepMark] = Field(default_factory=dict)
    results: tuple[SuiteResult, ...] = ()

    @property
    def taken(self) -> bool:
        return self.state is not SeatState.FREE


class SharedModel(Value):
    """What learners are told of the trainer's endpoint: never its address, never its key."""

    name: str
    chat_model: str = ""
    embedding_model: str = ""
    rerank_model: str = ""
    context_window: int = 32768
    tool_calling: ToolCalling = ToolCalling.UNKNOWN
    first_token_seconds: float = 180
    idle_seconds: float = 120


class RoomFacts(Value):
    """`lesson` is where the trainer last sent everybody, `model` None where none is shared.

    `digest` is that of the course's package; `catalogue` tells one class's from another's. Where the course
    brings submissions to review, each learner reviews them in an `own_catalogue`. The `code` is told to the
    trainer alone.
    """

    course: str
    title: str
    digest: str
    catalogue: str
    own_catalogue: Flag = False
    seats: int
    taken: int = 0
    lesson: str = ""
    model: SharedModel | None = None
    code: str = ""


class Join(Value):
    """`device` is a secret of the learner's computer by which it gets its own seat back; `seat` 0 is any."""

    code: str = Field(max_length=40)
    name: str = Field(max_length=200)
    device: str = Field(min_length=16, max_length=100)
    seat: int = Field(default=0, ge=0, le=MOST_SEATS)


class Joined(Value):
    """`token` opens the class for this seat, and signs in to the catalogue as `person`.

    `heard` is the last order that is not for somebody who comes in now.
    """

    seat: int
    name: str
    token: str
    person: Person
    room: RoomFacts
    heard: int = 0


class Report(Value):
    """All that is known of a learner so far, so that a later one stands for those before it.

    `number` grows with each one from a computer; `heard` is the number of the last order it heard.
    """

    number: int = Field(ge=0, le=2**53)
    lesson: str = Field(default="", max_length=100)
    steps: Mapping[str, StepMark] = Field(default_factory=dict, max_length=_MOST_STEPS)
    results: tuple[SuiteResult, ...] = Field(default=(), max_length=_MOST_RESULTS)
    heard: int = Field(default=0, ge=0, le=2**53)


class OrderAsked(Value):
    """Either a lesson that everybody is to go to, or a message."""

    lesson: str = Field(default="", max_length=100)
    message: str = Field(default="", max_length=LONGEST_TEXT * 4)


class Order(Value):
    """What the trainer sent to all; numbers grow, `at` is ISO 8601."""

    number: int
    at: str
    lesson: str = ""
    message: str = ""


class Told(Value):
    """What a learner's computer is told whenever it reports; `orders` are those it has not heard."""

    seat: Seat
    orders: tuple[Order, ...] = ()


class RaiseHand(Value):
    up: Flag = True
    text: str = Field(default="", max_length=LONGEST_TEXT * 4)


class StepFigure(Value):
    """How the class stands at a step: how many are done with it, are at it now, and met with a mistake."""

    lesson: str
    step: str
    title: str
    done: int
    at_it: int
    mistaken: int
    lesson_title: str = ""


class Figures(Value):
    """`taken` counts seats with somebody at them; each of them is working, done or away."""

    seats: int
    taken: int
    working: int
    done: int
    away: int
    hands: int
    lesson: str = ""
    steps: tuple[StepFigure, ...] = ()
