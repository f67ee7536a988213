"""How often what people see has been changed, as of a moment after it was asked."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio.catalogue.store.among import among
from studio.catalogue.store.database import Store
from studio.catalogue.store.tables import ChangeRow, ReleaseRow, ShelfRow
from studio.catalogue.store.together import Together

_MARKS = (
    ReleaseRow.version, ReleaseRow.recalled, ReleaseRow.rolled_back, ReleaseRow.deprecated,
    ReleaseRow.instead, ReleaseRow.valid_until, ReleaseRow.review_due, ReleaseRow.installs,
)  # fmt: skip

_STANDING = (
    select(ReleaseRow.agent, ShelfRow.release_number, *_MARKS)
    .outerjoin(ShelfRow, ShelfRow.agent == ReleaseRow.agent)
    .order_by(ReleaseRow.number)
)

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
        self._store, self._together = store, Together(self._read)

    async def now(self, agent: str = "") -> Moment:
        """Return the moment for what is told of that agent alone, or of the whole shelf.

        Raises what reading the database raises.
        """
        return (await self._together.ask(agent)).moment(agent)

    def _read(self, agents: Collection[str]) -> _Seen:
        with self._store.reading() as session:
            rows: Any = session.execute(select(ChangeRow.kind, ChangeRow.number)).all()
            counted: dict[str, int] = dict(rows)
            told = _standing(session, {agent for agent in agents if agent})
            return _Seen(counted["people"], counted["shelf"], told)


def _standing(session: Session, agents: Collection[str]) -> dict[str, Standing]:
    found: dict[str, list[tuple[Any, ...]]] = {agent: [] for agent in agents}
    if agents:
        rows: Any = session.execute(_STANDING.where(among(session, ReleaseRow.agent, agents)))
        for agent, *told in rows:
            found[agent].append(tuple(told))
    return {agent: tuple(told) for agent, told in found.items()}
