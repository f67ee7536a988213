"""Runs are kept as they go, resumed, counted, overruled on the record, and let go when they are old."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from studio.core.errors import FileInvalid, NotFound
from studio.core.events import Outcome
from studio.core.passages import Trouble
from studio.trials import (
    CaseResult,
    Check,
    Expectation,
    Overruled,
    Overruling,
    Report,
    Runs,
    now,
    to_go_on_with,
)

BY_PERSON = Overruling(person="法规科一岗", met=True, reason="原文如此", time=now())


def head(**facts: object) -> Report:
    told = {
        "agent": "flood-duty",
        "agent_digest": "a" * 64,
        "knowledge_digest": "b" * 64,
        "endpoint": "City",
        "host": "model.example",
        "model": "r1",
        "started": now(),
        "cases": 2,
    }
    return Report.model_validate(told | facts)


def result(number: int, *met: bool, attempt: int = 1, seconds: float = 1.0) -> CaseResult:
    checks = tuple(
        Check(expectation=Expectation.CONTAINS, expected="甲", actual="", met=each) for each in met or (True,)
    )
    return CaseResult(
        question=f"问题 {number}", number=number, attempt=attempt, checks=checks, seconds=seconds
    )


def keep(runs: Runs, report: Report, *results: CaseResult) -> Report:
    begun = runs.begin(report)
    for each in results:
        runs.keep(begun, each)
    return runs.finish(begun, now())


@pytest.fixture
def runs(tmp_path: Path) -> Runs:
    return Runs(tmp_path / "tests.sqlite3")


def test_a_run_is_found_again_with_all_it_was_about(runs: Runs) -> None:
    kept = keep(runs, head(repeats=1, concurrency=8, studio="0.4.0"), result(2), result(1, False))

    found = runs.get("flood-duty", kept.run)

    assert found == kept
    assert [each.number for each in found.results] == [1, 2]
    assert (found.host, found.model, found.concurrency, found.studio) == ("model.example", "r1", 8, "0.4.0")
    assert found.finished >= found.started


def test_runs_are_numbered_for_each_agent_by_itself(runs: Runs) -> None:
    numbers = [keep(runs, head()).run, keep(runs, head(agent="other")).run, keep(runs, head()).run]

    assert numbers == [1, 1, 2]


def test_nothing_is_made_where_nothing_was_kept(runs: Runs, tmp_path: Path) -> None:
    assert (runs.list("flood-duty"), runs.newest("flood-duty")) == ([], None)
    with pytest.raises(NotFound):
        runs.get("flood-duty", 1)
    runs.forget("flood-duty")
    assert list(tmp_path.iterdir()) == []


def open_run(runs: Runs, agent: str = "a", knowledge: str = "b") -> int | None:
    found = to_go_on_with(runs.list("flood-duty"), (agent * 64, knowledge * 64))
    return found.head.run if found else None


def test_a_run_that_was_broken_off_is_found_for_just_this_agent_and_knowledge(runs: Runs) -> None:
    begun = runs.begin(head(repeats=2))
    runs.keep(begun, result(1))
    runs.begin(head(chosen=(1,)))

    assert (open_run(runs), open_run(runs, agent="c"), open_run(runs, knowledge="c")) == (
        begun.run,
        None,
        None,
    )
    assert runs.newest("flood-duty") is None

    keep(runs, head(chosen=(1,)), result(1))
    assert open_run(runs) == begun.run, "a test of one case says nothing of the others"
    keep(runs, head(), result(1), result(2))
    assert open_run(runs) is None, "a newer run of all cases says more"


def test_what_an_endpoint_that_was_away_left_open_is_no_answer(runs: Runs) -> None:
    away = Trouble(name="EndpointUnreachable", facts={"endpoint": "City"})
    unmet = Check(expectation=Expectation.RUBRIC, expected="说清楚", actual="", met=False, trouble=away)
    judged = result(2).model_copy(update={"checks": (unmet,), "outcome": Outcome.ANSWERED})
    kept = keep(runs, head(cases=3), result(1, False).model_copy(update={"trouble": away}), judged, result(3))

    assert (kept.answers, kept.unanswered, [each.number for each in kept.answered]) == (1, 2, [3])
    (line,) = runs.list("flood-duty")
    assert (line.total, line.passed, line.answers, line.unanswered) == (3, 1, 1, 2)
    assert open_run(runs) == kept.run

    runs.overrule("flood-duty", kept.run, Overruled(2, 1, 1), BY_PERSON)
    runs.keep(kept, result(1))
    assert [line.unanswered for line in runs.list("flood-duty")] == [0]
    assert open_run(runs) is None


@pytest.mark.parametrize("name", ["ContextTooLong", "EndpointRejected", "AnswerFiltered", "AnswerEmpty"])
def test_what_the_endpoint_makes_of_one_question_is_a_result(name: str) -> None:
    refused = result(1, False).model_copy(update={"trouble": Trouble(name=name, facts={})})

    assert not refused.unanswered


def test_repeats_make_one_result_that_passes_when_all_did(runs: Runs) -> None:
    kept = keep(
        runs,
        head(repeats=3),
        result(1, seconds=1),
        result(1, False, attempt=2, seconds=3),
        result(1, attempt=3, seconds=2),
        *(result(2, attempt=attempt) for attempt in (1, 2, 3)),
    )

    first, second = kept.results

    assert (first.passed, first.times_passed, first.flaky, first.spread) == (False, 2, True, (1, 3))
    assert first.attempt == 2  # the one that failed decides, and its answer is shown
    assert [each.attempt for each in first.attempts] == [1, 2, 3]
    assert (second.passed, second.flaky) == (True, False)
    assert (kept.passed, kept.total, kept.flaky, kept.answers) == (1, 2, 1, 6)


def test_a_list_counts_as_the_reports_do(runs: Runs) -> None:
    keep(runs, head(repeats=2), result(1), result(1, False, attempt=2), result(2), result(2, attempt=2))
    runs.begin(head())
    keep(runs, head(chosen=(2,)), result(2, False, seconds=4))

    part, broken_off, whole = runs.list("flood-duty")

    assert (whole.passed, whole.total, whole.flaky, whole.answers) == (1, 2, 1, 4)
    assert (broken_off.finished, broken_off.total, broken_off.all_passed) == (False, 0, False)
    assert (part.passed, part.total, part.slowest) == (0, 1, 4.0)
    newest = runs.newest("flood-duty")
    assert newest is not None
    assert newest.run == whole.head.run


def test_a_verdict_is_overruled_on_the_record_and_stays_what_it_was(runs: Runs) -> None:
    kept = keep(runs, head(), result(1), result(2, True, False))

    report = runs.overrule("flood-duty", kept.run, Overruled(2, 1, 2), BY_PERSON)

    check = report.results[1].checks[1]
    assert (check.met, check.counts, check.overruled) == (False, True, BY_PERSON)
    assert (report.all_passed, report.overruled) == (True, 1)
    assert Report.model_validate_json(report.model_dump_json()) == report
    (line,) = runs.list("flood-duty")
    assert (line.passed, line.overruled) == (2, 1)


def test_the_last_to_overrule_counts_and_a_met_check_can_be_overruled_too(runs: Runs) -> None:
    kept = keep(runs, head(), result(1), result(2))
    which = Overruled(1, 1, 1)
    against = BY_PERSON.model_copy(update={"met": False, "person": "防汛科一岗"})

    assert not runs.overrule("flood-duty", kept.run, which, against).all_passed
    report = runs.overrule("flood-duty", kept.run, which, BY_PERSON)

    assert report.all_passed
    assert report.overruled == 1
    assert [line.overruled for line in runs.list("flood-duty")] == [1]


@pytest.mark.parametrize(
    "which", [Overruled(3, 1, 1), Overruled(1, 2, 1), Overruled(1, 1, 2), Overruled(1, 1, 0)]
)
def test_only_what_is_there_can_be_overruled(runs: Runs, which: Overruled) -> None:
    kept = keep(runs, head(), result(1), result(2))

    with pytest.raises(NotFound):
        runs.overrule("flood-duty", kept.run, which, BY_PERSON)
    with pytest.raises(NotFound):
        runs.overrule("flood-duty", 7, Overruled(1, 1, 1), BY_PERSON)


def test_old_runs_go_but_for_overruled_ones_and_the_last_whole_one(tmp_path: Path) -> None:
    runs = Runs(tmp_path / "tests.sqlite3", most=3)
    overruled = keep(runs, head(), result(1), result(2, False))
    runs.overrule("flood-duty", overruled.run, Overruled(2, 1, 1), BY_PERSON)
    keep(runs, head(), result(1))
    whole = keep(runs, head(), result(1))
    for _ in range(5):
        keep(runs, head(chosen=(1,)), result(1))

    assert [line.head.run for line in runs.list("flood-duty")] == [8, 7, 6, whole.run, overruled.run]


def test_a_report_of_an_earlier_version_is_taken_over_once(runs: Runs) -> None:
    old = head(started="2026-10-01T08:00:00+08:00", results=(result(0), result(0, False)))

    runs.adopt(old)
    runs.adopt(old)

    (line,) = runs.list("flood-duty")
    found = runs.get("flood-duty", line.head.run)
    assert [(each.number, each.passed) for each in found.results] == [(1, True), (2, False)]
    assert found.finished == old.started


def test_several_windows_keep_their_runs_at_once(tmp_path: Path) -> None:
    file = tmp_path / "tests.sqlite3"

    def work(_: int) -> int:
        return keep(Runs(file), head(), result(1), result(2)).run

    with ThreadPoolExecutor(8) as several:
        numbers = sorted(several.map(work, range(16)))

    assert numbers == list(range(1, 17))
    assert all(line.total == 2 for line in Runs(file).list("flood-duty"))


_KEEPING = """
import sys
from pathlib import Path
from tests.unit.trials.test_runs import head, result
from studio.trials import Runs
runs = Runs(Path(sys.argv[1]))
begun = runs.begin(head(cases=500))
for number in range(1, 501):
    runs.keep(begun, result(number))
    print(number, flush=True)
