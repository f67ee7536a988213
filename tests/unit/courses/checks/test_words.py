"""Every kind of check has words: beside a step that is done, and for each of its mistakes."""

import string
from typing import Any, get_args

import pytest

from studio.core.i18n import Words
from studio.core.languages import Language
from studio.courses.checks import Check, CheckKind
from studio.courses.progress import StepState
from studio.courses.reading import read_course
from studio.courses.telling import told_of
from studio.wording.course_steps import MET, MISTAKES, met_text, mistake_text
from tests.unit.courses.small_course import FIXTURE

KINDS: list[type[CheckKind]] = list(get_args(get_args(Check)[0]))


def name_of(kind: type[CheckKind]) -> str:
    return str(get_args(kind.model_fields["kind"].annotation)[0])


@pytest.mark.parametrize("kind", KINDS, ids=name_of)
def test_a_kind_has_words_for_all_it_can_tell(kind: type[CheckKind]) -> None:
    name = name_of(kind)

    assert name in MET
    assert {mistake for told, mistake in MISTAKES if told == name} == set(kind.mistakes)
    for mistake, facts in kind.mistakes.items():
        assert named_in(MISTAKES[name, mistake]) <= set(facts)


@pytest.mark.parametrize("language", list(Language))
def test_no_fact_is_left_in_braces(language: Language) -> None:
    say = Words(language)
    facts: dict[str, str | int] = dict.fromkeys(named_in(*MET.values(), *MISTAKES.values()), 2)

    said = [met_text(kind, facts, say) for kind in MET]
    said += [mistake_text(kind, mistake, facts, say) for kind, mistake in MISTAKES]

    assert all(said)
    assert not [text for text in said if "{" in text]


def test_a_course_s_own_words_go_before_the_program_s() -> None:
    step = read_course(FIXTURE).lessons[0].steps[0]
    state = StepState(mistake="other_name", facts={"name": "防汛", "base": "防汛资料"})
    say = Words(Language.ZH)

    own = step.model_copy(update={"mistakes": {}})
    assert told_of(step, state, say) == "知识库建好了，但名称是“防汛”。改成“防汛资料”。"
    assert told_of(own, state, say) == "知识库建好了，但名称是“防汛”。改成“防汛资料”。"
    assert told_of(step, StepState(), say) == ""
    assert told_of(step, StepState(done_at="x", facts={"base": "防汛资料"}), say) == "“防汛资料”已建好"


def test_facts_of_another_release_break_nothing() -> None:
    step: Any = read_course(FIXTURE).lessons[0].steps[0]

    assert told_of(step, StepState(mistake="other_name", facts={}), Words(Language.ZH)) == ""
    assert told_of(step, StepState(mistake="unheard_of", facts={}), Words(Language.ZH)) == ""
    assert told_of(step, StepState(done_at="x"), Words(Language.ZH)) == ""


def named_in(*texts: str) -> set[str]:
    parsed = [part for text in texts for part in string.Formatter().parse(text)]
    return {name for _, name, _, _ in parsed if name}
