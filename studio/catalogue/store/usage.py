"""Counts of answers that copies report: the same report again changes nothing, and nobody adds millions."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from studio.catalogue.people import Person
from studio.catalogue.store.clock import today
from studio.catalogue.store.releases import find_row
from studio.catalogue.store.signing import keyed_digest
from studio.catalogue.store.tables import ReleaseRow, ShelfRow, UsageRow
from studio.catalogue.values.usage import MOST_A_DAY, Usage, UsageDay, UsageLine, UsageReport, UsageTaken

_FADING = math.log(2) / 30  # a day: what was used a month ago counts half
_BEGIN = date(2020, 1, 1).toordinal()
_REPORTED_DAYS, _MONTH, _SHOWN_DAYS = 31, 30, 90


def report(session: Session, person: Person, told: UsageReport) -> UsageTaken:
    """Of each line the highest count ever reported stands."""
    lines = list(_known(session, told))
    kept = _Kept(session, person, lines)
    more: Counter[tuple[str, date]] = Counter()
    for line in lines:
        more[line.agent, line.day] += kept.take(told.device, line)
    _warm(session, more)
    return UsageTaken(taken=len(lines), left_out=len(told.lines) - len(lines))


def usage(session: Session, agent: str) -> Usage:
    """Raises NotFound."""
    find_row(session, agent, None)
    since = (today() - timedelta(days=_MONTH)).isoformat()
    recent = (UsageRow.agent == agent) & (UsageRow.day >= since)
    answers, people, departments = session.execute(
        select(
            func.coalesce(func.sum(UsageRow.answers), 0),
            func.count(func.distinct(UsageRow.person)),
            func.count(func.distinct(UsageRow.department)),
        ).where(recent)
    ).one()
    return Usage(answers=answers, people=people, departments=departments, days=_days(session, agent))


def _days(session: Session, agent: str) -> tuple[UsageDay, ...]:
    since = (today() - timedelta(days=_SHOWN_DAYS)).isoformat()
    rows = (
        select(
            UsageRow.day,
            UsageRow.version,
            func.sum(UsageRow.answers).label("answers"),
            func.count(func.distinct(UsageRow.person)).label("people"),
        )
        .where(UsageRow.agent == agent, UsageRow.day >= since)
        .group_by(UsageRow.day, UsageRow.version)
        .order_by(UsageRow.day.desc(), UsageRow.version)
    )
    return tuple(UsageDay.model_validate(row._asdict()) for row in session.execute(rows))


def _known(session: Session, told: UsageReport) -> Iterator[UsageLine]:
    """Yield the lines about releases there are, of the days that may still be reported."""
    agents = {line.agent for line in told.lines}
    rows = select(ReleaseRow.agent, ReleaseRow.version).where(ReleaseRow.agent.in_(agents))
    released = {(str(agent), str(version)) for agent, version in session.execute(rows)}
    earliest, latest = today() - timedelta(days=_REPORTED_DAYS), today() + timedelta(days=1)
    for line in told.lines:
        if (line.agent, line.version) in released and earliest <= line.day <= latest:
            yield line


class _Kept:
    """What is known of one person's use of these agents, read at once."""

    def __init__(self, session: Session, person: Person, lines: Sequence[UsageLine]) -> None:
        self._session, self._department = session, person.department
        self._who = {
            agent: keyed_digest(session, agent, person.id) for agent in {line.agent for line in lines}
        }
        days = {line.day.isoformat() for line in lines}
        same = UsageRow.agent.in_(self._who), UsageRow.person.in_(self._who.values()), UsageRow.day.in_(days)
        rows = session.scalars(select(UsageRow).where(*same)).all() if lines else ()
        self._rows = {(row.agent, row.day, row.version, row.device): row for row in rows}
        self._total = Counter[tuple[str, str]]()
        for row in rows:
            self._total[row.agent, row.day] += row.answers

    def take(self, device: str, line: UsageLine) -> int:
        """Return how many answers this line adds; all devices of a person share what counts on a day."""
        day = line.day.isoformat()
        left = max(MOST_A_DAY - self._total[line.agent, day], 0)
        row = self._rows.get((line.agent, day, line.version, device))
        added = min(max(line.answers - (row.answers if row else 0), 0), left)
        if added:
            (row or self._new(device, line)).answers += added
            self._total[line.agent, day] += added
        return added

    def _new(self, device: str, line: UsageLine) -> UsageRow:
        row = UsageRow(
            agent=line.agent,
            day=line.day.isoformat(),
            person=self._who[line.agent],
            version=line.version,
            device=device,
            department=self._department,
            answers=0,
        )
        self._rows[row.agent, row.day, row.version, device] = row
        self._session.add(row)
        return row


def _warm(session: Session, more: Mapping[tuple[str, date], int]) -> None:
    """Add to the logarithm of all use, each day's weighing twice that of a month before: it never has to be
    reckoned again as time goes by."""
    agents = {agent for (agent, _), answers in more.items() if answers}
    shelf = {row.agent: row for row in session.scalars(select(ShelfRow).where(ShelfRow.agent.in_(agents)))}
    for (agent, day), answers in more.items():
        if answers:
            new = math.log(answers) + _FADING * (day.toordinal() - _BEGIN)
            high, low = max(shelf[agent].heat, new), min(shelf[agent].heat, new)
            shelf[agent].heat = high + math.log1p(math.exp(low - high))
    session.flush()
