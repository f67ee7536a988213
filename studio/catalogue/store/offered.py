"""Which releases a client may ask, and whether one may still be asked."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio.catalogue.store.entries import entry_of
from studio.catalogue.store.index import signed_entries
from studio.catalogue.store.releases import find_row, numbered, refuse_not_offered, release_of
from studio.catalogue.store.tables import ShelfRow
from studio.catalogue.values.clients import Client
from studio.catalogue.values.releases import Release
from studio.core.agents import Category
from studio.core.errors import IndexContradicted, NotFound

MOST = 1000
"""How many a client is told of at once."""


def asked_release(session: Session, client: Client, agent: str) -> Release:
    """Return the agent's current release, whose package is the one to be asked.

    Raises NotFound for what is not there and for what the client may not ask, alike; ReleaseRecalled or
    ReleaseNotOffered for what may not be used any more; IndexContradicted for what is not as it was signed,
    because somebody changed it behind the service.
    """
    shown = session.get(ShelfRow, agent)
    if shown is None or not client.may_ask(agent, Category(shown.category)):
        raise NotFound(kind="agent", missing=agent)
    row = find_row(session, agent, None)
    refuse_not_offered(row)
    if signed_entries(session, agent).get(row.version) != entry_of(row):
        raise IndexContradicted(agent=agent, version=row.version)
    return release_of(row)


def still_offered(session: Session, agent: str, version: str) -> None:
    """Raises ReleaseRecalled or ReleaseNotOffered: what runs must stop."""
    refuse_not_offered(find_row(session, agent, version))


def asked_releases(session: Session, client: Client) -> list[Release]:
    """Return what it may ask now, by the agents' ids; the first thousand."""
    wanted = select(ShelfRow).where(ShelfRow.offered).order_by(ShelfRow.agent).limit(MOST)
    if not client.everything:
        wanted = wanted.where(ShelfRow.agent.in_(client.agents) | ShelfRow.category.in_(client.categories))
    numbers = [row.release_number for row in session.scalars(wanted)]
    return numbered(session, numbers)
