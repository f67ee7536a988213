"""What may become of a release after it is out: rolled back, deprecated, prolonged; each with its reason."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio.catalogue.people import Person
from studio.catalogue.rules import may_keep_release, may_prolong, needs_comment
from studio.catalogue.store.index import enter
from studio.catalogue.store.log import log_act
from studio.catalogue.store.placing import makers_of, place
from studio.catalogue.store.releases import find_row, refuse_not_offered, refuse_recalled, release_of
from studio.catalogue.store.states import state_of
from studio.catalogue.store.tables import ReleaseRow
from studio.catalogue.values.releases import Act, Release, ReleaseState
from studio.catalogue.values.validity import Validity
from studio.catalogue.values.versions import order
from studio.core.errors import NotDeprecated, NotFound, RollbackNotPossible


def roll_back(session: Session, person: Person, agent: str, version: str, reason: str) -> Release:
    """Make that version current again: those above it are no longer handed out.

    It is an earlier one, or one that was rolled back itself. Raises RollbackNotPossible.
    """
    row, reason = _kept(session, person, agent, version, reason)
    current = find_row(session, agent, None)
    earlier = order(version) < order(current.version) or row.rolled_back
    if (row is current and not row.rolled_back) or not earlier or _is_past(row):
        raise RollbackNotPossible(agent=agent, version=version, current=current.version)
    row.rolled_back, others = "", _others(session, row)
    for other in others:
        if order(other.version) > order(version) and not other.recalled:
            other.rolled_back = other.rolled_back or reason
    place(session, agent)
    log_act(session, row.submission, Act.ROLL_BACK, person, reason)
    enter(session, row, *others)
    return release_of(row)


def deprecate(
    session: Session, person: Person, agent: str, version: str, reason: str, instead: str
) -> Release:
    """It goes on working, with a notice.

    Raises NotFound when `instead` is neither agent nor version, and what keeps that from being handed out.
    """
    row, reason = _kept(session, person, agent, version, reason)
    row.deprecated, row.instead = reason, _known(session, row, instead.strip())
    session.flush()
    log_act(session, row.submission, Act.DEPRECATE, person, reason)
    enter(session, row)
    return release_of(row)


def lift_deprecation(session: Session, person: Person, agent: str, version: str, reason: str) -> Release:
    """It counts as it did before; raises NotDeprecated."""
    row, reason = _kept(session, person, agent, version, reason)
    if not row.deprecated:
        raise NotDeprecated(agent=agent, version=version)
    row.deprecated = row.instead = ""
    session.flush()
    log_act(session, row.submission, Act.LIFT_DEPRECATION, person, reason)
    enter(session, row)
    return release_of(row)


def prolong(
    session: Session, person: Person, agent: str, version: str, reason: str, holds: Validity
) -> Release:
    """What was looked at again `holds` anew."""
    row = find_row(session, agent, version)
    may_prolong(person, makers_of(session, agent), _department(row))
    reason = needs_comment(reason)
    refuse_recalled(row)
    row.valid_until, row.review_due = holds.valid_until, holds.review_due
    session.flush()
    log_act(session, row.submission, Act.PROLONG, person, f"{reason} (≤ {holds.valid_until})")
    enter(session, row)
    return release_of(row)


def _kept(session: Session, person: Person, agent: str, version: str, reason: str) -> tuple[ReleaseRow, str]:
    row = find_row(session, agent, version)
    may_keep_release(person, makers_of(session, agent), _department(row))
    reason = needs_comment(reason)
    refuse_recalled(row)
    return row, reason


def _department(row: ReleaseRow) -> str:
    """In whose queue it is reviewed."""
    return row.submission.author.department


def _is_past(row: ReleaseRow) -> bool:
    return state_of(row) is ReleaseState.EXPIRED


def _others(session: Session, row: ReleaseRow) -> list[ReleaseRow]:
    same = (ReleaseRow.agent == row.agent) & (ReleaseRow.number != row.number)
    return list(session.scalars(select(ReleaseRow).where(same)))


def _known(session: Session, row: ReleaseRow, instead: str) -> str:
    """A version of the same agent, or another agent, that is handed out; no release stands in for itself."""
    if not instead:
        return ""
    if instead in {row.version, row.agent}:
        raise NotFound(kind="release", missing=instead)
    agent, version = (row.agent, instead) if "." in instead else (instead, None)
    refuse_not_offered(find_row(session, agent, version))
    return instead
