"""The report of a run, kept as JSON and compared with the last."""

import json
from datetime import datetime

from studio.core.agents import TestCase, TestSuite
from studio.trials import CaseResult, Change, Check, Expectation, Report, compare, now, run_suite, to_ask
from tests.unit.trials.fakes import BROKEN, FakeAgent, answered, cited


def result(question: str, met: bool = True, before: tuple[str, ...] = ()) -> CaseResult:
    check = Check(expectation=Expectation.ANSWERS, expected="", actual="answered", met=met)
    return CaseResult(question=question, before=before, checks=(check,))


def report(*results: CaseResult) -> Report:
    return Report(
        agent="flood-duty",
        agent_digest="a" * 64,
        knowledge_digest="b" * 64,
        endpoint="City",
        model="r1",
        started=now(),
    ).with_results(results)


async def test_a_report_survives_as_json() -> None:
    agent = FakeAgent({"甲": answered("2 米[1]", cited(page=3)), "乙": BROKEN})
    cases = TestSuite(cases=(TestCase(question="甲", contains=("2 米",)), TestCase(question="乙")))
    kept = report(*await run_suite(to_ask(cases), agent.ask))

    assert Report.model_validate_json(kept.model_dump_json()) == kept
    assert (kept.passed, kept.total, kept.all_passed) == (1, 2, False)


def test_whoever_reads_the_json_sees_which_cases_passed() -> None:
    data = json.loads(report(result("甲"), result("乙", met=False)).model_dump_json())

    assert [case["passed"] for case in data["results"]] == [True, False]


def test_a_report_says_when_with_the_zone() -> None:
    assert datetime.fromisoformat(report().started).tzinfo is not None


def test_a_report_without_cases_has_passed_nothing() -> None:
    assert not report().all_passed


def test_what_changed_since_the_last_run_is_told_per_case() -> None:
    older = report(result("甲", met=False), result("乙"), result("丙"), result("丁"))
    newer = report(result("乙", met=False), result("甲"), result("丙"), result("戊"))

    changes = [(change.result.question, change.change) for change in compare(newer, older).changes]

    assert changes == [
        ("乙", Change.BROKEN),
        ("甲", Change.MENDED),
        ("丙", Change.SAME),
        ("戊", Change.ADDED),
        ("丁", Change.REMOVED),
    ]


def test_what_a_run_of_a_part_of_the_cases_left_out_is_not_gone() -> None:
    whole = report(result("甲"), result("乙"))
    part = report(result("甲")).model_copy(update={"chosen": (1,), "cases": 2})
    broken_off = report(result("甲")).model_copy(update={"cases": 2})

    for newer, older in ((part, whole), (whole, part), (broken_off, whole)):
        changes = compare(newer, older).changes
        assert [change.change for change in changes] == [Change.SAME, Change.UNASKED]
        assert not any(change.differs for change in changes)


def test_the_same_question_in_another_conversation_or_asked_twice_is_another_case() -> None:
    older = report(result("那夜班呢?", before=("白班?",)), result("甲"), result("甲", met=False))
    newer = report(result("那夜班呢?"), result("甲"), result("甲"))

    changes = [change.change for change in compare(newer, older).changes]

    assert changes == [Change.ADDED, Change.SAME, Change.MENDED, Change.REMOVED]
