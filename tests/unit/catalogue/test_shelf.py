"""What becomes of releases, and what is said of them, without a service around the store."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError
from sqlalchemy import select, update

from studio.catalogue import (
    FeedbackState,
    NewFeedback,
    NewRating,
    Person,
    Release,
    ReleaseState,
    Sort,
    UsageLine,
    UsageReport,
    Wanted,
)
from studio.catalogue.people import EVERYTHING, Role
from studio.catalogue.store import (
    due,
    feedback,
    listing,
    people,
    ratings,
    releases,
    standing,
    submissions,
    usage,
)
from studio.catalogue.store.clock import today
from studio.catalogue.store.database import Store, sqlite_url
from studio.catalogue.store.entries import entry_of
from studio.catalogue.store.ratings import merit
from studio.catalogue.store.tables import ReleaseRow, UsageRow
from studio.catalogue.trust.statements import Entry
from studio.catalogue.values.releases import Act, PackageFacts
from studio.catalogue.values.usage import MOST_A_DAY
from studio.catalogue.values.validity import DEFAULT_TERMS, Validity, validity
from studio.core import errors
from tests.unit.catalogue.samples import ADMIN, AUTHOR, USER

REVIEWER = Person(
    id="reviewer", name="法规科一岗", department="示例市数据局", roles=(Role.REVIEWER,), reviews=(EVERYTHING,)
)
ELSEWHERE = Person(id="elsewhere", name="教育科", department="示例市教育局", roles=(Role.REVIEWER,))
Put = Callable[..., Release]
AGENT = "flood-duty"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(sqlite_url(tmp_path))) as opened:
        with_people(opened)
        yield opened


def with_people(store: Store) -> None:
    with store.changing() as session:
        for person in (AUTHOR, REVIEWER, ELSEWHERE, USER, ADMIN):
            people.keep_person(session, person)


@pytest.fixture
def put(store: Store) -> Put:
    """Release a version of an agent whose package is never looked at."""

    def released(version: str, agent: str = AGENT, holds: Validity | None = None, **facts: object) -> Release:
        said = {
            "agent": agent,
            "name": agent,
            "version": version,
            "digest": "0" * 64,
            "owner": "示例市应急管理局",
        }
        told = PackageFacts.model_validate({**said, "size": 1, "passed": 2, "total": 2, **facts})
        with store.changing() as session:
            number = submissions.submit(session, AUTHOR, told, AUTHOR.id, [], f"{version} 说明").number
            submissions.decide(session, REVIEWER, number, Act.APPROVE, "同意", holds)
            return releases.find_release(session, agent, version)

    return released


def current(store: Store) -> str:
    with store.reading() as session:
        return releases.find_release(session, AGENT).version


def rolled_back(store: Store, version: str, person: Person = AUTHOR) -> Release:
    with store.changing() as session:
        return standing.roll_back(session, person, AGENT, version, "新版答错响应级别")


def states(store: Store) -> dict[str, ReleaseState]:
    with store.reading() as session:
        return {row.version: row.state for row in releases.versions(session, AGENT)}


def listed(store: Store, sort: Sort = Sort.NAME, category: str = "", department: str = "") -> list[str]:
    wanted = Wanted("", category, department, sort)
    with store.reading() as session:
        return [card.agent for card in listing.page(session, wanted).cards]


def test_an_earlier_version_comes_back_and_those_above_are_not_handed_out(store: Store, put: Put) -> None:
    for version in ("1.0.0", "1.1.0", "1.2.0"):
        put(version)

    assert rolled_back(store, "1.0.0").current

    assert current(store) == "1.0.0"
    assert states(store)["1.2.0"] is ReleaseState.ROLLED_BACK
    with store.changing() as session, pytest.raises(errors.ReleaseNotOffered):
        releases.install(session, USER, AGENT, "1.1.0")


def test_what_was_rolled_back_may_come_back_itself(store: Store, put: Put) -> None:
    put("1.0.0")
    put("1.1.0")
    rolled_back(store, "1.0.0")

    rolled_back(store, "1.1.0")

    assert (current(store), states(store)["1.1.0"]) == ("1.1.0", ReleaseState.LISTED)


def test_a_version_after_a_rollback_takes_over(store: Store, put: Put) -> None:
    put("1.0.0")
    put("1.1.0")
    rolled_back(store, "1.0.0")

    put("1.0.1")

    assert current(store) == "1.0.1"


def test_a_patch_of_an_older_line_does_not_take_over(store: Store, put: Put) -> None:
    put("1.0.0")
    put("1.1.0")

    put("1.0.1")

    assert current(store) == "1.1.0"


@pytest.mark.parametrize("version", ["1.1.0", "9.9.9"])
def test_only_an_earlier_version_can_come_back(store: Store, put: Put, version: str) -> None:
    put("1.0.0")
    put("1.1.0")
    with pytest.raises((errors.RollbackNotPossible, errors.NotFound)):
        rolled_back(store, version)


def test_neither_a_recalled_nor_an_expired_version_comes_back(store: Store, put: Put) -> None:
    for version in ("1.0.0", "1.1.0", "1.2.0"):
        put(version)
    with store.changing() as session:
        releases.recall(session, REVIEWER, AGENT, "1.0.0", "引用已废止")
    expire(store, "1.1.0")
    with pytest.raises(errors.ReleaseRecalled):
        rolled_back(store, "1.0.0")
    with pytest.raises(errors.RollbackNotPossible):
        rolled_back(store, "1.1.0")


@pytest.mark.parametrize("person", [USER, ELSEWHERE], ids=["user", "reviewer elsewhere"])
def test_strangers_neither_roll_back_nor_deprecate(store: Store, put: Put, person: Person) -> None:
    put("1.0.0")
    put("1.1.0")
    with pytest.raises(errors.ActNotAllowed):
        rolled_back(store, "1.0.0", person)
    with store.changing() as session, pytest.raises(errors.ActNotAllowed):
        standing.deprecate(session, person, AGENT, "1.1.0", "有新版", "")


@pytest.mark.parametrize("person", [AUTHOR, REVIEWER, ADMIN], ids=["author", "reviewer", "admin"])
def test_a_deprecated_version_works_and_says_what_to_use(store: Store, put: Put, person: Person) -> None:
    put("1.0.0")
    put("1.0.0", "policy-match")
    with store.changing() as session:
        release = standing.deprecate(session, person, AGENT, "1.0.0", "职责已并入", "policy-match")
    assert (release.state, release.instead) == (ReleaseState.DEPRECATED, "policy-match")
    with store.changing() as session:
        assert releases.install(session, USER, AGENT).version == "1.0.0"
        with pytest.raises(errors.NotFound):
            standing.deprecate(session, AUTHOR, AGENT, "1.0.0", "职责已并入", "nobody")
        with pytest.raises(errors.NotFound):
            standing.deprecate(session, AUTHOR, AGENT, "1.0.0", "职责已并入", AGENT)


def test_what_is_not_handed_out_stands_in_for_nothing(store: Store, put: Put) -> None:
    put("1.0.0")
    put("1.1.0")
    put("1.0.0", "policy-match")
    rolled_back(store, "1.0.0")
    with store.changing() as session:
        releases.recall(session, REVIEWER, "policy-match", "1.0.0", "引用已废止")
        with pytest.raises(errors.ReleaseNotOffered):
            standing.deprecate(session, AUTHOR, AGENT, "1.0.0", "有新版", "1.1.0")
        with pytest.raises(errors.ReleaseRecalled):
            standing.deprecate(session, AUTHOR, AGENT, "1.0.0", "职责已并入", "policy-match")


def test_a_deprecation_is_lifted_with_a_reason(store: Store, put: Put) -> None:
    put("1.0.0")
    with store.changing() as session:
        with pytest.raises(errors.NotDeprecated):
            standing.lift_deprecation(session, AUTHOR, AGENT, "1.0.0", "误操作")
        standing.deprecate(session, AUTHOR, AGENT, "1.0.0", "职责已并入", "")
        with pytest.raises(errors.CommentNeeded):
            standing.lift_deprecation(session, AUTHOR, AGENT, "1.0.0", " ")
        with pytest.raises(errors.ActNotAllowed):
            standing.lift_deprecation(session, USER, AGENT, "1.0.0", "误操作")
        assert (
            standing.lift_deprecation(session, AUTHOR, AGENT, "1.0.0", "误操作").state is ReleaseState.LISTED
        )
    assert not entry(store).reason


def test_what_was_rolled_back_may_come_back_when_the_version_in_use_was_recalled(
    store: Store, put: Put
) -> None:
    put("1.0.0")
    put("1.1.0")
    rolled_back(store, "1.0.0")
    with store.changing() as session:
        releases.recall(session, REVIEWER, AGENT, "1.0.0", "引用已废止")
    assert listed(store) == [AGENT]
    rolled_back(store, "1.1.0")
    assert (current(store), states(store)["1.1.0"]) == ("1.1.0", ReleaseState.LISTED)


def entry(store: Store) -> Entry:
    with store.reading() as session:
        return entry_of(releases.find_row(session, AGENT, "1.0.0"))


def expire(store: Store, version: str) -> None:
    past = (today() - timedelta(days=1)).isoformat()
    with store.changing() as session:
        change = update(ReleaseRow).where(ReleaseRow.version == version)
        session.execute(change.values(valid_until=past, review_due=past))


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


def test_the_list_is_read_page_by_page_in_any_order(store: Store, put: Put) -> None:
    names = [f"agent-{number}" for number in range(7)]
    for name in names:
        put("1.0.0", name)
    for sort in Sort:
        seen: list[str] = []
        after = ""
        with store.reading() as session:
            while True:
                page = listing.page(session, Wanted(sort=sort, after=after, limit=3))
                seen += [card.agent for card in page.cards]
                if not (after := page.after):
                    break
        assert sorted(seen) == names, sort


def test_what_is_recalled_stands_at_the_end(store: Store, put: Put) -> None:
    put("1.0.0", "aaa")
    put("1.0.0", "bbb")
    with store.changing() as session:
        releases.recall(session, REVIEWER, "aaa", "1.0.0", "引用已废止")
    with store.reading() as session:
        first = listing.page(session, Wanted(sort=Sort.NAME, limit=1))
        rest = listing.page(session, Wanted(sort=Sort.NAME, limit=1, after=first.after))
    assert [card.agent for card in (*first.cards, *rest.cards)] == ["bbb", "aaa"]


def test_offices_and_categories_are_counted_and_narrow_the_list(store: Store, put: Put) -> None:
    put("1.0.0", "one", owner="示例市人社局 就业科", category="政务服务")
    put("1.0.0", "two", owner="示例市人社局", category="政务办公")
    put("1.0.0", "three", owner="", category="政务办公")
    with store.reading() as session:
        counts = listing.counts(session)
    assert counts.departments == {"示例市人社局": 2, "示例市应急管理局": 1}
    assert counts.categories == {"政务办公": 2, "政务服务": 1}
    assert listed(store, department="示例市人社局") == ["one", "two"]
    assert listed(store, category="政务服务") == ["one"]


@pytest.mark.parametrize(
    ("query", "count"), [("示应急[2026]3号", 1), ("（2026）3号", 1), ("2026/4", 0), ("%", 0), ("《》", 0)]
)
def test_a_number_is_found_however_its_brackets_are_typed(
    store: Store, put: Put, query: str, count: int
) -> None:
    put("1.0.0", name="解读示应急〔2026〕3号")
    with store.reading() as session:
        assert len(listing.page(session, Wanted(query)).cards) == count
        assert listing.counts(session, query).total == count


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


def report(store: Store, *lines: UsageLine, device: str = "a" * 32, person: Person = USER) -> tuple[int, int]:
    with store.changing() as session:
        taken = usage.report(session, person, UsageReport(device=device, lines=lines))
    return taken.taken, taken.left_out


def line(answers: int, day: date | None = None, version: str = "1.0.0") -> UsageLine:
    return UsageLine(agent=AGENT, version=version, day=day or today(), answers=answers)


def used(store: Store) -> tuple[int, int]:
    with store.reading() as session:
        found = usage.usage(session, AGENT)
    return found.answers, found.people


def test_the_same_report_twice_counts_once(store: Store, put: Put) -> None:
    put("1.0.0")
    for _ in range(2):
        assert report(store, line(3)) == (1, 0)
    report(store, line(5))
    report(store, line(2))  # an older one that comes late
    report(store, line(4), person=REVIEWER)
    assert used(store) == (9, 2)


def test_who_has_only_the_database_cannot_tell_whose_use_it_is(store: Store, put: Put) -> None:
    put("1.0.0")
    report(store, line(3))
    guesses = {
        hashlib.sha256(f"{AGENT}\n{person}".encode()).hexdigest()[:32] for person in (USER.id, ADMIN.id)
    }
    with store.reading() as session:
        kept = session.scalars(select(UsageRow.person)).all()
    assert len(kept) == 1
    assert not guesses & set(kept)


def test_nobody_invents_millions(store: Store, put: Put) -> None:
    put("1.0.0")
    put("1.1.0")
    for device in "abcdef":
        report(store, line(1_000_000), line(1_000_000, version="1.1.0"), device=device * 32)
    assert used(store) == (MOST_A_DAY, 1)


def test_unknown_releases_and_far_off_days_do_not_count(store: Store, put: Put) -> None:
    put("1.0.0")
    far = [today() + timedelta(days=days) for days in (-400, -32, 2)]
    lines = [line(1, version="7.7.7"), *(line(1, day) for day in far)]
    assert report(store, *lines) == (0, 4)
    assert used(store) == (0, 0)


def test_what_is_used_now_stands_before_what_was_used_more_long_ago(store: Store, put: Put) -> None:
    put("1.0.0")
    put("1.0.0", "old-duty")
    old = UsageLine(agent="old-duty", version="1.0.0", day=today() - timedelta(days=31), answers=15)
    report(store, old, line(10))
    assert listed(store, Sort.USED) == [AGENT, "old-duty"]
