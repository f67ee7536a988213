"""Counts of answers are kept here until the catalogue was told, and nothing else is."""

from datetime import date, timedelta
from pathlib import Path

from studio.workspace import UsageLog

TODAY = date.today()


def test_a_day_is_told_as_it_stands_until_it_was_heard(tmp_path: Path) -> None:
    log = UsageLog(tmp_path / "usage.sqlite3")
    for _ in range(3):
        log.note("flood-duty", "1.0.0")
    first = log.report()
    assert [(line.agent, line.version, line.day, line.answers) for line in first.lines] == [
        ("flood-duty", "1.0.0", TODAY, 3)
    ]
    assert log.report() == first, "nobody heard it: it is told again, from the same device"

    log.note("flood-duty", "1.0.0")
    log.told(first)

    assert [line.answers for line in log.report().lines] == [4]
    log.told(log.report())
    assert log.report().lines == ()


def test_what_is_too_old_is_forgotten(tmp_path: Path) -> None:
    log = UsageLog(tmp_path / "usage.sqlite3")
    log.note("flood-duty", "1.0.0", TODAY - timedelta(days=40))
    log.told(log.report())
    log.note("flood-duty", "1.0.0", TODAY - timedelta(days=40))
    assert [line.answers for line in log.report().lines] == [1], "counted anew, not added to what is gone"


def test_what_is_not_to_be_told_is_gone(tmp_path: Path) -> None:
    log = UsageLog(tmp_path / "usage.sqlite3")
    log.note("flood-duty", "1.0.0")
    log.forget()
    assert log.report().lines == ()
    assert b"flood-duty" not in (tmp_path / "usage.sqlite3").read_bytes()
