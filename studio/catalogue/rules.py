"""Who may do what in the catalogue: every rule raises what is missing, and nothing else decides it."""

from collections.abc import Set as AbstractSet

from studio.catalogue.people import EVERYTHING, Person, Role
from studio.core.errors import ActNotAllowed, CommentNeeded, ReviewerIsAuthor


def may_submit(person: Person) -> None:
    _needs(person, Role.BUILDER)


def may_decide(person: Person, authors: AbstractSet[str]) -> None:
    """Nobody reviews what they submitted or packed themselves, whatever roles they have."""
    if person.id in authors:
        raise ReviewerIsAuthor(person=person.name)
    _needs(person, Role.REVIEWER)


def may_withdraw(person: Person, author: str) -> None:
    if person.id != author:
        raise ActNotAllowed(person=person.name, role="author")


def may_see(person: Person, author: str) -> None:
    if person.id != author:
        _needs(person, Role.REVIEWER, Role.ADMIN)


def may_comment(person: Person, author: str) -> None:
    if person.id != author:
        _needs(person, Role.REVIEWER)


def may_recall(person: Person) -> None:
    _needs(person, Role.REVIEWER, Role.ADMIN)


def may_administer(person: Person) -> None:
    _needs(person, Role.ADMIN)


def reviews_for(person: Person, department: str) -> bool:
    """Whether that department's queue is one the person works on as a reviewer."""
    departments = person.reviews or (person.department,)
    return Role.REVIEWER in person.roles and (department in departments or EVERYTHING in departments)


def sees_all(person: Person) -> bool:
    return not {Role.REVIEWER, Role.ADMIN}.isdisjoint(person.roles)


def needs_comment(comment: str) -> str:
    """A decision is kept with its reason; blanks are none."""
    if not (said := comment.strip()):
        raise CommentNeeded
    return said


def _needs(person: Person, *roles: Role) -> None:
    if set(roles).isdisjoint(person.roles):
        raise ActNotAllowed(person=person.name, role=roles[0].value)
