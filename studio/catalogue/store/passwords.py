"""Hashes of passwords, by person."""

from datetime import UTC, datetime, timedelta

from sqlalchemy.orm import Session

from studio.catalogue.store.clock import now
from studio.catalogue.store.tables import PasswordRow


def password_of(session: Session, person_id: str) -> PasswordRow | None:
    """A first password that was not used in time is none any more."""
    row = session.get(PasswordRow, person_id)
    return None if row is None or (row.expires and row.expires <= now()) else row


def set_password(session: Session, person_id: str, hashed: str, *, first_days: int = 0) -> None:
    """Keep the hash; with `first_days` it is an administrator's, for one sign-in within that time."""
    row = session.get(PasswordRow, person_id) or PasswordRow(person_id=person_id)
    row.hashed, row.one_time, row.changed = hashed, bool(first_days), now()
    row.expires = ""
    if first_days:
        row.expires = (datetime.now(UTC) + timedelta(days=first_days)).isoformat(timespec="seconds")
    session.add(row)
    session.flush()
