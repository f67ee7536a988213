"""Who may do what in the catalogue: every rule raises what is missing, and nothing else decides it."""

from collections.abc import Set as AbstractSet

from studio.catalogue.people import EVERYTHING, Person, Role
from studio.core.errors import ActNotAllowed, CommentNeeded, RaterIsAuthor, ReviewerIsAuthor


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


def may_keep_release(person: Person, makers: AbstractSet[str], department: str) -> None:
    """Whoever made the agent may roll it back or deprecate it, so may its reviewers and administrators."""
    if person.id not in makers and Role.ADMIN not in person.roles and not reviews_for(person, department):
        raise ActNotAllowed(person=person.name, role="author")


def may_prolong(person: Person, makers: AbstractSet[str], department: str) -> None:
    """A re-review is a review: nobody does it on their own work, nor in another department's queue."""
    may_decide(person, makers)
    if not reviews_for(person, department):
        raise ActNotAllowed(person=person.name, role="reviewer")


def may_rate(person: Person, makers: AbstractSet[str]) -> None:
    if person.id in makers:
        raise RaterIsAuthor(person=person.name)


def may_settle_feedback(person: Person, makers: AbstractSet[str]) -> None:
    """What users say of an answer is for those who made the agent, whatever roles others have."""
    if person.id not in makers:
        raise ActNotAllowed(person=person.name, role="author")


def may_administer(person: Person) -> None:
    _needs(person, Role.ADMIN)


def reviews_for(person: Person, department: str) -> bool:
    """Whether that department's queue is one the person works on as a reviewer."""
    departments = person.reviews or (person.department,)
    return Role.REVIEWER in person.roles and (department in departments or EVERYTHING in departments)


def may_see_people(person: Person) -> None:
    """Trainers see who belongs to their own department, so that they know whom they teach."""
    _needs(person, Role.ADMIN, Role.TRAINER)


def sees_everybody(person: Person) -> bool:
    return Role.ADMIN in person.roles


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
