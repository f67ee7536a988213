"""Departments: known by name, borne by people and by the queues they review."""

from collections.abc import Iterable

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from studio.catalogue.people import EVERYTHING, Person
from studio.catalogue.store.log import audit
from studio.catalogue.store.tables import DepartmentRow, PersonRow, SubmissionRow
from studio.catalogue.values.accounts import Department
from studio.catalogue.values.releases import Act, SubmissionState
from studio.core.errors import DepartmentHasPeople, NameNotAllowed, NameTaken, NotFound


def departments(session: Session) -> list[Department]:
    counted = (
        select(DepartmentRow.name, func.count(PersonRow.id))
        .outerjoin(PersonRow, PersonRow.department == DepartmentRow.name)
        .group_by(DepartmentRow.name)
        .order_by(DepartmentRow.name)
    )
    return [Department(name=name, people=people) for name, people in session.execute(counted)]


def add(session: Session, admin: Person, name: str) -> Department:
    """Raises NameTaken or NameNotAllowed."""
    name = spelled(name)
    if session.get(DepartmentRow, name):
        raise NameTaken(taken=name)
    know(session, name)
    audit(session, Act.KEEP_DEPARTMENT, admin, name)
    return Department(name=name, people=0)


def rename(session: Session, admin: Person, name: str, new: str) -> Department:
    """People and queues go along; raises NotFound, NameTaken or NameNotAllowed."""
    row, new = _found(session, name), spelled(new)
    if new != name:
        if session.get(DepartmentRow, new):
            raise NameTaken(taken=new)
        session.delete(row)
        know(session, new)
        _carry(session, name, new)
        audit(session, Act.KEEP_DEPARTMENT, admin, new, f"{name} → {new}")
    return Department(name=new, people=_count(session, new))


def remove(session: Session, admin: Person, name: str) -> Department:
    """Raises NotFound, or DepartmentHasPeople."""
    row, people = _found(session, name), _count(session, name)
    if people:
        raise DepartmentHasPeople(department=name, people=people)
    session.delete(row)
    for person in session.scalars(select(PersonRow)):
        person.reviews = [one for one in person.reviews if one != name]
    audit(session, Act.REMOVE_DEPARTMENT, admin, name)
    return Department(name=name, people=0)


def know(session: Session, name: str) -> None:
    """Add the department a person is said to belong to, unless it is there."""
    if name and session.get(DepartmentRow, name) is None:
        session.add(DepartmentRow(name=name))
        session.flush()


def refuse_unknown(session: Session, names: Iterable[str]) -> None:
    for name in names:
        if name != EVERYTHING:
            _found(session, name)


def spelled(name: str) -> str:
    """Return it as it is kept, with single spaces; raises NameNotAllowed for none at all or “*”."""
    plain = " ".join(name.split())
    if not plain or plain == EVERYTHING or not plain.isprintable():
        raise NameNotAllowed(rejected=name)
    return plain


def _carry(session: Session, name: str, new: str) -> None:
    session.execute(update(PersonRow).where(PersonRow.department == name).values(department=new))
    for person in session.scalars(select(PersonRow)):
        if name in person.reviews:
            person.reviews = [new if one == name else one for one in person.reviews]
    waiting = SubmissionRow.state == SubmissionState.SUBMITTED.value
    rows = update(SubmissionRow).where(waiting, SubmissionRow.department == name)
    session.execute(rows.values(department=new))
    session.flush()


def _count(session: Session, name: str) -> int:
    return session.scalar(select(func.count()).where(PersonRow.department == name)) or 0


def _found(session: Session, name: str) -> DepartmentRow:
    row = session.get(DepartmentRow, name)
    if row is None:
        raise NotFound(kind="department", missing=name)
    return row
