"""Whose work a submission is: what the service has seen itself, and what its packages say."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, lazyload, load_only

from studio.catalogue.rules import Hands
from studio.catalogue.store.tables import DeliveryRow, ReleaseRow, SubmissionRow
from studio.catalogue.values.releases import PackageFacts


def hands_on(session: Session, row: SubmissionRow) -> Hands:
    """Count everybody since the release before: who submitted or brought a version, whom a package names.

    A package's own words are believed against its author alone: nobody shuts out another's reviewers by
    naming them. What an author once said of a version still counts when the next one leaves it out.
    """
    before = _released_before(session, row)
    versions = _versions_since(session, row, before.number if before else 0)
    own = [version for version in versions if version.author_id == row.author_id]
    brought = _brought(session, {version.digest for version in versions})
    return Hands(
        authors=frozenset((*(one.author_id for one in versions), *(one.packed_by for one in own), *brought)),
        editors=frozenset((*_editors(row, before), *_named(own, row))),
    )


def _released_before(session: Session, row: SubmissionRow) -> SubmissionRow | None:
    number = select(func.max(ReleaseRow.submission_number)).where(
        ReleaseRow.agent == row.agent, ReleaseRow.submission_number < row.number
    )
    found = session.scalar(number)
    return session.get(SubmissionRow, found) if found is not None else None


def _versions_since(session: Session, row: SubmissionRow, number: int) -> Sequence[SubmissionRow]:
    since = (SubmissionRow.number > number) & (SubmissionRow.number <= row.number)
    wanted = select(SubmissionRow).where(SubmissionRow.agent == row.agent, since)
    only = load_only(
        SubmissionRow.author_id, SubmissionRow.packed_by, SubmissionRow.digest, SubmissionRow.edited_by
    )
    return session.scalars(wanted.options(only, lazyload("*"))).all()


def _brought(session: Session, digests: set[str]) -> Iterable[str]:
    return session.scalars(select(DeliveryRow.person_id).where(DeliveryRow.digest.in_(digests))).all()


def _editors(row: SubmissionRow, before: SubmissionRow | None) -> Iterable[str]:
    """Return who edited it after the released version was tested: what was before, was reviewed with that."""
    tested: Any = before.facts.get("tested", "") if before else ""
    facts = PackageFacts.model_validate(row.facts)
    return [editor.id for editor in facts.edited_by if editor.edited_since(str(tested))]


def _named(own: Sequence[SubmissionRow], row: SubmissionRow) -> Iterable[str]:
    return [one for version in own if version.number != row.number for one in version.edited_by]