"""


def test_what_was_kept_is_there_after_kill_9(runs: Runs, tmp_path: Path) -> None:
    command = [sys.executable, "-c", _KEEPING, str(tmp_path / "tests.sqlite3")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for _ in range(25):
            last = int(child.stdout.readline())
        os.kill(child.pid, signal.SIGKILL)
        told = [int(line) for line in child.stdout]
    acknowledged = max([last, *told])

    assert open_run(runs) == 1
    found = runs.get("flood-duty", 1)
    assert acknowledged <= found.answers <= acknowledged + 1
    assert [each.number for each in found.results] == list(range(1, found.answers + 1))


def test_a_run_on_just_this_is_found_behind_newer_ones_on_other_drafts(runs: Runs) -> None:
    first = keep(runs, head(), result(1), result(2))
    keep(runs, head(agent_digest="c" * 64), result(1))
    changed = runs.finish(runs.begin(head()), now(), about_nothing=True)

    assert runs.newest("flood-duty", about=("a" * 64, "b" * 64)) == first
    assert runs.newest("flood-duty", about=("a" * 64, "c" * 64)) is None
    assert (changed.agent_digest, bool(changed.finished)) == ("", True)


def test_a_file_that_is_none_is_named(runs: Runs, tmp_path: Path) -> None:
    (tmp_path / "tests.sqlite3").write_bytes(b"garbage" * 1000)

    with pytest.raises(FileInvalid):
        runs.list("flood-duty")
    with pytest.raises(FileInvalid):
        runs.begin(head())
