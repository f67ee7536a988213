"""What waits and what was decided, page by page, at a cost that does not grow with what was decided."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any

from sqlalchemy import Select, func, select, union_all
from sqlalchemy.orm import Session

from studio.catalogue.people import Person
from studio.catalogue.rules import queues_of
from studio.catalogue.store.desk_rows import submission_of
from studio.catalogue.store.tables import SubmissionRow as Row
from studio.catalogue.values.releases import Submission, SubmissionState
from studio.catalogue.values.remarks import DepartmentQueue

WAITING = (SubmissionState.SUBMITTED,)
DECIDED = tuple(state for state in SubmissionState if state is not SubmissionState.SUBMITTED)


@dataclass(frozen=True, slots=True)
class Wanted:
    """`mine` is True for one's own submissions, False for others', None for both; empty texts mean all.

    `waited` are whole days since it was submitted; `after` is the number of the last one of the page before.
    Waiting ones come oldest first, others newest first.
    """

    states: tuple[SubmissionState, ...] = tuple(SubmissionState)
    department: str | None = None
    category: str = ""
    agent: str = ""
    mine: bool | None = None
    waited: int = 0
    after: int = 0
    limit: int = 100

    @property
    def oldest_first(self) -> bool:
        return self.states == WAITING


def submissions(session: Session, person: Person, wanted: Wanted = Wanted()) -> list[Submission]:  # frozen
    """Return a page of what the person may see."""
    branches = [_bounded(branch, person, wanted) for branch in _branches(person, wanted)]
    if not branches:
        return []
    numbers = union_all(*(select(branch.subquery().c.number) for branch in branches)).subquery()
    found = select(Row).where(Row.number.in_(select(numbers.c.number)))
    rows = session.scalars(_ordered(found, wanted).limit(wanted.limit))
    return [_listed(row) for row in rows]


def counts(session: Session, person: Person) -> list[DepartmentQueue]:
    """Return what others submitted and waits, by department, for the queues the person sees."""
    queues = queues_of(person)
    if queues == ():
        return []
    waiting = (
        select(Row.department, func.count(), func.min(Row.submitted))
        .where(Row.state == SubmissionState.SUBMITTED.value, Row.author_id != person.id)
        .group_by(Row.department)
        .order_by(Row.department)
    )
    if queues is not None:
        waiting = waiting.where(Row.department.in_(queues))
    rows = session.execute(waiting)
    return [DepartmentQueue(department=one, waiting=count, oldest=oldest) for one, count, oldest in rows]


def _branches(person: Person, wanted: Wanted) -> list[Select[Any]]:
    """Return queries that an index answers in order: one's own, and each queue by state."""
    numbers = select(Row.number)
    found = []
    if wanted.mine is not False:
        states = Row.state.in_([state.value for state in wanted.states])
        found.append(numbers.where(Row.author_id == person.id, states))
    if wanted.mine is not True:
        found += [
            (numbers if queue is None else numbers.where(Row.department == queue))
            .where(Row.state == state.value)
            .where(Row.author_id != person.id)
            for queue, state in product(_queues(person, wanted), wanted.states)
        ]
    return found


def _queues(person: Person, wanted: Wanted) -> list[str | None]:
    queues = queues_of(person)
    if wanted.department is not None:
        return [wanted.department] if queues is None or wanted.department in queues else []
    return [None] if queues is None else list(queues)


def _bounded(branch: Select[Any], person: Person, wanted: Wanted) -> Select[Any]:
    if wanted.department is not None:
        branch = branch.where(Row.department == wanted.department)
    if wanted.category:
        branch = branch.where(Row.category == wanted.category)
    if wanted.agent:
        branch = branch.where(Row.agent == wanted.agent)
    if wanted.waited:
        since = datetime.now(UTC) - timedelta(days=wanted.waited)
        branch = branch.where(Row.submitted <= since.isoformat(timespec="seconds"))
    if wanted.after:
        bound = Row.number > wanted.after if wanted.oldest_first else Row.number < wanted.after
        branch = branch.where(bound)
    return _ordered(branch, wanted).limit(wanted.limit)


def _ordered(query: Select[Any], wanted: Wanted) -> Select[Any]:
    return query.order_by(Row.number if wanted.oldest_first else Row.number.desc())


def _listed(row: Row) -> Submission:
    """A list names the bases; their documents are read with the submission itself."""
    found = submission_of(row)
    bases = tuple(base.model_copy(update={"documents": ()}) for base in found.knowledge)
    return found.model_copy(update={"knowledge": bases})
