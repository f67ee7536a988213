"""Which person somebody at a provider is: entered by an administrator, linked once, then known."""

from dataclasses import dataclass, field

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from studio.catalogue.people import Person, Role
from studio.catalogue.store.administration import difference, is_last_admin, tidied
from studio.catalogue.store.clock import now
from studio.catalogue.store.log import audit
from studio.catalogue.store.people import keep_person, person_of
from studio.catalogue.store.tables import IdentityRow, PersonRow
from studio.catalogue.values.releases import Act
from studio.core.errors import SsoFailed, SsoPersonUnknown


@dataclass(frozen=True, slots=True)
class Known:
    """What the verified token says; `governed` are the roles it decides on, `roles` those it gives."""

    issuer: str
    subject: str
    number: str
    name: str = ""
    department: str = ""
    governed: frozenset[Role] = field(default_factory=frozenset)
    roles: frozenset[Role] = field(default_factory=frozenset)


def person_known_as(session: Session, known: Known, *, create: bool) -> Person:
    """Return who it is here; raises SsoPersonUnknown, or SsoFailed for who may not be linked."""
    identity = session.get(IdentityRow, (known.issuer, known.subject))
    row = session.get_one(PersonRow, identity.person_id) if identity else _linked(session, known, create)
    if not row.active:
        raise SsoPersonUnknown(person=known.number or row.name)
    return _with_roles(session, row, known)


def _linked(session: Session, known: Known, create: bool) -> PersonRow:
    """Only a person who is entered, still there and not somebody else at that provider is linked."""
    if not known.number:
        raise SsoFailed(problem="claim_missing")
    row = session.get(PersonRow, known.number)
    if row is None and create:
        row = _created(session, known)
    if row is None or not row.active:
        raise SsoPersonUnknown(person=known.number)
    if session.scalar(_linked_already(known.issuer, row.id)):
        raise SsoFailed(problem="linked_to_other")
    session.add(IdentityRow(issuer=known.issuer, subject=known.subject, person_id=row.id, linked=now()))
    audit(session, Act.LINK_IDENTITY, person_of(row), row.id, f"{known.issuer} {known.subject}")
    return row


def _linked_already(issuer: str, person_id: str) -> Select[str]:
    return select(IdentityRow.subject).where(IdentityRow.issuer == issuer, IdentityRow.person_id == person_id)


def _created(session: Session, known: Known) -> PersonRow:
    """A user without roles."""
    person = tidied(Person(id=known.number, name=known.name or known.number, department=known.department))
    keep_person(session, person)
    audit(session, Act.KEEP_PERSON, person, person.id, f"{known.issuer} {known.subject}")
    return session.get_one(PersonRow, person.id)


def _with_roles(session: Session, row: PersonRow, known: Known) -> Person:
    """Bring the roles the provider decides on up to date; it cannot take away the last administrator."""
    before = person_of(row)
    wanted = (set(before.roles) - known.governed) | known.roles
    if Role.ADMIN in before.roles and Role.ADMIN not in wanted and is_last_admin(session, before.id):
        wanted.add(Role.ADMIN)
    after = before.model_copy(update={"roles": tuple(role for role in Role if role in wanted)})
    if set(before.roles) == wanted:
        return before
    audit(session, Act.KEEP_PERSON, before, before.id, f"{known.issuer}; {difference(before, after)}")
    return keep_person(session, after)
