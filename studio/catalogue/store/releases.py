"""Released versions: found, fetched, recalled; never changed."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio.catalogue.people import Person
from studio.catalogue.rules import may_recall, needs_comment
from studio.catalogue.store.clock import now
from studio.catalogue.store.log import audit, log_act
from studio.catalogue.store.people import person_of
from studio.catalogue.store.tables import InstallRow, ReleaseRow, SubmissionRow
from studio.catalogue.values import Act, PackageFacts, Release
from studio.core.errors import NotFound, ReleaseRecalled, VersionTaken


def check_version_is_free(session: Session, agent: str, version: str) -> None:
    if _exactly(session, agent, version):
        raise VersionTaken(agent=agent, version=version)


def release(session: Session, submission: SubmissionRow, reviewer: Person, comment: str) -> None:
    check_version_is_free(session, submission.agent, submission.version)
    facts = PackageFacts.model_validate(submission.facts)
    row = ReleaseRow(
        agent=facts.agent,
        version=facts.version,
        category=facts.category.value,
        words=_words(facts),
        digest=facts.digest,
        submission_number=submission.number,
        reviewer_id=reviewer.id,
        comment=comment,
        released=now(),
        recalled="",
        newest=False,
        installs=0,
    )
    session.add(row)
    session.flush()
    _mark_newest(session, facts.agent)
    audit(session, Act.RELEASE, reviewer, f"{facts.agent} {facts.version}", package=facts.digest)


def releases(session: Session, query: str = "", category: str = "") -> list[Release]:
    """Return the newest version of each agent whose facts hold every word of the query."""
    rows = select(ReleaseRow).where(ReleaseRow.newest).order_by(ReleaseRow.agent)
    if category:
        rows = rows.where(ReleaseRow.category == category)
    for word in query.casefold().split():
        rows = rows.where(ReleaseRow.words.contains(word, autoescape=True))
    return [release_of(row) for row in session.scalars(rows)]


def versions(session: Session, agent: str) -> list[Release]:
    """Return all versions of an agent, newest first; raises NotFound when there is none."""
    return [release_of(row) for row in _rows(session, agent)]


def find_release(session: Session, agent: str, version: str | None = None) -> Release:
    """Return that version, recalled or not; without one the newest that is not recalled, if any is left."""
    return release_of(_find(session, agent, version))


def released_before(session: Session, agent: str, submission: int) -> Release | None:
    """Return what a submission is compared with: the newest version from an earlier one."""
    rows = session.scalars(
        select(ReleaseRow).where(ReleaseRow.agent == agent, ReleaseRow.submission_number < submission)
    ).all()
    return release_of(_newest(rows)) if rows else None


def install(session: Session, person: Person, agent: str, version: str | None = None) -> Release:
    """Note who fetches it; raises ReleaseRecalled."""
    row = _find(session, agent, version)
    if row.recalled:
        raise ReleaseRecalled(agent=row.agent, version=row.version, reason=row.recalled)
    if session.get(InstallRow, (row.number, person.id)) is None:
        session.add(InstallRow(release_number=row.number, person_id=person.id, at=now()))
        row.installs += 1
        session.flush()
    return release_of(row)


def recall(session: Session, person: Person, agent: str, version: str, reason: str) -> Release:
    may_recall(person)
    reason = needs_comment(reason)
    row = _find(session, agent, version)
    if row.recalled:
        raise ReleaseRecalled(agent=row.agent, version=row.version, reason=row.recalled)
    row.recalled = reason
    _mark_newest(session, agent)
    log_act(session, row.submission, Act.RECALL, person, reason)
    return release_of(row)


def release_of(row: ReleaseRow) -> Release:
    return Release.model_validate(
        {
            **row.submission.facts,
            "submission": row.submission_number,
            "author": person_of(row.submission.author),
            "reviewer": person_of(row.reviewer),
            "comment": row.comment,
            "released": row.released,
            "recalled": row.recalled,
            "installs": row.installs,
        }
    )


def _exactly(session: Session, agent: str, version: str) -> ReleaseRow | None:
    return session.scalar(select(ReleaseRow).where(ReleaseRow.agent == agent, ReleaseRow.version == version))


def _find(session: Session, agent: str, version: str | None) -> ReleaseRow:
    if version is None:
        return _newest(_rows(session, agent))
    row = _exactly(session, agent, version)
    if row is None:
        raise NotFound(kind="release", missing=f"{agent} {version}")
    return row


def _rows(session: Session, agent: str) -> list[ReleaseRow]:
    rows = session.scalars(select(ReleaseRow).where(ReleaseRow.agent == agent)).all()
    if not rows:
        raise NotFound(kind="release", missing=agent)
    return sorted(rows, key=_order, reverse=True)


def _mark_newest(session: Session, agent: str) -> None:
    rows = _rows(session, agent)
    newest = _newest(rows)
    for row in rows:
        row.newest = row is newest
    session.flush()


def _newest(rows: Sequence[ReleaseRow]) -> ReleaseRow:
    return max(rows, key=lambda row: (not row.recalled, _order(row)))


def _order(row: ReleaseRow) -> tuple[int, ...]:
    return tuple(int(part) for part in row.version.split("."))


def _words(facts: PackageFacts) -> str:
    """What a search looks through."""
    return "\n".join((facts.agent, facts.name, facts.purpose, facts.owner)).casefold()
