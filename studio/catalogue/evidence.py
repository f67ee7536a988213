"""The report of a test run as the catalogue reads it: what was tested, and how much of it passed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from studio.core.agents import TestCase
from studio.core.errors import PackageInvalid
from studio.endpoints.profiles import PRACTICE

Told = Annotated[str, StringConstraints(max_length=300, pattern=r"^[^\x00]*$")]
"""A short text that any database takes."""


class Overruled(BaseModel):
    """A person's verdict in place of the one that was worked out."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    person: str
    met: bool
    reason: str
    time: str

    @property
    def on_record(self) -> bool:
        return all(told.strip() for told in (self.person, self.reason, self.time))


class Expected(BaseModel):
    """One expectation of a case, and whether the answer met it."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    met: bool
    expectation: str = ""
    expected: str = ""
    overruled: Overruled | None = None

    @property
    def counts(self) -> bool:
        """Somebody's verdict counts in place of ours if it stands there with person, reason and time."""
        return self.overruled.met if self.overruled and self.overruled.on_record else self.met


class Answered(BaseModel):
    """One answer to a case; whether it passed is worked out here, whatever the report says of it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    question: str
    before: tuple[str, ...] = ()
    checks: tuple[Expected, ...]

    @property
    def held(self) -> bool:
        return bool(self.checks) and all(check.counts for check in self.checks)

    @property
    def asked(self) -> tuple[str, ...]:
        return (*self.before, self.question)


class Judged(Answered):
    """One case of the report with its first deciding answer; `again` are the other attempts at it."""

    again: tuple[Answered, ...] = ()

    @property
    def attempts(self) -> tuple[Answered, ...]:
        return (self, *self.again)

    @property
    def passed(self) -> bool:
        return all(attempt.held for attempt in self.attempts)


class Evidence(BaseModel):
    """`raw` is the whole report as it was written, for whoever wants to see each answer."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    agent_digest: str
    knowledge_digest: str
    endpoint: Told
    model: Told
    started: Told
    host: Told = ""
    results: tuple[Judged, ...] = ()
    raw: str = ""

    @property
    def total(self) -> int:
        return len(self.results)

    @property
    def passed(self) -> int:
        return sum(result.passed for result in self.results)

    @property
    def practice(self) -> bool:
        """Whether it is of the practice endpoint, which has no model."""
        return self.model == PRACTICE.chat_model or self.endpoint == PRACTICE.name

    @property
    def named(self) -> bool:
        """Whether it tells which endpoint with which model answered."""
        return bool(self.endpoint.strip() and self.model.strip())

    def covers(self, cases: Sequence[TestCase]) -> bool:
        """Whether exactly these were asked, each as often, and all they expect judged where they passed."""
        wanted = Counter((*case.before, case.question) for case in cases)
        if Counter(result.asked for result in self.results) != wanted:
            return False
        expected = {(*case.before, case.question): expected_of(case) for case in cases}
        answers = (answer for result in self.results for answer in result.attempts if answer.held)
        return all(
            answer.asked in expected and expected[answer.asked] <= Counter(map(_told, answer.checks))
            for answer in answers
        )

    def overruled(self) -> Iterator[tuple[str, Overruled]]:
        """Yield each verdict that is a person's, with its question."""
        for result in self.results:
            for check in (check for answer in result.attempts for check in answer.checks):
                if check.overruled:
                    yield result.question, check.overruled


def read_evidence(file: str, content: bytes) -> Evidence:
    try:
        return Evidence.model_validate_json(content).model_copy(update={"raw": content.decode()})
    except (ValidationError, UnicodeDecodeError) as error:
        raise PackageInvalid(file=file, problem="does_not_read") from error


def expected_of(case: TestCase) -> Counter[tuple[str, str]]:
    """What has to be judged of an answer; where the same can be written in many ways, words are left out."""
    once = {
        "makes": bool(case.artifact),
        "declines": case.declines,
        "asks_back": case.asks_back,
        "within": bool(case.within),
    }
    worded = {
        "contains": case.contains,
        "lacks": case.lacks,
        "matches": case.matches,
        "rubric": (case.rubric,) if case.rubric else (),
    }
    return Counter(
        [("answers", ""), *((kind, "") for kind, wanted in once.items() if wanted)]
        + [(kind, words) for kind, all_words in worded.items() for words in all_words]
        + [("cites", "")] * len(case.cites)
        + [("calls", "")] * len(case.calls)
    )


def _told(check: Expected) -> tuple[str, str]:
    words = check.expected if check.expectation in ("contains", "lacks", "matches", "rubric") else ""
    return check.expectation, words
