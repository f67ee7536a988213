"""How much an agent is used, told in counts."""

import hashlib
from datetime import date, timedelta

from sqlalchemy import select

from studio.catalogue import Person, Sort, UsageLine, UsageReport
from studio.catalogue.store import usage
from studio.catalogue.store.clock import today
from studio.catalogue.store.database import Store
from studio.catalogue.store.tables import UsageRow
from studio.catalogue.values.usage import MOST_A_DAY
from tests.unit.catalogue.samples import ADMIN, USER
from tests.unit.catalogue.shelf.shelved import AGENT, REVIEWER, Put, listed


def report(store: Store, *lines: UsageLine, device: str = "a" * 32, person: Person = USER) -> tuple[int, int]:
    with store.changing() as session:
        taken = usage.report(session, person, UsageReport(device=device, lines=lines))
    return taken.taken, taken.left_out


def line(answers: int, day: date | None = None, version: str = "1.0.0") -> UsageLine:
    return UsageLine(agent=AGENT, version=version, day=day or today(), answers=answers)


def used(store: Store) -> tuple[int, int]:
    with store.reading() as session:
        found = usage.usage(session, AGENT)
    return found.answers, found.people


def test_the_same_report_twice_counts_once(store: Store, put: Put) -> None:
    put("1.0.0")
    for _ in range(2):
        assert report(store, line(3)) == (1, 0)
    report(store, line(5))
    report(store, line(2))  # an older one that comes late
    report(store, line(4), person=REVIEWER)
    assert used(store) == (9, 2)


def test_who_has_only_the_database_cannot_tell_whose_use_it_is(store: Store, put: Put) -> None:
    put("1.0.0")
    report(store, line(3))
    guesses = {
        hashlib.sha256(f"{AGENT}\n{person}".encode()).hexdigest()[:32] for person in (USER.id, ADMIN.id)
    }
    with store.reading() as session:
        kept = session.scalars(select(UsageRow.person)).all()
    assert len(kept) == 1
    assert not guesses & set(kept)


def test_nobody_invents_millions(store: Store, put: Put) -> None:
    put("1.0.0")
    put("1.1.0")
    for device in "abcdef":
        report(store, line(1_000_000), line(1_000_000, version="1.1.0"), device=device * 32)
    assert used(store) == (MOST_A_DAY, 1)


def test_unknown_releases_and_far_off_days_do_not_count(store: Store, put: Put) -> None:
    put("1.0.0")
    far = [today() + timedelta(days=days) for days in (-400, -32, 2)]
    lines = [line(1, version="7.7.7"), *(line(1, day) for day in far)]
    assert report(store, *lines) == (0, 4)
    assert used(store) == (0, 0)


def test_what_is_used_now_stands_before_what_was_used_more_long_ago(store: Store, put: Put) -> None:
    put("1.0.0")
    put("1.0.0", "old-duty")
    old = UsageLine(agent="old-duty", version="1.0.0", day=today() - timedelta(days=31), answers=15)
    report(store, old, line(10))
    assert listed(store, Sort.USED) == [AGENT, "old-duty"]
