"""A draft waits beside the tests until a person takes or drops it."""

import pytest

from studio.core.agents import TestCase
from studio.core.errors import NotFound
from studio.runtime import AgentFolder
from studio.trials.sources import CaseOrigin, DraftCases, NewDraft
from tests.unit.trials.sources.conftest import KNOWN

NIGHT, LOG = TestCase(question="夜班几个人？"), TestCase(question="几点交接班？", contains=("8时30分",))


def drafted(case: TestCase, key: str = "") -> NewDraft:
    return NewDraft(case, CaseOrigin.DOCUMENTS, "规定.md", "每日8时30分交接班。", key)


def test_what_is_taken_becomes_a_case_and_what_is_dropped_does_not(folder: AgentFolder) -> None:
    drafts = DraftCases(folder)
    first, second = drafts.add([drafted(NIGHT), drafted(LOG)])

    drafts.take([first.id])
    drafts.drop([second.id])

    assert folder.tests.cases == (KNOWN, NIGHT)
    assert drafts.list() == ()


def test_drafts_are_no_part_of_the_agent(folder: AgentFolder) -> None:
    before = folder.digest

    DraftCases(folder).add([drafted(NIGHT)])

    assert folder.digest == before


@pytest.mark.parametrize("question", ["值班日志保存几年?", " 值班日志保存几年 ？", "值班日志保存几年"])
def test_what_is_asked_already_is_not_drafted(folder: AgentFolder, question: str) -> None:
    assert not DraftCases(folder).add([drafted(TestCase(question=question))])


def test_what_was_dropped_is_not_offered_again(folder: AgentFolder) -> None:
    drafts = DraftCases(folder)
    drafts.drop([draft.id for draft in drafts.add([drafted(NIGHT)])])

    assert not drafts.add([drafted(NIGHT)])


def test_feedback_with_a_key_comes_once_even_when_it_was_reworded_on_the_way(folder: AgentFolder) -> None:
    drafts = DraftCases(folder)
    drafts.add([drafted(NIGHT, "feedback 7")])

    assert not drafts.add([drafted(LOG, "feedback 7")])


def test_dropping_is_undone_in_its_place(folder: AgentFolder) -> None:
    drafts = DraftCases(folder)
    first, second = drafts.add([drafted(NIGHT), drafted(LOG)])

    drafts.put_back(drafts.drop([first.id]))

    assert set(drafts.list()) == {first, second}
    assert drafts.drop([first.id]) == (first,), "it is not settled any more"


def test_nothing_is_taken_when_one_of_them_is_not_there(folder: AgentFolder) -> None:
    drafts = DraftCases(folder)
    (first,) = drafts.add([drafted(NIGHT)])

    with pytest.raises(NotFound):
        drafts.take([first.id, "ffffffff"])

    assert folder.tests.cases == (KNOWN,)
