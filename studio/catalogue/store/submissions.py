"""Submissions and what may become of them; each function is one act inside one transaction."""

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from studio.catalogue.people import Person
from studio.catalogue.rules import (
    may_comment,
    may_decide,
    may_see,
    may_submit,
    may_withdraw,
    needs_comment,
    sees_all,
)
from studio.catalogue.store.clock import now, today
from studio.catalogue.store.log import log_act
from studio.catalogue.store.people import person_of
from studio.catalogue.store.releases import check_version, release
from studio.catalogue.store.tables import ActRow, SubmissionRow
from studio.catalogue.validity import DEFAULT_TERMS, Validity, validity
from studio.catalogue.values import Act, Check, PackageFacts, Review, Submission, SubmissionState
from studio.core.errors import NotFound, SubmissionClosed

_BECOMES = {
    Act.APPROVE: SubmissionState.RELEASED,
    Act.RETURN: SubmissionState.CHANGES_REQUESTED,
    Act.REJECT: SubmissionState.REJECTED,
    Act.WITHDRAW: SubmissionState.WITHDRAWN,
    Act.SUPERSEDE: SubmissionState.SUPERSEDED,
}


def submit(
    session: Session, person: Person, facts: PackageFacts, packed_by: str, checks: Sequence[Check], note: str
) -> Submission:
    """Queue a package; an older one of that agent by the same author that still waits is superseded."""
    may_submit(person)
    check_version(session, facts.agent, facts.version)
    row = SubmissionRow(
        agent=facts.agent,
        version=facts.version,
        digest=facts.digest,
        packed_by=packed_by,
        state=SubmissionState.SUBMITTED.value,
        author_id=person.id,
        note=note,
        submitted=now(),
        facts=facts.model_dump(mode="json"),
        checks=[check.model_dump(mode="json") for check in checks],
    )
    _supersede(session, person, facts.agent)
    session.add(row)
    session.flush()
    log_act(session, row, Act.SUBMIT, person, note)
    return _as_it_is_now(session, row)


def submissions(session: Session, person: Person) -> list[Submission]:
    """Return what the person may see, oldest first."""
    query = select(SubmissionRow).order_by(SubmissionRow.number)
    if not sees_all(person):
        query = query.where(SubmissionRow.author_id == person.id)
    return [submission_of(row) for row in session.scalars(query)]


def submission(session: Session, person: Person, number: int) -> Submission:
    row = _row(session, number)
    may_see(person, row.author_id)
    return submission_of(row)


def decide(
    session: Session, person: Person, number: int, act: Act, comment: str, holds: Validity | None = None
) -> Submission:
    """Approve, return or reject; of two decisions at the same time exactly one is made.

    An approved version `holds` as long as the terms say unless its reviewer says how long.
    """
    row = _row(session, number)
    may_decide(person, {row.author_id, row.packed_by})
    comment = needs_comment(comment)
    _close(session, row, act)
    log_act(session, row, act, person, comment)
    if act is Act.APPROVE:
        release(session, row, person, comment, holds or validity(DEFAULT_TERMS, today()))
    return _as_it_is_now(session, row)


def withdraw(session: Session, person: Person, number: int, comment: str) -> Submission:
    row = _row(session, number)
    may_withdraw(person, row.author_id)
    _close(session, row, Act.WITHDRAW)
    log_act(session, row, Act.WITHDRAW, person, comment.strip())
    return _as_it_is_now(session, row)


def add_comment(session: Session, person: Person, number: int, comment: str) -> Submission:
    row = _row(session, number)
    may_comment(person, row.author_id)
    log_act(session, row, Act.COMMENT, person, needs_comment(comment))
    return _as_it_is_now(session, row)


def submission_of(row: SubmissionRow) -> Submission:
    written = {name: getattr(row, name) for name in ("number", "state", "note", "submitted", "checks")}
    reviews = [_review_of(act) for act in row.acts]
    return Submission.model_validate(
        {**row.facts, **written, "author": person_of(row.author), "reviews": reviews}
    )


def _review_of(row: ActRow) -> Review:
    return Review(
        number=row.number,
        act=Act(row.act),
        person=row.person_id,
        name=row.name,
        comment=row.comment,
        at=row.at,
    )


def _as_it_is_now(session: Session, row: SubmissionRow) -> Submission:
    session.expire(row)
    return submission_of(row)


def _row(session: Session, number: int) -> SubmissionRow:
    row = session.get(SubmissionRow, number)
    if row is None:
        raise NotFound(kind="submission", missing=str(number))
    return row


def _close(session: Session, row: SubmissionRow, act: Act) -> None:
    """Change the state only if it still waits: the database decides who came first."""
    waiting = (SubmissionRow.number == row.number) & (SubmissionRow.state == SubmissionState.SUBMITTED.value)
    change = update(SubmissionRow).where(waiting).values(state=_BECOMES[act].value)
    changed = session.scalars(change.returning(SubmissionRow.number)).all()
    session.refresh(row)
    if not changed:
        raise SubmissionClosed(number=row.number, state=row.state)


def _supersede(session: Session, person: Person, agent: str) -> None:
    waiting = select(SubmissionRow).where(
        SubmissionRow.agent == agent,
        SubmissionRow.author_id == person.id,
        SubmissionRow.state == SubmissionState.SUBMITTED.value,
    )
    for row in session.scalars(waiting).all():
        _close(session, row, Act.SUPERSEDE)
        log_act(session, row, Act.SUPERSEDE, person, "")
