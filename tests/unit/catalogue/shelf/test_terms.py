"""A release holds until a day, and is due for a new review before it."""

from datetime import timedelta

import pytest

from studio.catalogue.store import due, releases, standing
from studio.catalogue.store.clock import today
from studio.catalogue.store.database import Store
from studio.catalogue.values.validity import DEFAULT_TERMS, validity
from studio.core import errors
from tests.unit.catalogue.samples import ADMIN, AUTHOR, USER
from tests.unit.catalogue.shelf.shelved import AGENT, ELSEWHERE, REVIEWER, Put, expire


def test_a_release_holds_for_a_year_unless_its_reviewer_says_otherwise(put: Put) -> None:
    assert put("1.0.0").valid_until == validity(DEFAULT_TERMS, today()).valid_until
    end = today() + timedelta(days=10)
    release = put("1.1.0", holds=validity(DEFAULT_TERMS, today(), end))
    assert (release.valid_until, release.review_due) == (end.isoformat(), today().isoformat())


def test_past_its_end_it_is_not_handed_out_until_it_is_reviewed_again(store: Store, put: Put) -> None:
    put("1.0.0")
    expire(store, "1.0.0")
    with store.changing() as session, pytest.raises(errors.ReleaseNotOffered):
        releases.install(session, USER, AGENT)
    holds = validity(DEFAULT_TERMS, today())
    with store.changing() as session:
        with pytest.raises(errors.ReviewerIsAuthor):
            standing.prolong(session, AUTHOR, AGENT, "1.0.0", "仍然有效", holds)
        with pytest.raises(errors.ActNotAllowed):
            standing.prolong(session, ELSEWHERE, AGENT, "1.0.0", "仍然有效", holds)
        with pytest.raises(errors.CommentNeeded):
            standing.prolong(session, REVIEWER, AGENT, "1.0.0", " ", holds)
        assert standing.prolong(session, REVIEWER, AGENT, "1.0.0", "仍然有效", holds).state == "listed"
        assert releases.install(session, USER, AGENT).version == "1.0.0"


def test_what_is_due_is_told_to_its_makers_and_to_the_reviewers_of_its_queue(store: Store, put: Put) -> None:
    put("1.0.0")
    with store.reading() as session:
        soon = (today() + timedelta(days=340)).isoformat()
        for person in (AUTHOR, REVIEWER, ADMIN):
            assert [card.agent for card in due.due_for(session, person, soon)] == [AGENT], person.id
        for person in (USER, ELSEWHERE):
            assert due.due_for(session, person, soon) == ()
        assert due.due_for(session, AUTHOR, today().isoformat()) == ()
