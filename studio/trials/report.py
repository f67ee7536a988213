"""The report of one suite run, bound to exactly the agent and knowledge it ran on."""

from collections.abc import Sequence
from datetime import datetime
from typing import Self

from pydantic import BaseModel, ConfigDict

from studio.trials.results import CaseResult


class Report(BaseModel):
    """`started` is an ISO 8601 time with zone."""

    model_config = ConfigDict(frozen=True)

    agent: str
    agent_digest: str
    knowledge_digest: str
    endpoint: str
    model: str
    started: str
    results: tuple[CaseResult, ...] = ()

    @classmethod
    def started_now(
        cls, *, agent: str, agent_digest: str, knowledge_digest: str, endpoint: str, model: str
    ) -> Self:
        return cls(
            agent=agent,
            agent_digest=agent_digest,
            knowledge_digest=knowledge_digest,
            endpoint=endpoint,
            model=model,
            started=datetime.now().astimezone().isoformat(timespec="seconds"),
        )

    def with_results(self, results: Sequence[CaseResult]) -> Self:
        return self.model_copy(update={"results": tuple(results)})

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
