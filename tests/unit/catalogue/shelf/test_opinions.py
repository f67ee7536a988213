"""What people say of an agent: ratings, and feedback to its makers."""

from typing import Any

import pytest
from pydantic import ValidationError

from studio.catalogue import FeedbackState, NewFeedback, NewRating, Person, Sort
from studio.catalogue.store import feedback, ratings
from studio.catalogue.store.database import Store
from studio.catalogue.store.ratings import merit
from studio.core import errors
from tests.unit.catalogue.samples import ADMIN, AUTHOR, USER
from tests.unit.catalogue.shelf.shelved import AGENT, ELSEWHERE, REVIEWER, Put, listed


def rate(store: Store, person: Person, stars: int, agent: str = AGENT) -> None:
    with store.changing() as session:
        ratings.rate(session, person, agent, NewRating(stars=stars, comment="好用"))


def test_a_person_rates_once_and_may_change_it(store: Store, put: Put) -> None:
    put("1.0.0")
    rate(store, USER, 1)
    rate(store, USER, 5)
    rate(store, REVIEWER, 4)
    with store.reading() as session:
        found = ratings.ratings(session, USER, AGENT)
    assert (found.average, found.count, found.counts) == (4.5, 2, (0, 0, 0, 1, 1))
    assert found.mine is not None
    assert found.mine.stars == 5
    with pytest.raises(errors.RaterIsAuthor):
        rate(store, AUTHOR, 5)


def test_few_ratings_weigh_little_in_the_order(store: Store, put: Put) -> None:
    assert merit(5, 1) < merit(45, 10)
    put("1.0.0", "loved-once")
    put("1.0.0", "unrated")
    put("1.0.0", "disliked")
    rate(store, USER, 5, "loved-once")
    rate(store, USER, 1, "disliked")
    assert listed(store, Sort.RATED) == ["loved-once", "unrated", "disliked"]


def sent(store: Store, person: Person = USER, question: str = "响应分几级？") -> int:
    said = NewFeedback(agent=AGENT, version="1.0.0", question=question, answer="五级", wrong="应为四级")
    with store.changing() as session:
        return feedback.send(session, person, said).number


def test_feedback_is_seen_by_makers_alone_and_taken_up_in_the_next_version(store: Store, put: Put) -> None:
    put("1.0.0")
    number = sent(store)
    with store.changing() as session:
        for person in (USER, REVIEWER, ADMIN):
            assert feedback.for_maker(session, person) == []
            with pytest.raises(errors.ActNotAllowed):
                feedback.settle(session, person, number, FeedbackState.TAKEN, "")
        assert [row.number for row in feedback.for_maker(session, AUTHOR)] == [number]
        feedback.settle(session, AUTHOR, number, FeedbackState.TAKEN, "")
        with pytest.raises(errors.FeedbackSettled):
            feedback.settle(session, AUTHOR, number, FeedbackState.DROPPED, "")

    put("1.1.0")

    with store.reading() as session:
        (mine,) = feedback.sent_by(session, USER)
    assert (mine.state, mine.taken_up) == (FeedbackState.TAKEN, "1.1.0")


def test_personal_data_in_feedback_is_masked_whatever_the_client_sent(store: Store, put: Put) -> None:
    put("1.0.0")
    sent(store, question="13800138000 是谁的电话？")
    with store.reading() as session:
        assert "13800138000" not in feedback.sent_by(session, USER)[0].question


@pytest.mark.parametrize(
    "odd",
    [{"question": " \n"}, {"wrong": "\u3000"}, {"before": ["问" * 4001]}],
    ids=["question", "wrong", "before"],
)
def test_feedback_that_says_nothing_or_too_much_is_none(odd: dict[str, Any]) -> None:
    said = {"agent": AGENT, "version": "1.0.0", "question": "响应分几级？", "wrong": "答成三级"}
    with pytest.raises(ValidationError):
        NewFeedback.model_validate({**said, **odd})


def test_nobody_floods_an_author(store: Store, put: Put) -> None:
    put("1.0.0")
    for _ in range(50):
        sent(store)
    with pytest.raises(errors.TooMuchToday):
        sent(store)
    sent(store, ELSEWHERE)
