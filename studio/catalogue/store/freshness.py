"""How often what people see has been changed, as of a moment after it was asked."""

import asyncio
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio.catalogue.store.database import Store
from studio.catalogue.store.tables import ChangeRow, ReleaseRow, ShelfRow

_TOGETHER_SECONDS = 0.004
_MARKS = (
    ReleaseRow.version, ReleaseRow.recalled, ReleaseRow.rolled_back, ReleaseRow.deprecated,
    ReleaseRow.instead, ReleaseRow.valid_until, ReleaseRow.review_due, ReleaseRow.installs,
)  # fmt: skip

Standing = tuple[tuple[Any, ...], ...]
"""Which release of an agent is current, and all that may change about each."""


@dataclass(frozen=True, slots=True)
class Moment:
    """The number of changes of who may ask, and of what is released: of all, or how one agent stands."""

    people: int
    shelf: int = 0
    agent: Standing = ()


@dataclass(frozen=True)
class _Seen:
    people: int
    shelf: int
    agents: Mapping[str, Standing] = field(default_factory=dict)

    def moment(self, agent: str) -> Moment:
        return Moment(self.people, agent=self.agents[agent]) if agent else Moment(self.people, self.shelf)


class Freshness:
    """Those who ask at about the same time share one look at the database, begun after they asked."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._asked: set[str] = set()
        self._next: asyncio.Task[_Seen] | None = None

    async def now(self, agent: str = "") -> Moment:
        """Return the moment for what is told of that agent alone, or of the whole shelf.

        Raises what reading the database raises.
        """
        if agent:
            self._asked.add(agent)
        if self._next is None:
            self._next = asyncio.create_task(self._look())
        return (await asyncio.shield(self._next)).moment(agent)

    async def _look(self) -> _Seen:
        await asyncio.sleep(_TOGETHER_SECONDS)
        asked, self._asked, self._next = self._asked, set(), None
        return await asyncio.to_thread(self._read, asked)

    def _read(self, agents: Collection[str]) -> _Seen:
        with self._store.reading() as session:
            rows: Any = session.execute(select(ChangeRow.kind, ChangeRow.number)).all()
            counted: dict[str, int] = dict(rows)
            return _Seen(counted["people"], counted["shelf"], _standing(session, agents))


def _standing(session: Session, agents: Collection[str]) -> dict[str, Standing]:
    if not agents:
        return {}
    found: dict[str, list[tuple[Any, ...]]] = {agent: [] for agent in agents}
    shown = select(ShelfRow.agent, ShelfRow.release_number).where(ShelfRow.agent.in_(agents))
    marks = select(ReleaseRow.agent, *_MARKS).where(ReleaseRow.agent.in_(agents)).order_by(ReleaseRow.number)
    for query in (shown, marks):
        rows: Any = session.execute(query)
        for agent, *told in rows:
            found[agent].append(tuple(told))
    return {agent: tuple(told) for agent, told in found.items()}
