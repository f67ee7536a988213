"""How one test case went: each expectation with what was wanted and what came."""

from collections.abc import Iterable
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, computed_field

from studio.core.events import Citation, Outcome
from studio.core.passages import Trouble
from studio.trials.outages import is_outage


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True)


class Expectation(StrEnum):
    """What a case may ask of an answer; `ANSWERS` is asked of every case."""

    ANSWERS = "answers"
    CONTAINS = "contains"
    LACKS = "lacks"
    MATCHES = "matches"
    CITES = "cites"
    CALLS = "calls"
    MAKES = "makes"
    DECLINES = "declines"
    ASKS_BACK = "asks_back"
    WITHIN = "within"
    RUBRIC = "rubric"


class Overruling(_Kept):
    """A person's verdict in place of the one that was worked out; `time` is ISO 8601 with zone."""

    person: str
    met: bool
    reason: str
    time: str


class Check(_Kept):
    """`expected` and `actual` are the words, sources, seconds or outcome that were compared.

    `met` is the verdict as it was worked out, whatever a person made of it. Of a rubric, `prompt` is what the
    judging model was sent and `reason` what it said; `trouble` tells why there is no verdict, and then it is
    not met.
    """

    expectation: Expectation
    expected: str
    actual: str
    met: bool
    reason: str = ""
    prompt: str = ""
    trouble: Trouble | None = None
    overruled: Overruling | None = None

    @computed_field  # type: ignore[prop-decorator]  # pydantic's way to keep a property in the JSON
    @property
    def counts(self) -> bool:
        """Whether it counts as met: as the last person to overrule it has it."""
        return self.met if self.overruled is None else self.overruled.met


class CaseResult(_Kept):
    """`seconds` is the time of the judged question alone; `trouble` why there was no proper answer.

    `number` is the place of the case in its suite, from 1 (0: not known), and `attempt` which of its repeats
    this was, from 1. A report holds each case once: the attempt that decides it, with the others in `again`.
    """

    question: str
    number: int = 0
    attempt: int = 1
    group: str = ""
    before: tuple[str, ...] = ()
    answer: str = ""
    outcome: Outcome | None = None
    citations: tuple[Citation, ...] = ()
    checks: tuple[Check, ...] = ()
    seconds: float = 0.0
    first_text: float | None = None
    trouble: Trouble | None = None
    again: tuple["CaseResult", ...] = ()

    @computed_field  # type: ignore[prop-decorator]  # pydantic's way to keep a property in the JSON
    @property
    def passed(self) -> bool:
        """Whether all its attempts passed."""
        return self.held and all(other.held for other in self.again)

    @property
    def ok(self) -> bool:
        return self.passed

    @property
    def held(self) -> bool:
        """Whether this attempt alone passed."""
        return bool(self.checks) and all(check.counts for check in self.checks)

    @property
    def unanswered(self) -> bool:
        """Whether the endpoint was away when it was asked or judged, and no person has judged instead."""
        if any(check.overruled for check in self.checks):
            return False
        answered = self.outcome not in (None, Outcome.QUOTED)
        return any(is_outage(check.trouble) for check in self.checks) or (
            not answered and is_outage(self.trouble)
        )

    @property
    def unmet(self) -> tuple[Check, ...]:
        return tuple(check for check in self.checks if not check.counts)

    @property
    def attempts(self) -> "tuple[CaseResult, ...]":
        """All repeats in the order they were begun, each on its own."""
        alone = self.model_copy(update={"again": ()})
        return tuple(sorted((alone, *self.again), key=lambda result: result.attempt))

    @property
    def times_passed(self) -> int:
        return sum(attempt.held for attempt in self.attempts)

    @property
    def flaky(self) -> bool:
        """Whether it passed at times and failed at times."""
        return 0 < self.times_passed < len(self.attempts)

    @property
    def spread(self) -> tuple[float, float]:
        """Seconds of the quickest and of the slowest attempt."""
        seconds = [attempt.seconds for attempt in self.attempts]
        return min(seconds), max(seconds)

    @property
    def overruled(self) -> int:
        """How many checks a person overruled, in all attempts."""
        return sum(check.overruled is not None for each in self.attempts for check in each.checks)


def joined(attempts: Iterable[CaseResult]) -> CaseResult:
    """Return the attempts at one case as one result: the first that failed decides, else the first."""
    decides, *others = sorted(attempts, key=lambda result: (result.held, result.attempt))
    others.sort(key=lambda result: result.attempt)
    return decides.model_copy(update={"again": tuple(others)})
