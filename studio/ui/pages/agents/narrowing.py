"""Which of the agents are shown, and in which order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from studio.ui.pages.agents.lines import AgentLine


class State(StrEnum):
    ANY = ""
    OPEN = "open"
    READY = "ready"
    UNTESTED = "untested"
    FAILED = "failed"


class Order(StrEnum):
    CHANGED = "changed"
    NAME = "name"
    READINESS = "readiness"


@dataclass(frozen=True, slots=True)
class Narrowing:
    """`owner` is a department, empty for all."""

    words: str = ""
    state: State = State.ANY
    owner: str = ""
    order: Order = Order.CHANGED

    def of(self, lines: Iterable[AgentLine]) -> list[AgentLine]:
        found = [line for line in lines if self._fits(line)]
        return sorted(found, key=self._key, reverse=self.order is Order.CHANGED)

    def _fits(self, line: AgentLine) -> bool:
        return (
            line.holds(self.words) and (not self.owner or line.owner == self.owner) and _is(line, self.state)
        )

    def _key(self, line: AgentLine) -> tuple[float, str]:
        if self.order is Order.READINESS:
            standing = line.standing
            return (-standing.met / len(standing.needs) if standing else 1.0), line.name
        return 0.0, line.changed if self.order is Order.CHANGED else line.name


def owners(lines: Sequence[AgentLine]) -> list[str]:
    return sorted({line.owner for line in lines} - {""})


def _is(line: AgentLine, state: State) -> bool:
    standing = line.standing
    if state is State.UNTESTED:
        return line.trouble is None and line.report is None
    if state is State.FAILED:
        return line.report is not None and not line.report.all_passed
    if state is State.READY:
        return standing is not None and standing.first_missing is None
    if state is State.OPEN:
        return line.trouble is not None or (standing is not None and standing.first_missing is not None)
    return True
