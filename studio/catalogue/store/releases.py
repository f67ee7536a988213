"""Released versions: found, fetched, recalled; never changed."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, lazyload, object_session

from studio.catalogue.people import Person
from studio.catalogue.rules import may_recall, needs_comment
from studio.catalogue.store.among import among
from studio.catalogue.store.clock import now
from studio.catalogue.store.feedback import take_up
from studio.catalogue.store.index import enter
from studio.catalogue.store.log import audit, log_act
from studio.catalogue.store.people import person_of
from studio.catalogue.store.placing import note_makers, place, preferred
from studio.catalogue.store.seals import seal_release
from studio.catalogue.store.states import state_of
from studio.catalogue.store.tables import InstallRow, ReleaseRow, ShelfRow, SubmissionRow
from studio.catalogue.values.releases import Act, PackageFacts, Release, ReleaseState
from studio.catalogue.values.validity import Validity
from studio.catalogue.values.versions import check_next, order
from studio.core.errors import NotFound, ReleaseNotOffered, ReleaseRecalled


def check_version(session: Session, agent: str, version: str) -> None:
    """Raises VersionTaken or VersionNotHigher."""
    released = session.scalars(select(ReleaseRow.version).where(ReleaseRow.agent == agent)).all()
    check_next(agent, version, released)


def release(
    session: Session, submission: SubmissionRow, reviewer: Person, comment: str, holds: Validity
) -> None:
    check_version(session, submission.agent, submission.version)
    facts = PackageFacts.model_validate(submission.facts)
    row = ReleaseRow(
        agent=facts.agent,
        version=facts.version,
        digest=facts.digest,
        submission_number=submission.number,
        reviewer_id=reviewer.id,
        comment=comment,
        released=now(),
        recalled="",
        valid_until=holds.valid_until,
        review_due=holds.review_due,
        installs=0,
    )
    session.add(row)
    session.flush()
    note_makers(session, facts.agent, {submission.author_id, submission.packed_by, *facts.editors})
    place(session, facts.agent)
    take_up(session, facts.agent, facts.version, submission.submitted)
    until = f"{facts.agent} {facts.version}"
    audit(session, Act.RELEASE, reviewer, until, f"≤ {holds.valid_until}", package=facts.digest)
    seal_release(session, row)
    enter(session, row)


def versions(session: Session, agent: str) -> list[Release]:
    """Return all versions of an agent, newest first; raises NotFound when there is none."""
    return [release_of(row) for row in _rows(session, agent)]


def find_release(session: Session, agent: str, version: str | None = None) -> Release:
    """Return that version, recalled or not; without one the newest that is not recalled, if any is left."""
    return release_of(find_row(session, agent, version))


def current_releases(session: Session, agents: Sequence[str]) -> list[Release]:
    """Return what `find_release` does of each, in this order."""
    on_shelf = select(ReleaseRow, ShelfRow).join(ShelfRow, ShelfRow.release_number == ReleaseRow.number)
    wanted = on_shelf.where(among(session, ShelfRow.agent, agents))
    rows = session.execute(wanted.options(_ALONE)).all()
    found = {row.agent: release_of(row) for row, _ in rows}
    return [found[agent] for agent in agents if agent in found]


def released_before(session: Session, agent: str, submission: int) -> Release | None:
    """Return what a submission is compared with: the newest version from an earlier one."""
    rows = session.scalars(
        select(ReleaseRow).where(ReleaseRow.agent == agent, ReleaseRow.submission_number < submission)
    ).all()
    return release_of(preferred(rows)) if rows else None


def install(session: Session, person: Person, agent: str, version: str | None = None) -> Release:
    """Note who fetches it; raises ReleaseRecalled or ReleaseNotOffered."""
    row = find_row(session, agent, version)
    refuse_not_offered(row)
    if session.get(InstallRow, (row.number, person.id)) is None:
        session.add(InstallRow(release_number=row.number, person_id=person.id, at=now()))
        row.installs += 1
        session.flush()
    return release_of(row)


def recall(session: Session, person: Person, agent: str, version: str, reason: str) -> Release:
    may_recall(person)
    reason = needs_comment(reason)
    row = find_row(session, agent, version)
    refuse_recalled(row)
    row.recalled = reason
    place(session, agent)
    log_act(session, row.submission, Act.RECALL, person, reason)
    enter(session, row)
    return release_of(row)


def release_of(row: ReleaseRow) -> Release:
    session = object_session(row)
    shown = session.get(ShelfRow, row.agent) if session else None
    return Release.model_validate(
        {
            **row.submission.facts,
            "submission": row.submission_number,
            "author": person_of(row.submission.author),
            "reviewer": person_of(row.reviewer),
            "comment": row.comment,
            "released": row.released,
            "note": row.submission.note,
            "state": state_of(row),
            "current": shown is not None and shown.release_number == row.number,
            **{name: getattr(row, name) for name in _MARKS},
        }
    )


def refuse_recalled(row: ReleaseRow) -> None:
    if row.recalled:
        raise ReleaseRecalled(agent=row.agent, version=row.version, reason=row.recalled)


def refuse_not_offered(row: ReleaseRow) -> None:
    """Raises ReleaseRecalled or ReleaseNotOffered."""
    refuse_recalled(row)
    if (state := state_of(row)) in {ReleaseState.EXPIRED, ReleaseState.ROLLED_BACK}:
        reason = row.rolled_back or row.valid_until
        raise ReleaseNotOffered(agent=row.agent, version=row.version, state=state.value, reason=reason)


def find_row(session: Session, agent: str, version: str | None) -> ReleaseRow:
    if version is None:
        shown = session.get(ShelfRow, agent)
        row = session.get(ReleaseRow, shown.release_number, options=[_ALONE]) if shown else None
    else:
        exactly = (ReleaseRow.agent == agent) & (ReleaseRow.version == version)
        row = session.scalar(select(ReleaseRow).where(exactly).options(_ALONE))
    if row is None:
        raise NotFound(kind="release", missing=f"{agent} {version or ''}".strip())
    return row


def numbered(session: Session, numbers: Sequence[int]) -> list[Release]:
    """Return these releases by the ids of their agents."""
    query = select(ReleaseRow).where(ReleaseRow.number.in_(numbers)).order_by(ReleaseRow.agent)
    return [release_of(row) for row in session.scalars(query.options(_ALONE))]


def _rows(session: Session, agent: str) -> list[ReleaseRow]:
    rows = session.scalars(select(ReleaseRow).where(ReleaseRow.agent == agent).options(_ALONE)).all()
    if not rows:
        raise NotFound(kind="release", missing=agent)
    return sorted(rows, key=lambda row: order(row.version), reverse=True)


_MARKS = (
    "recalled", "rolled_back", "deprecated", "instead", "valid_until", "review_due", "installs",
)  # fmt: skip
_ALONE = joinedload(ReleaseRow.submission).options(
    lazyload(SubmissionRow.acts), lazyload(SubmissionRow.remarks), lazyload(SubmissionRow.reruns)
)
"""A passport tells nothing of what was said and done while it waited."""
