"""Who is reminded of which re-reviews."""

from typing import Any

from sqlalchemy import Select, select, union
from sqlalchemy.orm import Session

from studio.catalogue.people import EVERYTHING, Person, Role
from studio.catalogue.store.listing import due
from studio.catalogue.store.tables import MakerRow, PersonRow, ReleaseRow, SubmissionRow
from studio.catalogue.values.shelf import ReleaseCard


def due_for(session: Session, person: Person, before: str) -> tuple[ReleaseCard, ...]:
    """Return those the person made, and those of the queues the person reviews; all for an administrator."""
    own = select(MakerRow.agent).where(MakerRow.person_id == person.id)
    departments = person.reviews or (person.department,)
    if Role.ADMIN in person.roles or (Role.REVIEWER in person.roles and EVERYTHING in departments):
        return due(session, before)
    if Role.REVIEWER not in person.roles:
        return due(session, before, own)
    return due(session, before, select(union(own, _of_queues(departments)).subquery()))


def _of_queues(departments: tuple[str, ...]) -> Select[Any]:
    """The agents whose latest authors belong to these departments."""
    authors = select(PersonRow.id).where(PersonRow.department.in_(departments))
    return (
        select(ReleaseRow.agent)
        .join(SubmissionRow, SubmissionRow.number == ReleaseRow.submission_number)
        .where(SubmissionRow.author_id.in_(authors))
    )
