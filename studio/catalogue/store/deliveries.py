"""Packages somebody brought and has not submitted yet: how many there are, and that they go after a day."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, delete, exists, func, select, update
from sqlalchemy.orm import Session

from studio.catalogue.people import Person
from studio.catalogue.store.clock import now
from studio.catalogue.store.tables import DeliveryRow, SubmissionRow
from studio.core.errors import NotFound, TooMuchWaiting

MOST_WAITING = 10
KEPT_FOR = timedelta(days=1)


def check_room(session: Session, person: Person, digest: str) -> None:
    """Raises TooMuchWaiting; a package that is there already takes no more room."""
    mine = (DeliveryRow.person_id == person.id) & (DeliveryRow.digest != digest) & _unsubmitted()
    waiting = session.scalar(select(func.count()).select_from(DeliveryRow).where(mine)) or 0
    if waiting >= MOST_WAITING:
        raise TooMuchWaiting(person=person.name, packages=waiting)


def claim(session: Session, digest: str) -> None:
    """Keep it from being swept while it is submitted; raises NotFound when it was swept already.

    The row is written, so that of a sweep and a submission at the same time the later one sees the other.
    """
    touched = update(DeliveryRow).where(DeliveryRow.digest == digest).values(at=now())
    found = session.scalars(touched.returning(DeliveryRow.digest), execution_options=_NO_SYNC).all()
    if not found and not session.scalar(select(exists().where(SubmissionRow.digest == digest))):
        raise NotFound(kind="package", missing=digest)


def sweep(session: Session, remove: Callable[[str], None]) -> None:
    """Take away what nobody submitted within a day."""
    before = (datetime.now(UTC) - KEPT_FOR).isoformat(timespec="seconds")
    late = delete(DeliveryRow).where((DeliveryRow.at < before) & _unsubmitted())
    gone = set(session.scalars(late.returning(DeliveryRow.digest), execution_options=_NO_SYNC))
    still = set(session.scalars(select(DeliveryRow.digest).where(DeliveryRow.digest.in_(gone))))
    for digest in gone - still:
        remove(digest)


_NO_SYNC = {"synchronize_session": False}


def _unsubmitted() -> ColumnElement[bool]:
    return ~exists().where(SubmissionRow.digest == DeliveryRow.digest)
