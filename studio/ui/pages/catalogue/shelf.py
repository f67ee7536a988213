"""What the catalogue shows, as plain values: agents on the shelf, and how they are filtered and counted."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from studio.catalogue import ReleaseCard
from studio.core.agents import Category


class Standing(StrEnum):
    """How an agent on the shelf stands on this computer."""

    NEW = "new"
    UPDATE = "update"
    INSTALLED = "installed"
    RECALLED = "recalled"


@dataclass(frozen=True, slots=True)
class ShelfAgent:
    """`version` is the one on the shelf, `installed` the one on this computer or empty."""

    id: str
    name: str
    purpose: str
    owner: str
    category: Category
    icon: str
    version: str
    installed: str = ""
    passed: int = 0
    total: int = 0
    installs: int = 0
    recalled: str = ""

    @property
    def department(self) -> str:
        """The office before its section: “示例市应急管理局 防汛科” is of 示例市应急管理局."""
        return self.owner.split()[0] if self.owner.split() else ""

    @property
    def standing(self) -> Standing:
        if self.recalled:
            return Standing.RECALLED
        if not self.installed:
            return Standing.NEW
        newer = _order(self.version) > _order(self.installed)
        return Standing.UPDATE if newer else Standing.INSTALLED

    def matches(self, query: str) -> bool:
        words = f"{self.id} {self.name} {self.purpose} {self.owner} {self.category}".casefold()
        return all(word in words for word in query.casefold().split())


@dataclass(frozen=True, slots=True)
class Recall:
    """An installed version that must not be used any more; `instead` may be installed in its place."""

    id: str
    name: str
    version: str
    reason: str
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """`error` says why only what is installed here can be shown."""

    agents: tuple[ShelfAgent, ...] = ()
    recalls: tuple[Recall, ...] = ()
    error: Exception | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the person narrowed the shelf down to; empty fields leave all."""

    category: str = ""
    department: str = ""
    query: str = ""
    standing: str = ""

    def of(self, agents: Sequence[ShelfAgent]) -> list[ShelfAgent]:
        return [agent for agent in agents if self._takes(agent)]

    def _takes(self, agent: ShelfAgent) -> bool:
        return (
            self.category in {"", agent.category}
            and self.department in {"", agent.department}
            and agent.matches(self.query)
            and self._stands(agent)
        )

    def _stands(self, agent: ShelfAgent) -> bool:
        here = bool(agent.installed)
        return {"": True, "here": here, "update": agent.standing is Standing.UPDATE}[self.standing]


def agent_of(release: ReleaseCard, installed: str = "") -> ShelfAgent:
    return ShelfAgent(
        release.agent,
        release.name,
        release.purpose,
        release.owner,
        release.category,
        release.icon,
        release.version,
        installed,
        release.passed,
        release.total,
        release.installs,
        release.recalled,
    )


def departments(agents: Iterable[ShelfAgent]) -> list[tuple[str, int]]:
    """Return each office with how many agents it has, the largest first."""
    counts = Counter(agent.department for agent in agents if agent.department)
    return sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
