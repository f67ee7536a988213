"""Tests count when they are whole, on exactly this agent, and met."""

from typing import Any

import pytest

from studio.catalogue import CheckName, Sighting, Verdict, refuse_stopped, run_checks
from studio.core import errors
from tests.unit.catalogue.checks.checked import check, judged, places
from tests.unit.catalogue.samples import Draft, packed


def test_a_failed_case_stops(draft: Draft) -> None:
    draft.failing = 1
    package = draft.build()
    with pytest.raises(errors.TestsNotPassed) as caught:
        refuse_stopped(package, run_checks(package))
    assert caught.value.facts == {"agent": draft.name, "passed": 1, "total": 2}
    assert places(check(package, CheckName.TESTS)) == [("响应分几级?", "failed", 0)]


@pytest.mark.parametrize(
    "report",
    [
        {"agent_digest": "0" * 64},
        {"knowledge_digest": "0" * 64},
        {"results": []},
        {"results": [{"question": "响应分几级?", "checks": [{"expectation": "answers", "met": True}]}]},
        {"results": [{"question": "响应分几级?", "checks": [{"expectation": "answers", "met": True}]}] * 2},
        {"results": [{"question": question, "passed": True, "checks": []} for question in Draft.questions]},
        {
            "results": [
                {"question": question, "checks": [{"expectation": "contains", "met": True}]}
                for question in Draft.questions
            ]
        },
        {
            "results": [
                {"question": question, "passed": True, "checks": [{"met": True}, {"met": False}]}
                for question in Draft.questions
            ]
        },
        {"endpoint": " "},
        {"model": ""},
    ],
    ids=[
        "other-agent", "other-knowledge", "none", "one-missing", "one-twice", "nothing-checked",
        "something-else-checked", "claims", "no-endpoint", "no-model",
    ],
)  # fmt: skip
def test_only_a_whole_report_on_exactly_this_state_counts(draft: Draft, report: dict[str, Any]) -> None:
    draft.report = report
    package = draft.build()
    assert check(package, CheckName.TESTS).verdict is Verdict.STOP
    with pytest.raises(errors.TestsNotPassed):
        refuse_stopped(package, run_checks(package))


def test_every_repeat_of_a_case_counts(draft: Draft) -> None:
    first, second = draft.questions
    draft.report = {"results": [judged(first, True, again=[judged(first, False)]), judged(second, True)]}
    assert check(draft.build(), CheckName.TESTS).facts["passed"] == 1


def test_a_verdict_of_a_person_counts_is_warned_of_and_listed(draft: Draft) -> None:
    first, second = draft.questions
    overruled = {"person": "甲岗", "met": True, "reason": "说法不同", "time": "2026-11-22T08:00:00+08:00"}
    draft.report = {
        "results": [judged(first, False, check={"overruled": overruled}), judged(second, True)],
    }
    found = check(draft.build(), CheckName.TESTS)
    assert found.verdict is Verdict.WARN
    assert found.sightings == (Sighting(where=first, kind="overruled", detail="甲岗: 说法不同"),)

    overruled["reason"] = " "
    assert check(draft.build(), CheckName.TESTS).verdict is Verdict.STOP, "nobody says why"


def test_the_practice_endpoint_counts_with_a_warning(draft: Draft) -> None:
    draft.report = {"endpoint": "practice", "model": "practice"}
    found = check(draft.build(), CheckName.TESTS)
    assert (found.verdict, found.facts["practice"]) == (Verdict.WARN, 1)


def test_an_agent_without_tests_is_stopped(draft: Draft) -> None:
    draft.questions = ()
    assert check(draft.build(), CheckName.TESTS).verdict is Verdict.STOP


def test_a_report_from_before_the_last_edit_does_not_count(draft: Draft) -> None:
    snapshots = draft.write()
    report = draft.report_of(snapshots)
    draft.instructions = "改过的指令。"
    package = packed(draft, draft.write(), report)
    facts = check(package, CheckName.TESTS).facts
    assert (facts["same_agent"], facts["same_knowledge"]) == (0, 1)
