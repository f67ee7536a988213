"""What the catalogue remembers, without a service around it."""

import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from studio.catalogue import Act, Person, Role, Submission, SubmissionState, Wanted
from studio.catalogue.service.facts import facts_of
from studio.catalogue.store import administration, listing, people, releases, submissions, tokens
from studio.catalogue.store.database import Store, sqlite_url
from studio.core.errors import (
    CatalogueBusy,
    FolderNotWritable,
    NameTaken,
    NotFound,
    StudioError,
    SubmissionClosed,
    VersionTaken,
)
from tests.unit.catalogue.let_in import let_in
from tests.unit.catalogue.samples import ADMIN, AUTHOR, OTHER_REVIEWER, REVIEWER, USER, Draft


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(sqlite_url(tmp_path))) as opened:
        with opened.changing() as session:
            for person in (AUTHOR, REVIEWER, OTHER_REVIEWER, USER):
                people.keep_person(session, person)
        yield opened


def submitted(store: Store, draft: Draft, person: Person = AUTHOR) -> Submission:
    facts = facts_of(draft.build())
    with store.changing() as session:
        return submissions.submit(session, person, facts, person.id, [], "")


def decided(store: Store, number: int, act: Act = Act.APPROVE, person: Person = REVIEWER) -> Submission:
    with store.changing() as session:
        return submissions.decide(session, person, number, act, "理由")


def state_of(store: Store, number: int) -> SubmissionState:
    with store.reading() as session:
        return submissions.submission(session, REVIEWER, number).state


def test_of_many_decisions_at_once_exactly_one_is_made(store: Store, draft: Draft) -> None:
    number = submitted(store, draft).number
    outcomes: list[object] = []
    start = threading.Barrier(8)

    def decide(act: Act, person: Person) -> None:
        start.wait()
        try:
            outcomes.append(decided(store, number, act, person).state)
        except StudioError as error:
            outcomes.append(error)

    acts = [Act.APPROVE, Act.REJECT, Act.RETURN, Act.APPROVE] * 2
    who = [REVIEWER, OTHER_REVIEWER] * 4
    threads = [threading.Thread(target=decide, args=pair) for pair in zip(acts, who, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    won = [outcome for outcome in outcomes if isinstance(outcome, SubmissionState)]
    assert won == [state_of(store, number)]
    assert sum(isinstance(outcome, SubmissionClosed) for outcome in outcomes) == 7


def test_fifty_who_write_at_once_through_several_doors_all_get_their_turn(tmp_path: Path) -> None:
    url = sqlite_url(tmp_path)
    doors = [Store(url) for _ in range(3)]

    def keep(number: int) -> None:
        with doors[number % 3].changing() as session:
            people.keep_person(session, Person(id=f"p{number}", name="x"))

    with ThreadPoolExecutor(50) as threads:
        list(threads.map(keep, range(150)))
    with doors[0].reading() as session:
        assert len(people.people(session)) == 150
    for door in doors:
        door.close()


def test_who_waits_too_long_is_told_that_the_catalogue_is_busy(tmp_path: Path) -> None:
    with (
        closing(Store(sqlite_url(tmp_path), patience=0.01)) as store,
        store.changing(),
        pytest.raises(CatalogueBusy),
        store.changing(),
    ):
        pass


def test_a_newer_submission_of_its_author_supersedes_the_waiting_one(store: Store, draft: Draft) -> None:
    first = submitted(store, draft)
    draft.version = "1.0.1"
    second = submitted(store, draft)
    assert state_of(store, first.number) is SubmissionState.SUPERSEDED
    assert state_of(store, second.number) is SubmissionState.SUBMITTED
    with pytest.raises(SubmissionClosed):
        decided(store, first.number)


def test_what_another_author_submitted_goes_on_waiting(store: Store, draft: Draft) -> None:
    first = submitted(store, draft)
    colleague = AUTHOR.model_copy(update={"id": "colleague"})
    with store.changing() as session:
        people.keep_person(session, colleague)
    submitted(store, draft, colleague)
    assert state_of(store, first.number) is SubmissionState.SUBMITTED


def test_a_version_is_released_once(store: Store, draft: Draft) -> None:
    first = submitted(store, draft).number
    colleague = AUTHOR.model_copy(update={"id": "colleague"})
    with store.changing() as session:
        people.keep_person(session, colleague)
    second = submitted(store, draft, colleague).number
    decided(store, first)
    with pytest.raises(VersionTaken):
        decided(store, second)
    assert state_of(store, second) is SubmissionState.SUBMITTED, "a refused act leaves nothing behind"
    with pytest.raises(VersionTaken):
        submitted(store, draft)


def test_the_newest_version_goes_by_number_and_not_by_letter(store: Store, draft: Draft) -> None:
    for version in ("1.2.0", "1.9.0", "1.10.0"):
        draft.version = version
        decided(store, submitted(store, draft).number)
    with store.reading() as session:
        assert releases.find_release(session, "flood-duty").version == "1.10.0"
        assert [one.version for one in releases.versions(session, "flood-duty")] == [
            "1.10.0",
            "1.9.0",
            "1.2.0",
        ]
        assert [card.version for card in listing.page(session, Wanted()).cards] == ["1.10.0"]


def test_after_a_recall_the_version_before_is_the_newest(store: Store, draft: Draft) -> None:
    for version in ("1.0.0", "1.1.0"):
        draft.version = version
        decided(store, submitted(store, draft).number)
    with store.changing() as session:
        assert (
            releases.recall(session, REVIEWER, "flood-duty", "1.1.0", "预案已修订").recalled == "预案已修订"
        )
    with store.reading() as session:
        assert releases.find_release(session, "flood-duty").version == "1.0.0"
        assert [card.version for card in listing.page(session, Wanted()).cards] == ["1.0.0"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 1),
        ("防汛", 1),
        ("FLOOD 防汛", 1),
        ("应急管理局", 1),
        ("防汛 教育", 0),
        ("%", 0),
        ("_", 0),
        ("'", 0),
    ],
)
def test_a_search_looks_for_every_word(store: Store, draft: Draft, query: str, found: int) -> None:
    decided(store, submitted(store, draft).number)
    with store.reading() as session:
        assert len(listing.page(session, Wanted(query)).cards) == found
        assert len(listing.page(session, Wanted(query, "城市治理")).cards) == found
        assert not listing.page(session, Wanted(query, "政务办公")).cards


