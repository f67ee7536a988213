"""The report of one suite run, bound to exactly the agent and knowledge it ran on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Self

from pydantic import BaseModel, ConfigDict

from studio.core.errors import NotFound
from studio.trials.results import CaseResult, joined


def now() -> str:
    """The time with its zone, ISO 8601, as reports and overrulings bear it."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


class Report(BaseModel):
    """`started` and `finished` are ISO 8601 times with zone; one that was broken off has no `finished`.

    `agent_digest` is empty when agent or knowledge were changed during the run, which then proves nothing.
    `run` counts the runs of the agent from 1 (0: not kept). `endpoint` is the name of the profile, `host` its
    server, `studio` the version of this program. `cases` is how many the suite has, `chosen` the numbers of
    those that were asked where it was not all, each `repeats` times.
    """

    model_config = ConfigDict(frozen=True)

    agent: str
    agent_digest: str
    knowledge_digest: str
    endpoint: str
    model: str
    started: str
    run: int = 0
    version: str = ""
    host: str = ""
    finished: str = ""
    repeats: int = 1
    concurrency: int = 0
    studio: str = ""
    cases: int = 0
    chosen: tuple[int, ...] = ()
    results: tuple[CaseResult, ...] = ()

    def with_results(self, results: Iterable[CaseResult]) -> Self:
        """Return it with all attempts at a case made one result, in the order of the cases."""
        attempts: dict[int, list[CaseResult]] = defaultdict(list)
        for place, result in enumerate(results):
            attempts[result.number or -place - 1].append(result)
        ordered = sorted(attempts, key=lambda number: (number < 0, abs(number)))
        return self.model_copy(update={"results": tuple(joined(attempts[number]) for number in ordered)})

    def attempt(self, number: int, attempt: int = 1) -> CaseResult:
        """Return one answer to the case of that number; raises NotFound."""
        for result in self.results:
            for each in result.attempts if result.number == number else ():
                if each.attempt == attempt:
                    return each
        raise NotFound(kind="case", missing=str(number))

    @property
    def total(self) -> int:
        return len(self.results)

    @property
    def passed(self) -> int:
        return sum(result.passed for result in self.results)

    @property
    def all_passed(self) -> bool:
        """Whether there were cases and none of them failed."""
        return 0 < self.total == self.passed

    @property
    def whole(self) -> bool:
        """Whether all cases of the suite were to be asked."""
        return not self.chosen

    @property
    def planned(self) -> int:
        """How many answers it was to have."""
        return (len(self.chosen) or self.cases) * self.repeats

    @property
    def answers(self) -> int:
        """How many answers it has; what an endpoint that was away left open is none."""
        return sum(1 for _ in self.answered)

    @property
    def unanswered(self) -> int:
        """How many answers an endpoint that was away left open."""
        return sum(len(result.attempts) for result in self.results) - self.answers

    @property
    def answered(self) -> Iterator[CaseResult]:
        """Each answer by itself; a run that goes on asks the others."""
        for result in self.results:
            yield from (attempt for attempt in result.attempts if not attempt.unanswered)

    @property
    def flaky(self) -> int:
        return sum(result.flaky for result in self.results)

    @property
    def overruled(self) -> int:
        """How many checks a person overruled."""
        return sum(result.overruled for result in self.results)

    @property
    def seconds(self) -> float:
        """All answers' times together."""
        return sum(attempt.seconds for result in self.results for attempt in result.attempts)
