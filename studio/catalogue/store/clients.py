"""Keys of programs that ask published agents: made, looked up, revoked; each act on the record."""

import secrets

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio.catalogue.people import Person
from studio.catalogue.store import departments
from studio.catalogue.store.clock import now, today
from studio.catalogue.store.log import audit
from studio.catalogue.store.tables import ClientCountRow, ClientRow, ClientUseRow
from studio.catalogue.store.tokens import digest_of
from studio.catalogue.values.clients import Client, ClientKey, ClientUse, NewClient
from studio.catalogue.values.releases import Act
from studio.core.errors import ClientKeyRefused, DateNotAllowed, NameNotAllowed, NotFound

PREFIX = "agc-"
"""Tells a client's key from a person's token at a glance, in a log or a settings file."""


def add(session: Session, admin: Person, wanted: NewClient) -> ClientKey:
    """Make a client and its key, which can be read this once; raises NameNotAllowed or DateNotAllowed."""
    _check(wanted)
    key = PREFIX + secrets.token_urlsafe(32)
    row = ClientRow(
        **wanted.model_dump(mode="json", exclude={"expires", "department"}),
        id=secrets.token_hex(16),
        digest=digest_of(key),
        department=departments.spelled(wanted.department) if wanted.department else "",
        expires=wanted.expires.isoformat() if wanted.expires else "",
        added=now(),
        added_by=admin.id,
        revoked="",
    )
    session.add(row)
    session.flush()
    audit(session, Act.ADD_CLIENT, admin, row.name, _said(row))
    return ClientKey(client=client_of(row), key=key)


def clients(session: Session) -> list[Client]:
    """Return all, revoked ones too, the newest first."""
    counts = {row.client_id: row for row in session.scalars(select(ClientCountRow))}
    rows = session.scalars(select(ClientRow).order_by(ClientRow.added.desc(), ClientRow.id))
    return [client_of(row, counts.get(row.id)) for row in rows]


def revoke(session: Session, admin: Person, client_id: str) -> Client:
    """Its key counts no more, and what is being answered ends; raises NotFound, also the second time."""
    row = session.get(ClientRow, client_id)
    if row is None or row.revoked:
        raise NotFound(kind="client", missing=client_id)
    row.revoked = now()
    session.flush()
    audit(session, Act.REVOKE_CLIENT, admin, row.name, row.id)
    return client_of(row)


def use(session: Session, client_id: str, days: int = 90) -> list[ClientUse]:
    """Return what it asked, the newest day first; raises NotFound."""
    if session.get(ClientRow, client_id) is None:
        raise NotFound(kind="client", missing=client_id)
    rows = session.scalars(
        select(ClientUseRow)
        .where(ClientUseRow.client_id == client_id)
        .order_by(ClientUseRow.day.desc(), ClientUseRow.agent, ClientUseRow.version)
        .limit(days * 20)
    )
    return [ClientUse.model_validate(row, from_attributes=True) for row in rows]


def client_with(session: Session, key: str) -> Client:
    """Return whose key that is: it is found by its hash, so nothing tells how near a guess was.

    Raises ClientKeyRefused for a key that is unknown, revoked or past its end.
    """
    row = session.scalar(select(ClientRow).where(ClientRow.digest == digest_of(key)))
    if row is None or not counts(row):
        raise ClientKeyRefused(client=row.name if row else "")
    return client_of(row)


def counts(row: ClientRow) -> bool:
    return not row.revoked and (not row.expires or row.expires >= today().isoformat())


def client_of(row: ClientRow, counted: ClientCountRow | None = None) -> Client:
    at = today().isoformat()
    asked = counted.in_day if counted and counted.day == at else 0
    return Client.model_validate(row, from_attributes=True).model_copy(update={"today": asked})


def _check(wanted: NewClient) -> None:
    if not wanted.name.isprintable():
        raise NameNotAllowed(rejected=wanted.name)
    first = today()
    last = first.replace(year=first.year + 10, day=min(first.day, 28))
    if wanted.expires and not first <= wanted.expires <= last:
        raise DateNotAllowed(
            date=wanted.expires.isoformat(), earliest=first.isoformat(), latest=last.isoformat()
        )


def _said(row: ClientRow) -> str:
    """What it may ask, as the log keeps it."""
    asked = ["*"] if row.everything else [*row.agents, *row.categories]
    limits = f"{row.per_minute}/min, {row.per_day}/d, {row.at_once}×"
    return f"{row.id}: {' '.join(asked)}; {limits}{'; ≤ ' + row.expires if row.expires else ''}"
