"""Counts of answers that copies report: the same report again changes nothing, and nobody adds millions."""

import hashlib
import math
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from studio.catalogue.people import Person
from studio.catalogue.store.adding import row_of
from studio.catalogue.store.clock import today
from studio.catalogue.store.releases import find_row
from studio.catalogue.store.tables import ReleaseRow, ShelfRow, UsageRow
from studio.catalogue.usage import MOST_A_DAY, Usage, UsageDay, UsageLine, UsageReport, UsageTaken

_FADING = math.log(2) / 30  # a day: what was used a month ago counts half
_BEGIN = date(2020, 1, 1).toordinal()
_REPORTED_DAYS, _MONTH, _SHOWN_DAYS = 31, 30, 90


def report(session: Session, person: Person, told: UsageReport) -> UsageTaken:
    """Of each line the highest count ever reported stands."""
    lines = list(_known(session, told))
    more: Counter[tuple[str, date]] = Counter()
    for line in lines:
        more[line.agent, line.day] += _take(session, person, told.device, line)
    for (agent, day), answers in more.items():
        if answers:
            _warm(session, agent, day, answers)
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


def _take(session: Session, person: Person, device: str, line: UsageLine) -> int:
    """Return how many answers this line adds; all devices of a person share what counts on a day."""
    day, who = line.day.isoformat(), _digest(line.agent, person)
    key = {"agent": line.agent, "day": day, "person": who, "version": line.version, "device": device}
    same = (UsageRow.agent == line.agent) & (UsageRow.day == day) & (UsageRow.person == who)
    total = session.scalar(select(func.coalesce(func.sum(UsageRow.answers), 0)).where(same)) or 0
    if total >= MOST_A_DAY and session.get(UsageRow, key) is None:
        return 0
    row = row_of(session, UsageRow, key, {"department": person.department, "answers": 0})
    added = min(max(line.answers - row.answers, 0), max(MOST_A_DAY - total, 0))
    row.answers += added
    session.flush()
    return added


def _digest(agent: str, person: Person) -> str:
    return hashlib.sha256(f"{agent}\n{person.id}".encode()).hexdigest()[:32]


def _warm(session: Session, agent: str, day: date, answers: int) -> None:
    """Add to the logarithm of all use, each day's weighing twice that of a month before: it never has to be
    reckoned again as time goes by."""
    shown = session.get_one(ShelfRow, agent)
    new = math.log(answers) + _FADING * (day.toordinal() - _BEGIN)
    high, low = max(shown.heat, new), min(shown.heat, new)
    shown.heat = high + math.log1p(math.exp(low - high))
    session.flush()
