"""How a suite is to be run."""

from dataclasses import dataclass

from studio.core.agents import TestCase
from studio.trials import (
    Report,
)


@dataclass(frozen=True, slots=True)
class Order:
    """How a suite is to be run: on which endpoint (the agent's own if empty), how often each case (0: once).

    Only cases whose question or group holds `words`, or only the one of that `number`, are asked. With
    `resume` an open run on just this agent and knowledge goes on as it was begun, if there is one that does
    not contradict what is said here; otherwise a new one begins.
    """

    endpoint: str = ""
    repeats: int = 0
    resume: bool = False
    words: str = ""
    number: int = 0

    def asks(self, number: int, case: TestCase) -> bool:
        """Whether it asks the case, which is the one of that number, counted from 1."""
        if self.number:
            return number == self.number
        return self.words.casefold() in f"{case.question}\n{case.group}".casefold()

    def allows(self, new: Report, head: Report) -> bool:
        """Whether a run may go on as it was begun, for all that is said of the new one."""
        same_endpoint = not self.endpoint or (head.host, head.model) == (new.host, new.model)
        same_cases = not (self.words or self.number) or head.chosen == new.chosen
        return same_endpoint and same_cases and head.cases == new.cases and self.repeats in (0, head.repeats)


AS_USUAL = Order()
