"""The shelf is searched by any part of what is said of an agent, in any writing."""

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from sqlalchemy.orm import Session

from studio.catalogue.store.database import Store
from studio.catalogue.store.terms import COMMON, having, note_terms

SAID = {
    "flood-duty": "防汛值守助手\nflood-duty\n示例市应急管理局 防汛科\n《防汛应急预案(2025年)》.docx",
    "drainage": "排水调度助手\n泵站 3号",
    "café": "CAFÉ 餐饮许可²",
}


@pytest.fixture
def session(new_database: Callable[[], str]) -> Iterator[Session]:
    with closing(Store(new_database())) as store, store.changing() as session:
        for agent, words in SAID.items():
            note_terms(session, agent, words)
        yield session


def found(session: Session, *words: str) -> set[str]:
    agents = having(session, words)
    assert agents is not None
    return set(agents)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (["防汛"], {"flood-duty"}),
        (["水"], {"drainage"}),
        (["助手"], {"flood-duty", "drainage"}),
        (["助手", "排水"], {"drainage"}),
        (["预案(2025"], {"flood-duty"}),
        (["café"], {"café"}),
        (["不存在"], set()),
        (['"', "OR", "防汛"], set()),
        (["flood-duty"], {"flood-duty"}),
        (["可²"], {"café"}),
    ],
)
def test_agents_are_found_by_parts_of_words(session: Session, words: list[str], wanted: set[str]) -> None:
    assert found(session, *words) == wanted


@pytest.mark.parametrize("word", ["", "《》", "-", "  "])
def test_what_has_no_letter_narrows_nothing(session: Session, word: str) -> None:
    assert having(session, [word]) is None


def test_a_term_of_nearly_all_narrows_nothing(session: Session) -> None:
    for number in range(COMMON + 1):
        note_terms(session, f"agent-{number}", "助手")
    assert having(session, ["助手"]) is None
    assert having(session, ["排水"]) is not None


def test_what_is_said_anew_takes_the_place_of_what_was(session: Session) -> None:
    note_terms(session, "drainage", "泵站巡查")
    assert found(session, "排水") == set()
    assert found(session, "巡查") == {"drainage"}
