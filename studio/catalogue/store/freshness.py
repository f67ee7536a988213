"""How often what people see has been changed, as of a moment after it was asked."""

import asyncio
from dataclasses import dataclass

from sqlalchemy import select

from studio.catalogue.store.database import Store
from studio.catalogue.store.tables import ChangeRow

_TOGETHER_SECONDS = 0.004


@dataclass(frozen=True, slots=True)
class Moment:
    """The number of changes of who may ask, and of what is released."""

    people: int
    shelf: int


class Freshness:
    """Those who ask at about the same time share one look at the database, begun after they asked."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._next: asyncio.Task[Moment] | None = None

    async def now(self) -> Moment:
        """Raises what reading the database raises."""
        if self._next is None:
            self._next = asyncio.create_task(self._look())
        return await asyncio.shield(self._next)

    async def _look(self) -> Moment:
        await asyncio.sleep(_TOGETHER_SECONDS)
        self._next = None
        return await asyncio.to_thread(self._read)

    def _read(self) -> Moment:
        with self._store.reading() as session:
            counted = dict(session.execute(select(ChangeRow.kind, ChangeRow.number)).all())
        return Moment(counted["people"], counted["shelf"])
