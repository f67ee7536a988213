"""What administrators do to people and departments, and what even they may not do."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pydantic import ValidationError
from sqlalchemy import select

from studio.catalogue import Person, Role
from studio.catalogue.settings.trust import OidcSettings
from studio.catalogue.sign_in.passwords import first_password, refuse_weak
from studio.catalogue.store import administration, departments, people, tokens
from studio.catalogue.store.database import Store, sqlite_url
from studio.catalogue.store.tables import ActRow
from studio.core.errors import (
    DepartmentHasPeople,
    LastAdminKept,
    NameNotAllowed,
    NameTaken,
    NotFound,
    OwnRolesKept,
    PasswordTooWeak,
)
from tests.unit.catalogue.let_in import let_in

ADMIN = Person(id="1001", name="管理员", department="信息中心", roles=(Role.ADMIN,))
CLERK = Person(id="1002", name="张三", department="城管局", roles=(Role.BUILDER,))
REVIEWER = Person(
    id="1003", name="李四", department="信息中心", roles=(Role.REVIEWER,), reviews=("城管局", "信息中心")
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(sqlite_url(tmp_path))) as store:
        with store.changing() as session:
            administration.first_admin(session, ADMIN, 1)
            administration.administer(session, ADMIN, CLERK)
            administration.administer(session, ADMIN, REVIEWER)
        yield store


def administer(store: Store, someone: Person, by: Person = ADMIN) -> Person:
    with store.changing() as session:
        return administration.administer(session, by, someone)


def log(store: Store) -> list[tuple[str, str, str]]:
    with store.reading() as session:
        rows = session.scalars(select(ActRow).order_by(ActRow.number))
        return [(row.act, row.subject, row.comment) for row in rows]


@pytest.mark.parametrize(
    "change",
    [{"roles": (*ADMIN.roles, Role.REVIEWER)}, {"reviews": ("*",)}, {"active": False}, {"roles": ()}],
)
def test_nobody_grants_themselves_anything(store: Store, change: dict[str, object]) -> None:
    with pytest.raises(OwnRolesKept):
        administer(store, ADMIN.model_copy(update=change))
    assert administer(store, ADMIN.model_copy(update={"name": "王管理"})).name == "王管理"


@pytest.mark.parametrize("change", [{"active": False}, {"roles": (Role.BUILDER,)}])
def test_the_last_administrator_stays(store: Store, change: dict[str, object]) -> None:
    second = CLERK.model_copy(update={"roles": (Role.ADMIN,)})
    administer(store, second)
    assert administer(store, second.model_copy(update=change)) == second.model_copy(update=change)
    with pytest.raises(LastAdminKept):
        administer(store, ADMIN.model_copy(update=change), by=CLERK)


def test_what_is_not_said_stays_as_it_is(store: Store) -> None:
    assert administer(store, Person(id="1002", name="张三丰")) == CLERK.model_copy(update={"name": "张三丰"})


def test_who_got_which_role_from_whom_stands_in_the_log(store: Store) -> None:
    administer(store, CLERK.model_copy(update={"roles": (Role.REVIEWER,)}))
    assert log(store)[-1] == ("keep_person", "1002", "roles: builder → reviewer")
    before = len(log(store))
    administer(store, CLERK.model_copy(update={"roles": (Role.REVIEWER,)}))
    assert len(log(store)) == before, "nothing was changed"


@pytest.mark.parametrize("number", ["a/b", "a\\b", " a", "a\n", ".", "..", "me", "a\u202eb"])
def test_a_number_fits_into_an_address(store: Store, number: str) -> None:
    with pytest.raises(NameNotAllowed):
        administer(store, Person(id=number, name="x"))


def test_a_department_is_renamed_with_its_people_and_queues(store: Store) -> None:
    with store.changing() as session:
        assert departments.rename(session, ADMIN, "城管局", " 城市  管理局 ").people == 1
    with store.reading() as session:
        assert people.find_person(session, "1002").department == "城市 管理局"
        assert people.find_person(session, "1003").reviews == ("城市 管理局", "信息中心")
        assert [one.name for one in departments.departments(session)] == ["信息中心", "城市 管理局"]
    assert log(store)[-1] == ("keep_department", "城市 管理局", "城管局 → 城市 管理局")


def test_a_name_is_one_departments_alone(store: Store) -> None:
    with store.changing() as session, pytest.raises(NameTaken):
        departments.rename(session, ADMIN, "城管局", "信息中心")
    with store.changing() as session, pytest.raises(NameTaken):
        departments.add(session, ADMIN, "信息中心 ")


@pytest.mark.parametrize("name", ["", "  ", "*", "a\0", "\u200b"])
def test_some_names_are_none(store: Store, name: str) -> None:
    with store.changing() as session, pytest.raises(NameNotAllowed):
        departments.add(session, ADMIN, name)


def test_a_department_with_people_stays(store: Store) -> None:
    with store.changing() as session, pytest.raises(DepartmentHasPeople) as caught:
        departments.remove(session, ADMIN, "城管局")
    assert caught.value == DepartmentHasPeople(department="城管局", people=1)
    administer(store, CLERK.model_copy(update={"department": "信息中心"}))
    with store.changing() as session:
        departments.remove(session, ADMIN, "城管局")
        assert people.find_person(session, "1003").reviews == ("信息中心",)


def test_a_queue_of_a_department_nobody_knows_is_a_mistake(store: Store) -> None:
    with pytest.raises(NotFound):
        administer(store, REVIEWER.model_copy(update={"reviews": ("城关局",)}))
    assert administer(store, REVIEWER.model_copy(update={"reviews": ("*",)})).reviews == ("*",)


def test_a_list_is_imported_as_a_whole_or_not_at_all(store: Store) -> None:
    new = Person(id="1004", name="王五", department="水务局")
    with pytest.raises(NotFound), store.changing() as session:
        administration.import_people(session, ADMIN, [new, CLERK.model_copy(update={"reviews": ("没有",)})])
    moved = Person(id="1002", name="张三", department="水务局")
    with store.changing() as session:
        done = administration.import_people(session, ADMIN, [new, moved, REVIEWER])
    assert (done.added, done.changed, done.unchanged) == (("1004",), ("1002",), ("1003",))
    with store.reading() as session:
        assert people.find_person(session, "1002").roles == (Role.BUILDER,), "the list had no roles"


@pytest.mark.parametrize(
    ("password", "problem"),
    [
        ("Kurz-1!", "short"),
        ("QwertyUiop", "common"),
        ("ｑｗｅｒｔｙｕｉｏｐ", "common"),
        ("aaaaaaaaaaaa", "common"),
        ("abababababab", "common"),
        ("13800138000", "common"),
        ("abcdefghijkl", "common"),
        ("张三的长长密码一二三", "name"),
        ("xx1002xx-long", "name"),
        ("城管局城管局的门不好开", "name"),
    ],
)
def test_passwords_that_are_tried_first_are_refused(password: str, problem: str) -> None:
    with pytest.raises(PasswordTooWeak) as caught:
        refuse_weak(password, CLERK, 10)
    assert caught.value.problem == problem


def test_a_sentence_and_a_first_password_are_good_enough() -> None:
    for password in ("落霞与孤鹜齐飞秋水共长天", "correct horse battery", first_password()):
        refuse_weak(password, CLERK, 10)
    assert len({first_password() for _ in range(20)}) == 20


@pytest.mark.parametrize("issuer", ["http://sso.example.com", "ftp://sso.example.com", "sso.example.com"])
def test_a_provider_in_the_open_is_for_trials_alone(issuer: str) -> None:
    said = {"issuer": issuer, "address": "https://studio.example.com", "client_id": "studio"}
    with pytest.raises(ValidationError):
        OidcSettings.model_validate(said)
    local = OidcSettings.model_validate({**said, "issuer": "http://127.0.0.1:8080"})
    assert local.issuer.host == "127.0.0.1"


def test_a_token_made_while_somebody_is_away_does_not_come_alive(store: Store) -> None:
    administer(store, CLERK.model_copy(update={"active": False}))
    with store.changing() as session:
        token = tokens.issue(session, CLERK.id, 1).token
    administer(store, Person(id=CLERK.id, name=CLERK.name, active=True))
    with store.reading() as session:
        assert let_in(session, token) is None
