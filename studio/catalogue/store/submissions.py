"""Submissions and what may become of them; each function is one act inside one transaction."""

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from studio.catalogue.people import Person
from studio.catalogue.rules import (
    is_allowed,
    may_comment,
    may_decide,
    may_release,
    may_see,
    may_submit,
    may_withdraw,
    needs_comment,
)
from studio.catalogue.store.clock import now, today
from studio.catalogue.store.desk_rows import find, matter_of, submission_of
from studio.catalogue.store.hands import hands_on
from studio.catalogue.store.log import audit, log_act
from studio.catalogue.store.placing import home_of
from studio.catalogue.store.releases import check_version, release
from studio.catalogue.store.tables import DeliveryRow, SubmissionRow
from studio.catalogue.values.releases import Act, Check, PackageFacts, Submission, SubmissionState, Verdict
from studio.catalogue.values.remarks import Hindrance, Standing
from studio.catalogue.values.validity import DEFAULT_TERMS, Validity, validity
from studio.core.errors import (
    ActNotAllowed,
    CheckStopped,
    PackageInvalid,
    ReviewerIsAuthor,
    ReviewerIsEditor,
    StudioError,
    SubmissionClosed,
    SubmissionStale,
)

_BECOMES = {
    Act.APPROVE: SubmissionState.RELEASED,
    Act.RETURN: SubmissionState.CHANGES_REQUESTED,
    Act.REJECT: SubmissionState.REJECTED,
    Act.WITHDRAW: SubmissionState.WITHDRAWN,
    Act.SUPERSEDE: SubmissionState.SUPERSEDED,
}
_HINDRANCES: dict[type[StudioError], Hindrance] = {
    ReviewerIsAuthor: Hindrance.AUTHOR,
    ReviewerIsEditor: Hindrance.EDITOR,
    ActNotAllowed: Hindrance.NO_ROLE,
}


def note_delivery(session: Session, person: Person, digest: str) -> None:
    """Keep who brought a package there: it counts as their work, whoever submits it."""
    row = session.get(DeliveryRow, (digest, person.id))
    if row is not None:
        row.at = now()
    else:
        session.add(DeliveryRow(digest=digest, person_id=person.id, at=now()))
        audit(session, Act.PUT, person, digest, package=digest)


def submit(
    session: Session, person: Person, facts: PackageFacts, packed_by: str, checks: Sequence[Check], note: str
) -> Submission:
    """Queue a package; an older one of that agent by the same author that still waits is superseded."""
    may_submit(person)
    check_version(session, facts.agent, facts.version)
    _check_texts(facts, packed_by, checks)
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
        department=home_of(session, facts.agent) or person.department,
        category=facts.category.value,
        edited_by=[editor.id for editor in facts.edited_by],
        closed="",
    )
    _supersede(session, person, facts.agent)
    session.add(row)
    session.flush()
    log_act(session, row, Act.SUBMIT, person, note)
    return _as_it_is_now(session, row)


def submission(session: Session, person: Person, number: int) -> Submission:
    row = find(session, number)
    may_see(person, matter_of(row))
    return submission_of(row)


def standing(session: Session, person: Person, number: int) -> Standing:
    """Tell what the rules would say to the person about that submission."""
    row = find(session, number)
    matter, hindrance = matter_of(row), None
    may_see(person, matter)
    try:
        may_decide(person, matter, hands_on(session, row))
    except StudioError as error:
        hindrance = _HINDRANCES[type(error)]
    if row.state != SubmissionState.SUBMITTED.value:
        hindrance = Hindrance.CLOSED
    return Standing(hindrance=hindrance, may_comment=is_allowed(may_comment, person, matter))


def decide(
    session: Session,
    person: Person,
    number: int,
    act: Act,
    comment: str,
    holds: Validity | None = None,
    digest: str = "",
) -> Submission:
    """Approve, return or reject the package of that digest; of two decisions at once exactly one is made.

    Without a digest it is the submission's own, which never changes. An approved version `holds` as long as
    the terms say unless its reviewer says how long.
    """
    row = find(session, number)
    may_decide(person, matter_of(row), hands_on(session, row))
    comment = needs_comment(comment)
    _check_digest(row, digest)
    if act is Act.APPROVE:
        may_release(person, home_of(session, row.agent))
        _check_checks(row)
    _close(session, row, act)
    log_act(session, row, act, person, comment)
    if act is Act.APPROVE:
        release(session, row, person, comment, holds or validity(DEFAULT_TERMS, today()))
    return _as_it_is_now(session, row)


def withdraw(session: Session, person: Person, number: int, comment: str) -> Submission:
    row = find(session, number)
    may_withdraw(person, matter_of(row))
    _close(session, row, Act.WITHDRAW)
    log_act(session, row, Act.WITHDRAW, person, comment.strip())
    return _as_it_is_now(session, row)


def _check_texts(facts: PackageFacts, packed_by: str, checks: Sequence[Check]) -> None:
    """No database keeps a NUL in a text: a package that says one of itself is not queued."""
    told = (packed_by, facts.model_dump_json(), *(check.model_dump_json() for check in checks))
    if any("\0" in text or r"\u0000" in text for text in told):
        raise PackageInvalid(file="manifest.json", problem="does_not_read")


def _check_digest(row: SubmissionRow, seen: str) -> None:
    if seen and seen != row.digest:
        raise SubmissionStale(number=row.number)


def _check_checks(row: SubmissionRow) -> None:
    """What stops is not submitted; should it wait all the same, it is not released."""
    for check in map(Check.model_validate, row.checks):
        if check.verdict is Verdict.STOP:
            raise CheckStopped(check=check.name.value, detail="")


def _as_it_is_now(session: Session, row: SubmissionRow) -> Submission:
    session.expire(row)
    return submission_of(row)


def _close(session: Session, row: SubmissionRow, act: Act) -> None:
    """Change the state only if it still waits: the database decides who came first."""
    waiting = (SubmissionRow.number == row.number) & (SubmissionRow.state == SubmissionState.SUBMITTED.value)
    change = update(SubmissionRow).where(waiting).values(state=_BECOMES[act].value, closed=now())
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
