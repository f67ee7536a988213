"""Which version is in use: an earlier one comes back, one is deprecated, and what is said of it."""

import pytest

from studio.catalogue import Person, Release, ReleaseState
from studio.catalogue.store import releases, standing
from studio.catalogue.store.database import Store
from studio.catalogue.store.entries import entry_of
from studio.catalogue.trust.statements import Entry
from studio.core import errors
from tests.unit.catalogue.samples import ADMIN, AUTHOR, USER
from tests.unit.catalogue.shelf.shelved import AGENT, ELSEWHERE, REVIEWER, Put, expire, listed


def current(store: Store) -> str:
    with store.reading() as session:
        return releases.find_release(session, AGENT).version


def rolled_back(store: Store, version: str, person: Person = AUTHOR) -> Release:
    with store.changing() as session:
        return standing.roll_back(session, person, AGENT, version, "新版答错响应级别")


def states(store: Store) -> dict[str, ReleaseState]:
    with store.reading() as session:
        return {row.version: row.state for row in releases.versions(session, AGENT)}


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
