"""The report of a test run as the catalogue reads it: what was tested, and how much of it passed."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from studio.core.agents import ExpectedCitation, TestCase
from studio.core.errors import PackageInvalid
from studio.core.events import Citation, Outcome
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
    answer: str = ""
    outcome: str | None = None
    citations: tuple[Any, ...] = ()  # earlier releases wrote them otherwise
    seconds: float = 0.0

    @property
    def held(self) -> bool:
        return bool(self.checks) and all(check.counts for check in self.checks)

    @property
    def asked(self) -> tuple[str, ...]:
        return (*self.before, self.question)

    def meets(self, case: TestCase) -> bool:
        """Whether all that the case expects was judged, and no verdict belies the answer."""
        judged = Counter(map(_told, self.checks))
        return expected_of(case) <= judged and not (untrue(self, case) - self._overruled)

    @property
    def _overruled(self) -> set[str]:
        return {check.expectation for check in self.checks if check.overruled}


class Judged(Answered):
    """One case of the report with its first deciding answer; `again` are the other attempts at it."""

    again: tuple[Answered, ...] = ()

    @property
    def attempts(self) -> tuple[Answered, ...]:
        return (self, *self.again)

    @property
    def passed(self) -> bool:
        return all(attempt.held for attempt in self.attempts)

    def is_of(self, case: TestCase) -> bool:
        """Each attempt asked just this, and those that passed meet it."""
        asked = (*case.before, case.question)
        return all(one.asked == asked and (not one.held or one.meets(case)) for one in self.attempts)


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
        waiting: dict[tuple[str, ...], list[Judged]] = defaultdict(list)
        for result in self.results:
            waiting[result.asked].append(result)
        for case in sorted(cases, key=lambda case: -expected_of(case).total()):  # the most exacting first
            results = waiting[(*case.before, case.question)]
            fits = next((place for place, result in enumerate(results) if result.is_of(case)), None)
            if fits is None:
                return False
            del results[fits]
        return not any(waiting.values())

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


def untrue(answered: Answered, case: TestCase) -> set[str]:
    """What the answer itself shows not to be so, whatever was made of it; patterns are left to reviewers."""
    from studio.runtime.matching import holds
    from studio.runtime.refusals import declines, last_request

    text, nothing = answered.answer, answered.outcome == Outcome.NOTHING_FOUND
    true = {
        "answers": answered.outcome != Outcome.QUOTED,
        "contains": all(holds(text, words) for words in case.contains),
        "lacks": not any(holds(text, words) for words in case.lacks),
        "cites": all(_cited(answered, wanted) for wanted in case.cites),
        "declines": not case.declines or nothing or (declines(text) and not answered.citations),
        "asks_back": not case.asks_back or bool(last_request(text)),
        "within": not case.within or answered.seconds <= case.within,
    }
    return {expectation for expectation, so in true.items() if not so}


def _cited(answered: Answered, wanted: ExpectedCitation) -> bool:
    from studio.runtime.matching import cites

    try:
        return any(cites(Citation.model_validate(one), wanted) for one in answered.citations)
    except ValidationError:
        return False


def _told(check: Expected) -> tuple[str, str]:
    words = check.expected if check.expectation in ("contains", "lacks", "matches", "rubric") else ""
    return check.expectation, words
