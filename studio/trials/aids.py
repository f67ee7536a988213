"""Judging that needs help from outside: a child process for patterns, a model for a rubric."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from studio.core.agents import TestCase
from studio.core.errors import ModelNotChosen, StudioError
from studio.core.passages import Trouble
from studio.runtime import without_marks
from studio.trials.matches import match_in
from studio.trials.results import Check, Expectation
from studio.trials.rubric import JudgeRubric, Verdict

FindPattern = Callable[[str, str], Awaitable[str | None]]
"""Returns what of the text matches the pattern, None where nothing does; raises PatternTooSlow."""


async def _nobody(rubric: str, question: str, answer: str) -> Verdict:
    error = ModelNotChosen(endpoint="", work="chat")
    return Verdict(False, "", trouble=Trouble(name=error.name, facts=error.facts))


async def _in_this_process(pattern: str, text: str) -> str | None:
    return match_in(pattern, text)


@dataclass(frozen=True)
class Aids:
    """By default patterns are trusted to end, and nobody judges rubrics."""

    find: FindPattern = _in_this_process
    judge: JudgeRubric = _nobody


async def judge_with(aids: Aids, case: TestCase, answer: str) -> tuple[Check, ...]:
    """Return what only patterns and a model can tell of an answer."""
    matches = [await _matches(aids, pattern, answer) for pattern in case.matches]
    return (*matches, *([await _rubric(aids, case, answer)] if case.rubric else ()))


async def _matches(aids: Aids, pattern: str, answer: str) -> Check:
    check = Check(expectation=Expectation.MATCHES, expected=pattern, actual="", met=False)
    try:
        found = await aids.find(pattern, without_marks(answer))
    except StudioError as error:
        trouble = Trouble(name=error.name, facts=error.facts)
        return check.model_copy(update={"trouble": trouble})
    return check.model_copy(update={"actual": found or "", "met": found is not None})


async def _rubric(aids: Aids, case: TestCase, answer: str) -> Check:
    asked = "\n".join((*case.before, case.question))  # an answer may lean on what was asked before
    verdict = await aids.judge(case.rubric, asked, without_marks(answer))
    return Check(
        expectation=Expectation.RUBRIC,
        expected=case.rubric,
        actual="",
        met=verdict.met,
        reason=verdict.reason,
        prompt=verdict.prompt,
        trouble=verdict.trouble,
    )
