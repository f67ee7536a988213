"""Several servers on one PostgreSQL: guesses are counted together, and somebody always administers."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from studio.catalogue import Person, Role
from studio.catalogue.service.facts import facts_of
from studio.catalogue.store import administration, departments, people, sso, submissions
from studio.catalogue.store.attempts import Counter, begin, succeeded
from studio.catalogue.store.database import Store
from studio.catalogue.store.identities import Known, person_known_as
from studio.catalogue.store.tables import SubmissionRow
from studio.core.errors import LastAdminKept, SignInTooOften, SsoFailed
from tests.unit.catalogue.samples import Draft

PERSON, ADDRESS = Counter("person user", 3), Counter("address 10.0.0.1", 8)
ADMINS = [
    Person(id=number, name=f"管理员{number}", department="信息中心", roles=(Role.ADMIN,))
    for number in ("1001", "1002")
]


@pytest.fixture
def servers(postgres_url: str) -> Iterator[list[Store]]:
    with ExitStack() as stack:
        yield [stack.enter_context(closing(Store(postgres_url))) for _ in range(2)]


def test_guesses_at_several_servers_are_counted_together(servers: list[Store]) -> None:
    at = time.time()

    def guess(number: int) -> bool:
        with servers[number % 2].changing() as session:
            try:
                begin(session, [PERSON, ADDRESS], at, 900)
            except SignInTooOften:
                return False
        return True

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(guess, range(16))) == 3
    with servers[0].changing() as session:
        succeeded(session, PERSON, ADDRESS)
        assert begin(session, [PERSON, ADDRESS], at + 1000, 900) == 0


def test_two_administrators_do_not_remove_each_other(servers: list[Store]) -> None:
    with servers[0].changing() as session:
        administration.first_admin(session, ADMINS[0], 1)
        administration.administer(session, *ADMINS)

    def remove(number: int) -> bool:
        other = ADMINS[1 - number].model_copy(update={"active": False})
        try:
            with servers[number].changing() as session:
                administration.administer(session, ADMINS[number], other)
        except LastAdminKept:
            return False
        return True

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(remove, range(2))) == [False, True]


def test_departments_and_identities_are_kept_there_too(servers: list[Store]) -> None:
    known = Known(issuer="https://sso.example", subject="s-1", number="1001")
    with servers[0].changing() as session:
        administration.first_admin(session, ADMINS[0], 1)
        departments.rename(session, ADMINS[0], "信息中心", "数据局")
    with servers[1].changing() as session:
        assert person_known_as(session, known, create=False).department == "数据局"
        begun = sso.begin(session, "x" * 43, 50123, "y" * 16)
    with servers[0].changing() as session:
        assert sso.arrive(session, begun.state, begun.browser).verifier == begun.verifier
    with servers[1].changing() as session, pytest.raises(SsoFailed):
        sso.arrive(session, begun.state, begun.browser)
    with servers[1].reading() as session:
        assert [person.id for person in people.people(session)] == ["1001"]


def test_what_waits_is_moved_by_renaming_its_department_alone(servers: list[Store], tmp_path: Path) -> None:
    author = Person(id="author", name="防汛科一岗", department="应急管理局", roles=(Role.BUILDER,))
    with servers[0].changing() as session:
        administration.first_admin(session, ADMINS[0], 1)
        people.keep_person(session, author)
        submissions.submit(session, author, facts_of(Draft(tmp_path).build()), "author", (), "")
    move = text("UPDATE submissions SET department = '信息中心'")
    with pytest.raises(DBAPIError), servers[1].changing() as session:
        session.execute(move)
    with servers[1].changing() as session:
        departments.rename(session, ADMINS[0], "应急管理局", "应急和消防局")
    with servers[0].reading() as session:
        assert session.scalar(select(SubmissionRow.department)) == "应急和消防局"
