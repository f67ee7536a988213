"""What administrators do to people, and what even they may not do."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio.catalogue.people import Person, Role
from studio.catalogue.store import departments, tokens
from studio.catalogue.store.log import audit
from studio.catalogue.store.people import keep_person, person_of
from studio.catalogue.store.tables import PersonRow
from studio.catalogue.values.accounts import PeopleImported, Token
from studio.catalogue.values.releases import Act
from studio.core.errors import LastAdminKept, NameNotAllowed, NameTaken, OwnRolesKept

ME = "me"
"""In addresses, whoever asks; nobody else bears that number."""
_WATCHED = ("name", "department", "roles", "reviews", "active")


def administer(session: Session, admin: Person, someone: Person) -> Person:
    """Add the person, or change what is said of them, on the record.

    Raises OwnRolesKept, LastAdminKept, NameNotAllowed, or NotFound for a department nobody knows.
    """
    row = session.get(PersonRow, someone.id)
    before = person_of(row) if row else None
    after = tidied(someone)
    departments.refuse_unknown(session, after.reviews)
    _refuse_own(admin, before, after)
    _refuse_last(session, before, after)
    kept = keep_person(session, after)
    if said := difference(before, kept):
        audit(session, Act.KEEP_PERSON, admin, kept.id, said)
    return kept


def import_people(session: Session, admin: Person, people: Sequence[Person]) -> PeopleImported:
    """Enter or change them all or, after an error, nobody."""
    added, changed, unchanged = list[str](), list[str](), list[str]()
    for someone in people:
        row = session.get(PersonRow, someone.id)
        before = person_of(row) if row else None
        after = administer(session, admin, someone)
        (added if before is None else unchanged if before == after else changed).append(after.id)
    return PeopleImported(added=tuple(added), changed=tuple(changed), unchanged=tuple(unchanged))


def first_admin(session: Session, person: Person, days: int) -> Token:
    """Make the first person of an empty catalogue its administrator; raises NameTaken afterwards."""
    if other := session.scalar(select(PersonRow.id).limit(1)):
        raise NameTaken(taken=other)
    admin = person.model_copy(update={"roles": tuple({*person.roles, Role.ADMIN})})
    administer(session, admin, admin)
    audit(session, Act.ISSUE_TOKEN, admin, admin.id)
    return tokens.issue(session, admin.id, days)


def is_last_admin(session: Session, person_id: str) -> bool:
    """The others are locked while this is decided: two may not remove each other at once."""
    rows = session.scalars(
        select(PersonRow)
        .where(PersonRow.active)
        .order_by(PersonRow.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return not any(Role.ADMIN in row.roles for row in rows if row.id != person_id)


def tidied(person: Person) -> Person:
    """Return the person as they are kept; raises NameNotAllowed.

    A number stands in addresses and, like a name, on one line.
    """
    for text in (person.id, person.name):
        if text != text.strip() or not text.isprintable():
            raise NameNotAllowed(rejected=text)
    if {"/", "\\"} & set(person.id) or person.id.strip(".") in ("", ME):
        raise NameNotAllowed(rejected=person.id)
    changes: dict[str, object] = {}
    if person.department:
        changes["department"] = departments.spelled(person.department)
    if "roles" in person.model_fields_set:
        changes["roles"] = tuple(role for role in Role if role in person.roles)
    return person.model_copy(update=changes)


def _refuse_own(admin: Person, before: Person | None, after: Person) -> None:
    """Nobody grants themselves anything, reviewing for others included."""
    if before is None or after.id != admin.id:
        return
    for field in ("roles", "reviews", "active"):
        if field in after.model_fields_set and _said(after, field) != _said(before, field):
            raise OwnRolesKept(person=before.name)


def _refuse_last(session: Session, before: Person | None, after: Person) -> None:
    if before is None or not _administers(before):
        return
    fields = {field: getattr(after, field) for field in after.model_fields_set}
    stays = _administers(before.model_copy(update=fields))
    if not stays and is_last_admin(session, before.id):
        raise LastAdminKept(person=before.name)


def _administers(person: Person) -> bool:
    return person.active and Role.ADMIN in person.roles


def difference(before: Person | None, after: Person) -> str:
    """What was changed, as the log keeps it; only names of fields and their values."""
    changed = [
        f"{field}: {_said(before, field) if before else ''} → {_said(after, field)}"
        for field in _WATCHED
        if before is None or _said(before, field) != _said(after, field)
    ]
    return "; ".join(changed)


def _said(person: Person, field: str) -> str:
    value = getattr(person, field)
    return " ".join(sorted(value)) if isinstance(value, tuple) else str(value)