def test_an_act_that_fails_leaves_nothing_behind(store: Store, draft: Draft) -> None:
    number = submitted(store, draft).number

    def approve_and_fail() -> None:
        with store.changing() as session:
            submissions.decide(session, REVIEWER, number, Act.APPROVE, "同意")
            raise KeyError

    with pytest.raises(KeyError):
        approve_and_fail()
    assert state_of(store, number) is SubmissionState.SUBMITTED
    with store.reading() as session, pytest.raises(NotFound):
        releases.find_release(session, "flood-duty")


def test_only_the_hash_of_a_token_is_kept(store: Store, tmp_path: Path) -> None:
    with store.changing() as session:
        token = tokens.issue(session, USER.id, 30).token
    with store.reading() as session:
        assert let_in(session, token) == USER
        assert let_in(session, token + "x") is None
    store.close()
    assert not any(token.encode() in file.read_bytes() for file in tmp_path.iterdir())


def test_withdrawn_tokens_no_longer_sign_in(store: Store) -> None:
    with store.changing() as session:
        token = tokens.issue(session, USER.id, 30).token
        tokens.end_all(session, USER.id)
    with store.reading() as session:
        assert let_in(session, token) is None


def test_a_token_needs_its_person(store: Store) -> None:
    with pytest.raises(NotFound), store.changing() as session:
        tokens.issue(session, "nobody", 30)


def test_only_an_empty_catalogue_makes_its_first_administrator(store: Store, tmp_path: Path) -> None:
    with pytest.raises(NameTaken), store.changing() as session:
        administration.first_admin(session, ADMIN, 30)
    (tmp_path / "new").mkdir()
    with closing(Store(sqlite_url(tmp_path / "new"))) as empty:
        with empty.changing() as session:
            person = ADMIN.model_copy(update={"roles": (Role.TRAINER,)})
            token = administration.first_admin(session, person, 30).token
        with empty.reading() as session:
            someone = let_in(session, token)
        assert someone is not None
        assert Role.ADMIN in someone.roles


def test_a_database_that_cannot_be_opened_is_said(tmp_path: Path) -> None:
    with pytest.raises(FolderNotWritable):
        Store(sqlite_url(tmp_path / "missing"))


def test_what_was_kept_is_there_when_opened_again(store: Store, draft: Draft, tmp_path: Path) -> None:
    number = submitted(store, draft).number
    store.close()
    with closing(Store(sqlite_url(tmp_path))) as again:
        assert state_of(again, number) is SubmissionState.SUBMITTED


def test_sqlite_is_set_up_for_many_readers_and_real_references(store: Store, tmp_path: Path) -> None:
    with store.reading() as session:
        assert session.scalar(text("PRAGMA foreign_keys")) == 1
    with closing(sqlite3.connect(tmp_path / "catalogue.sqlite3")) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_who_left_is_shut_out_at_once_and_nothing_of_theirs_is_lost(store: Store) -> None:
    with store.changing() as session:
        people.keep_person(session, USER)
        token = tokens.issue(session, USER.id, 30).token
        people.keep_person(session, USER.model_copy(update={"active": False}))
        people.keep_person(session, Person(id=USER.id, name="还是他"))
    with store.reading() as session:
        assert let_in(session, token) is None
        assert [(one.name, one.active) for one in people.people(session) if one.id == USER.id] == [
            ("还是他", False)
        ]
