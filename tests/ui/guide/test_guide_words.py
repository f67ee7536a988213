"""What the guide says next fits how far one has come."""

from dataclasses import replace

from studio.ui.guide.places import is_aside, place_of
from studio.ui.guide.words import next_text
from studio.workspace.first_steps import FirstStep, FirstSteps

_TESTED = FirstSteps(endpoint=True, documents=1, agent="duty", whole=True, asked=2)


def test_after_a_run_in_which_something_failed_the_failures_come_before_submitting() -> None:
    failed, passed = replace(_TESTED, passed=1), replace(_TESTED, passed=2)

    assert next_text(failed) == "看未通过的"
    assert place_of(FirstStep.SUBMIT, failed)[-1] == "passed", "which opens the first that failed"
    assert next_text(passed) == "提交审核"
    assert place_of(FirstStep.SUBMIT, passed)[-1] == "release"


def test_a_step_that_is_taken_on_another_tab_is_led_to() -> None:
    passed = replace(_TESTED, passed=2)

    assert is_aside(FirstStep.SUBMIT, passed, "builder", ("duty", "tests"))
    assert not is_aside(FirstStep.SUBMIT, passed, "builder", ("duty", "release"))
    assert not is_aside(FirstStep.AGENT, passed, "builder", ("duty", "tests"))
