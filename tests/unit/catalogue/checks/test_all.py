"""All checks together: what stops stops, and every warning has its reason."""

from typing import Any

import pytest

from studio.catalogue import Check, CheckName, Verdict, refuse_stopped, run_checks, with_reasons
from studio.core import errors
from tests.unit.catalogue.checks.checked import check
from tests.unit.catalogue.samples import Draft


def test_a_sound_package_passes_every_check(draft: Draft) -> None:
    package = draft.build()
    checks = run_checks(package)
    assert [check.name for check in checks] == list(CheckName)
    assert {check.verdict for check in checks} == {Verdict.PASS}
    refuse_stopped(package, checks)
    assert with_reasons(checks, {}) == checks


@pytest.mark.parametrize("tool", [{"tool": "teleport"}, {"tool": "openapi", "settings": {}}])
def test_a_tool_nobody_knows_or_that_is_not_filled_in_stops(draft: Draft, tool: dict[str, Any]) -> None:
    draft.tools = [tool]

    found = check(draft.build(), CheckName.REACH)

    assert found.verdict is Verdict.STOP
    assert found.facts == {"tool": tool["tool"]}


def test_every_warning_needs_a_reason_and_keeps_it(draft: Draft) -> None:
    draft.documents["通讯录.csv"] = "值班室 13800000000"
    draft.report = {"endpoint": "practice", "model": "practice"}
    checks = run_checks(draft.build())
    for reasons in (
        {},
        {CheckName.TESTS: "培训用"},
        {CheckName.TESTS: "培训用", CheckName.PERSONAL_DATA: " \n\u200b"},
    ):
        with pytest.raises(errors.ReasonsMissing):
            with_reasons(checks, reasons)

    given = {CheckName.TESTS: " 培训用 ", CheckName.PERSONAL_DATA: "公开的值班电话", CheckName.SIZE: "不算"}
    told = {check.name: check.reason for check in with_reasons(checks, given) if check.reason}

    assert told == {CheckName.TESTS: "培训用", CheckName.PERSONAL_DATA: "公开的值班电话"}


def test_the_facts_of_a_check_travel_as_json(draft: Draft) -> None:
    for one in run_checks(draft.build()):
        assert Check.model_validate_json(one.model_dump_json()) == one


@pytest.mark.parametrize("model", ["a\0b", "x" * 301])
def test_a_report_whose_endpoint_no_database_takes_does_not_read(draft: Draft, model: str) -> None:
    draft.report = {"model": model}
    with pytest.raises(errors.PackageInvalid):
        draft.build()
