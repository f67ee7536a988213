"""People of the catalogue and the tokens they sign in with."""

import hashlib
import secrets

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from studio.catalogue.people import Person, Role
from studio.catalogue.store.clock import now
from studio.catalogue.store.tables import PersonRow, TokenRow
from studio.core.errors import NameTaken, NotFound, SignInNeeded


def person_of(row: PersonRow) -> Person:
    return Person(
        id=row.id,
        name=row.name,
        department=row.department,
        roles=tuple(Role(role) for role in row.roles),
        reviews=tuple(row.reviews),
        active=row.active,
    )


def people(session: Session) -> list[Person]:
    return [person_of(row) for row in session.scalars(select(PersonRow).order_by(PersonRow.id))]


def keep_person(session: Session, person: Person) -> Person:
    """Add the person, or bring up to date what is said of them; what is not said stays as it is.

    The tokens of somebody who is not active any more end with it.
    """
    row = session.get(PersonRow, person.id) or PersonRow(
        id=person.id, department="", roles=[], reviews=[], active=True
    )
    for field, value in person.model_dump(mode="json", exclude_unset=True, exclude={"id"}).items():
        setattr(row, field, value)
    session.add(row)
    session.flush()
    if not row.active:
        session.execute(delete(TokenRow).where(TokenRow.person_id == row.id))
    return person_of(row)


def issue_token(session: Session, person_id: str) -> str:
    """Return a new token for the person; only its hash is kept, so it can be shown this once."""
    _person(session, person_id)
    token = secrets.token_urlsafe(32)
    session.add(TokenRow(digest=_digest(token), person_id=person_id, issued=now()))
    return token


def withdraw_tokens(session: Session, person_id: str) -> Person:
    person = _person(session, person_id)
    session.execute(delete(TokenRow).where(TokenRow.person_id == person_id))
    return person


def person_with_token(session: Session, token: str) -> Person:
    """Raises SignInNeeded for a token that is unknown or has ended, and for people who left."""
    row = session.scalar(
        select(PersonRow).join(TokenRow).where(TokenRow.digest == _digest(token), PersonRow.active)
    )
    if row is None:
        raise SignInNeeded(person="")
    return person_of(row)


def first_admin(session: Session, person: Person) -> str:
    """Make the first person of an empty catalogue its administrator; raises NameTaken afterwards."""
    for other in people(session):
        raise NameTaken(taken=other.id)
    keep_person(session, person.model_copy(update={"roles": tuple({*person.roles, Role.ADMIN})}))
    return issue_token(session, person.id)


def _person(session: Session, person_id: str) -> Person:
    row = session.get(PersonRow, person_id)
    if row is None:
        raise NotFound(kind="person", missing=person_id)
    return person_of(row)


def _digest(token: str) -> str:
    """The token is 256 random bits: there is nothing to guess, so one round of hashing is enough."""
    return hashlib.sha256(token.encode()).hexdigest()
