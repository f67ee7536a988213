"""People of the catalogue: kept and found."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from studio.catalogue.people import Person, Role
from studio.catalogue.store.departments import know
from studio.catalogue.store.tables import PersonRow, TokenRow
from studio.core.errors import NotFound


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

    The tokens of somebody who is not active any more end with it, those made for them meanwhile when they
    come back.
    """
    row = session.get(PersonRow, person.id) or PersonRow(
        id=person.id, department="", roles=[], reviews=[], active=True
    )
    stayed = row.active
    for field, value in person.model_dump(mode="json", exclude_unset=True, exclude={"id"}).items():
        setattr(row, field, value)
    know(session, row.department)
    session.add(row)
    session.flush()
    if not (stayed and row.active):
        session.execute(delete(TokenRow).where(TokenRow.person_id == row.id))
    return person_of(row)


def find_person(session: Session, person_id: str) -> Person:
    row = session.get(PersonRow, person_id)
    if row is None:
        raise NotFound(kind="person", missing=person_id)
    return person_of(row)
