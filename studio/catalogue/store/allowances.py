"""How much clients ask, counted in the database, so that all servers on it hold the limits together.

A minute slides: of the requests in the minute before, the part counts that the minute now has not covered
yet, as if they had come evenly. That is off by the unevenness of one minute and needs one row a client.
"""

import math
import time
from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from studio.catalogue.people import Person
from studio.catalogue.store import usage
from studio.catalogue.store.clients import counts
from studio.catalogue.store.clock import today
from studio.catalogue.store.tables import ClientCountRow, ClientRow, ClientRunRow, ClientUseRow
from studio.catalogue.values.clients import Client
from studio.catalogue.values.usage import UsageLine, UsageReport
from studio.core.errors import ClientKeyRefused, ClientTooOften

LEASE_SECONDS = 30.0
"""A run that its server does not prolong for so long, because it was killed, no longer counts."""
_MINUTE, _DAY = 60, 86400


@dataclass(frozen=True, slots=True)
class Run:
    """An answer that is being written for a client."""

    id: str
    client: str
    agent: str
    version: str


def refuse_excess(session: Session, client: Client, at: float) -> None:
    """Raises ClientTooOften: `seconds` says when to try again."""
    row = session.get(ClientCountRow, client.id)
    if row is not None:
        now, before = _in_minute(row, int(at // _MINUTE))
        passed = at % _MINUTE / _MINUTE
        if now + 1 + before * (1 - passed) > client.per_minute:
            raise ClientTooOften(limit=client.per_minute, per="minute", seconds=_minute_wait(at))
        if row.day == today().isoformat() and row.in_day >= client.per_day:
            wait = math.ceil(_DAY - at % _DAY)
            raise ClientTooOften(limit=client.per_day, per="day", seconds=wait)
    going_on = select(func.count()).where(ClientRunRow.client_id == client.id, ClientRunRow.until > at)
    if (session.scalar(going_on) or 0) >= client.at_once:
        raise ClientTooOften(limit=client.at_once, per="at_once", seconds=1)


def begin(session: Session, client: Client, run: Run, at: float) -> None:
    """Count a request and the run it begins; raises ClientTooOften or ClientKeyRefused."""
    refuse_revoked(session, client.id)
    session.execute(delete(ClientRunRow).where(ClientRunRow.until <= at))
    refuse_excess(session, client, at)
    _count(session, client.id, at)
    session.add(ClientRunRow(id=run.id, client_id=client.id, until=at + LEASE_SECONDS))
    _use(session, run).asked += 1
    session.flush()


def prolong(session: Session, run: Run) -> None:
    """Raises ClientKeyRefused once the key was revoked."""
    refuse_revoked(session, run.client)
    row = session.get(ClientRunRow, run.id)
    if row is not None:
        row.until = time.time() + LEASE_SECONDS


def end(session: Session, run: Run, *, answered: bool) -> None:
    """The run is over; an answer counts for the agent as answers of installed copies do."""
    session.execute(delete(ClientRunRow).where(ClientRunRow.id == run.id))
    if not answered:
        return
    row = _use(session, run)
    row.answered += 1
    session.flush()
    client = session.get_one(ClientRow, run.client)
    asking = Person(id=f"client {client.id}", name=client.name, department=client.department)
    line = UsageLine(agent=run.agent, version=run.version, day=today(), answers=row.answered)
    usage.report(session, asking, UsageReport(device=client.id, lines=(line,)))


def refuse_revoked(session: Session, client_id: str) -> None:
    row = session.get(ClientRow, client_id)
    if row is None or not counts(row):
        raise ClientKeyRefused(client=row.name if row else "")


def _count(session: Session, client_id: str, at: float) -> None:
    minute, day = int(at // _MINUTE), today().isoformat()
    row = session.get(ClientCountRow, client_id)
    if row is None:
        row = ClientCountRow(
            client_id=client_id, minute=minute, in_minute=0, minute_before=0, day=day, in_day=0
        )
        session.add(row)
    now, before = _in_minute(row, minute)
    row.minute, row.in_minute, row.minute_before = minute, now + 1, before
    row.day, row.in_day = day, (row.in_day if row.day == day else 0) + 1


def _in_minute(row: ClientCountRow, minute: int) -> tuple[int, int]:
    """Requests in that minute and in the one before it."""
    if row.minute == minute:
        return row.in_minute, row.minute_before
    return 0, row.in_minute if row.minute == minute - 1 else 0


def _minute_wait(at: float) -> int:
    return max(1, math.ceil(_MINUTE - at % _MINUTE))


def _use(session: Session, run: Run) -> ClientUseRow:
    key = (run.client, today().isoformat(), run.agent, run.version)
    row = session.get(ClientUseRow, key)
    if row is None:
        names = ("client_id", "day", "agent", "version")
        row = ClientUseRow(**dict(zip(names, key, strict=True)), asked=0, answered=0)
        session.add(row)
    return row
