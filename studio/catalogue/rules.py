"""Who may do what in the catalogue: every rule raises what is missing, and nothing else decides it."""

import unicodedata
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from studio.catalogue.people import EVERYTHING, Person, Role
from studio.core.errors import (
    ActNotAllowed,
    CommentNeeded,
    NotFound,
    RaterIsAuthor,
    ReviewerIsAuthor,
    ReviewerIsEditor,
)
from studio.documents import without_invisible


@dataclass(frozen=True, slots=True)
class Matter:
    """What the rules need to know of a submission."""

    number: int
    author: str
    department: str


@dataclass(frozen=True, slots=True)
class Hands:
    """Whose work a submission is since the release before it: by their ids.

    `authors` submitted, packed or brought a version of it; `editors` changed the agent.
    """

    authors: AbstractSet[str]
    editors: AbstractSet[str] = frozenset()


def may_submit(person: Person) -> None:
    _needs(person, Role.BUILDER)


def may_see(person: Person, matter: Matter) -> None:
    """What waits in another department's queue is, for whoever does not work on it, not there."""
    if not (
        _is(person, matter.author) or Role.ADMIN in person.roles or reviews_for(person, matter.department)
    ):
        raise NotFound(kind="submission", missing=str(matter.number))


def may_decide(person: Person, matter: Matter, hands: Hands) -> None:
    """Nobody reviews what they submitted, packed or edited themselves, whatever roles they have."""
    may_see(person, matter)
    _is_none_of(person, {matter.author, *hands.authors})
    if any(_is(person, other) for other in hands.editors):
        raise ReviewerIsEditor(person=person.name)
    _needs_queue(person, matter.department)


def may_release(person: Person, home: str) -> None:
    """An agent that is out gets a new version from its own department's queue alone."""
    if home:
        _needs_queue(person, home)


def may_withdraw(person: Person, matter: Matter) -> None:
    may_see(person, matter)
    if not _is(person, matter.author):
        raise ActNotAllowed(person=person.name, role="author")


def may_comment(person: Person, matter: Matter) -> None:
    may_see(person, matter)
    if not _is(person, matter.author):
        _needs_queue(person, matter.department)


def may_recall(person: Person) -> None:
    _needs(person, Role.REVIEWER, Role.ADMIN)


def may_keep_release(person: Person, makers: AbstractSet[str], department: str) -> None:
    """Whoever made the agent may roll it back or deprecate it, so may its reviewers and administrators."""
    if person.id not in makers and Role.ADMIN not in person.roles and not reviews_for(person, department):
        raise ActNotAllowed(person=person.name, role="author")


def may_prolong(person: Person, makers: AbstractSet[str], department: str) -> None:
    """A re-review is a review: nobody does it on their own work, nor in another department's queue."""
    _is_none_of(person, makers)
    _needs_queue(person, department)


def may_rate(person: Person, makers: AbstractSet[str]) -> None:
    if person.id in makers:
        raise RaterIsAuthor(person=person.name)


def may_settle_feedback(person: Person, makers: AbstractSet[str]) -> None:
    """What users say of an answer is for those who made the agent, whatever roles others have."""
    if person.id not in makers:
        raise ActNotAllowed(person=person.name, role="author")


def may_administer(person: Person) -> None:
    _needs(person, Role.ADMIN)


def may_read_log(person: Person, *, own: bool) -> None:
    """On a server administrators do; in one's own folder whoever opened it can read its file anyway."""
    if not own:
        may_administer(person)


def reviews_for(person: Person, department: str) -> bool:
    """Whether that department's queue is one the person works on as a reviewer."""
    departments = person.reviews or (person.department,)
    return Role.REVIEWER in person.roles and (department in departments or EVERYTHING in departments)


def queues_of(person: Person) -> tuple[str, ...] | None:
    """Return the departments whose submissions the person sees besides their own; None for all."""
    departments = person.reviews or (person.department,)
    if Role.ADMIN in person.roles or (Role.REVIEWER in person.roles and EVERYTHING in departments):
        return None
    return tuple(sorted(set(departments))) if Role.REVIEWER in person.roles else ()


def may_see_people(person: Person) -> None:
    """Trainers see who belongs to their own department, so that they know whom they teach."""
    _needs(person, Role.ADMIN, Role.TRAINER)


def sees_everybody(person: Person) -> bool:
    return Role.ADMIN in person.roles


def is_allowed(rule: Callable[[Person, Matter], None], person: Person, matter: Matter) -> bool:
    try:
        rule(person, matter)
    except (ActNotAllowed, NotFound):
        return False
    return True


def needs_comment(comment: str) -> str:
    """A decision is kept with its reason; blanks are none, nor is what nobody can see."""
    if not without_invisible(comment).strip():
        raise CommentNeeded
    return comment.strip()


def _needs(person: Person, *roles: Role) -> None:
    if set(roles).isdisjoint(person.roles):
        raise ActNotAllowed(person=person.name, role=roles[0].value)


def _is_none_of(person: Person, makers: AbstractSet[str]) -> None:
    if any(_is(person, other) for other in makers):
        raise ReviewerIsAuthor(person=person.name)


def _needs_queue(person: Person, department: str) -> None:
    if not reviews_for(person, department):
        raise ActNotAllowed(person=person.name, role=Role.REVIEWER.value)


def _is(person: Person, other: str) -> bool:
    """An id written in a package is a person's own, however it is written."""
    return _plain(person.id) == _plain(other)


def _plain(written: str) -> str:
    return unicodedata.normalize("NFKC", written).strip().casefold()
