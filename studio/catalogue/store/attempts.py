"""Failed sign-ins, counted in the database for all servers on it, and the waits that grow with them."""

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from studio.catalogue.store.tables import AttemptsRow
from studio.core.errors import SignInTooOften

_FORGOTTEN_AFTER = 86400.0


@dataclass(frozen=True, slots=True)
class Counter:
    """Whom or what failures are counted for, and how many of them are free."""

    of: str
    free: int

    @property
    def key(self) -> str:
        return hashlib.sha256(self.of.encode()).hexdigest()


def begin(session: Session, counters: Sequence[Counter], at: float, longest: int) -> int:
    """Count an attempt before it is looked at, so that many at once gain nothing.

    Return how many have failed since one succeeded, this one included, beyond the free ones of any counter.
    Raises SignInTooOften while one of them has to wait.
    """
    _forget(session, at - _FORGOTTEN_AFTER)
    rows = [(_locked(session, counter, at), counter.free) for counter in counters]
    until = max(row.until for row, _ in rows)
    if until > at:
        raise SignInTooOften(seconds=math.ceil(until - at))
    for row, free in rows:
        row.failures, row.last = row.failures + 1, at
        row.until = at + _wait(row.failures - free, longest)
    return max(0, *(row.failures - free + 1 for row, free in rows))


def succeeded(session: Session, person: Counter, address: Counter) -> None:
    """Forget the person's failures, but of the address only this attempt: others try from there, too."""
    session.execute(delete(AttemptsRow).where(AttemptsRow.key == person.key))
    row = session.scalar(select(AttemptsRow).where(AttemptsRow.key == address.key).with_for_update())
    if row is not None:
        row.failures, row.until = max(0, row.failures - 1), 0


def _wait(beyond: int, longest: int) -> float:
    return 0 if beyond < 0 else min(2.0 ** min(beyond, 30), longest)


def _forget(session: Session, before: float) -> None:
    """Those another server is at right now are left to it."""
    old = select(AttemptsRow.key).where(AttemptsRow.last < before).limit(100)
    keys = session.scalars(old.with_for_update(skip_locked=True)).all()
    if keys:
        session.execute(delete(AttemptsRow).where(AttemptsRow.key.in_(keys)))


def _locked(session: Session, counter: Counter, at: float) -> AttemptsRow:
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    first = {"key": counter.key, "failures": 0, "last": at, "until": 0.0}
    session.execute(insert(AttemptsRow).values(first).on_conflict_do_nothing())
    return session.scalars(select(AttemptsRow).where(AttemptsRow.key == counter.key).with_for_update()).one()
