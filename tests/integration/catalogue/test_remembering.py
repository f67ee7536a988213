"""Answers given before are given again only while nothing has changed, whoever changed it."""

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack, closing
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select, update
from starlette.types import Receive, Scope, Send

from studio.catalogue.service.remembering import Remembering
from studio.catalogue.store import people, releases, tokens
from studio.catalogue.store.database import Store, sqlite_url
from studio.catalogue.store.tables import ChangeRow, TokenRow
from tests.integration.catalogue.city_hall import PEOPLE, CityHall, city_hall

LOOKED_AT = (
    "/api/shelf", "/api/shelf?query=防汛", "/api/shelf/counts", "/api/index",
    "/api/releases/flood-duty", "/api/releases/flood-duty/versions", "/api/releases/flood-duty/1.0.0",
)  # fmt: skip
LONG_AGO = "2026-01-01T00:00:00+00:00"


class Counted:
    """The service, with what reached it."""

    def __init__(self, hall: CityHall) -> None:
        self._app, self.reached = hall.app, 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.reached += 1
        await self._app(scope, receive, send)


class Front:
    """A server as people see it: answers are remembered in front of the service."""

    def __init__(self, hall: CityHall) -> None:
        self.hall, self.behind = hall, Counted(hall)
        self._app = Remembering(self.behind, hall.store)

    def client(self, token: str) -> httpx.AsyncClient:
        headers = {"Authorization": f"Bearer {token}"}
        transport = httpx.ASGITransport(self._app)
        return httpx.AsyncClient(transport=transport, base_url="http://city", headers=headers)


@pytest.fixture
def front(tmp_path: Path) -> Iterator[Front]:
    with city_hall(tmp_path, agents=True) as hall:
        yield Front(hall)


@pytest.fixture
def elsewhere(front: Front, tmp_path: Path) -> Iterator[Store]:
    """Another server's way to the same database."""
    with closing(Store(sqlite_url(tmp_path))) as store:
        yield store


@pytest.mark.parametrize("path", LOOKED_AT)
async def test_the_second_time_the_service_is_not_asked(front: Front, path: str) -> None:
    async with front.client(front.hall.token("user")) as user:
        first, second = await user.get(path), await user.get(path)
    assert first.status_code == second.status_code == 200
    assert (first.content, first.headers) == (second.content, second.headers)
    assert front.behind.reached == 1


async def test_what_another_server_changed_is_seen_at_once(front: Front, elsewhere: Store) -> None:
    async with front.client(front.hall.token("user")) as user:
        assert (await user.get("/api/releases/flood-duty")).json()["recalled"] == ""
        with elsewhere.changing() as session:
            releases.recall(session, PEOPLE["reviewer"], "flood-duty", "1.0.0", "预案已修订")
        assert (await user.get("/api/releases/flood-duty")).json()["recalled"] == "预案已修订"


async def test_what_becomes_of_others_leaves_the_answers_about_an_agent_be(
    front: Front, elsewhere: Store
) -> None:
    async with front.client(front.hall.token("user")) as user:
        for path in ("/api/releases/flood-duty", "/api/shelf"):
            await user.get(path)
        with elsewhere.changing() as session:
            session.execute(update(ChangeRow).where(ChangeRow.kind == "shelf").values(number=1_000))
        before = front.behind.reached
        await user.get("/api/releases/flood-duty")
        assert front.behind.reached == before
        await user.get("/api/shelf")
        assert front.behind.reached == before + 1


async def test_an_agent_that_is_not_there_is_not_found_each_time(front: Front) -> None:
    async with front.client(front.hall.token("user")) as user:
        for _ in range(2):
            assert (await user.get("/api/releases/nobody")).status_code == 404


async def test_a_name_no_database_keeps_is_refused_and_spoils_nobody_elses_look(front: Front) -> None:
    async with front.client(front.hall.token("user")) as user:
        odd, other = await asyncio.gather(
            user.get("/api/releases/a%00b"), user.get("/api/releases/flood-duty")
        )
        assert (odd.status_code, other.status_code) == (422, 200)
        assert (await user.get("/api/releases/flood-duty")).status_code == 200
    assert front.behind.reached == 2


async def test_whose_token_was_withdrawn_elsewhere_sees_nothing_more(front: Front, elsewhere: Store) -> None:
    token = front.hall.token("user")
    async with front.client(token) as user:
        assert (await user.get("/api/shelf")).status_code == 200
        with elsewhere.changing() as session:
            tokens.end(session, token)
        assert (await user.get("/api/shelf")).status_code == 401


async def test_who_has_left_sees_nothing_more(front: Front, elsewhere: Store) -> None:
    async with front.client(front.hall.token("user")) as user:
        assert (await user.get("/api/shelf")).status_code == 200
        with elsewhere.changing() as session:
            people.keep_person(session, PEOPLE["user"].model_copy(update={"active": False}))
        assert (await user.get("/api/shelf")).status_code == 401


async def test_a_stranger_is_not_given_what_others_were_given(front: Front) -> None:
    async with front.client(front.hall.token("user")) as user, front.client("wrong") as stranger:
        assert (await user.get("/api/shelf")).status_code == 200
        assert (await stranger.get("/api/shelf")).status_code == 401


async def test_who_comes_next_is_given_what_another_was(front: Front) -> None:
    for who in ("user", "reviewer", "admin"):
        async with front.client(front.hall.token(who)) as client:
            assert (await client.get("/api/shelf")).status_code == 200
    assert front.behind.reached == 1


async def test_what_is_different_for_each_is_never_remembered(front: Front) -> None:
    async with front.client(front.hall.token("user")) as user:
        for path in ("/api/people/me", "/api/releases/flood-duty/ratings", "/api/shelf/due"):
            await user.get(path)
            await user.get(path)
    assert front.behind.reached == 6


async def test_a_client_that_has_the_index_is_told_so_again(front: Front) -> None:
    async with front.client(front.hall.token("user")) as user:
        tag = (await user.get("/api/index")).headers["etag"]
        for _ in range(2):
            assert (await user.get("/api/index", headers={"If-None-Match": tag})).status_code == 304
    assert front.behind.reached == 2


async def test_who_asks_while_another_is_being_answered_is_given_the_same(front: Front) -> None:
    async with front.client(front.hall.token("user")) as user, front.client("wrong") as stranger:
        answers = await asyncio.gather(*(one.get("/api/shelf") for one in (user, user, user, stranger)))
    assert [answer.status_code for answer in answers] == [200, 200, 200, 401]
    assert front.behind.reached == 2


async def test_that_a_token_is_used_is_noted_for_all_who_come_together(front: Front) -> None:
    everybody = [front.hall.token(who) for who in ("user", "reviewer", "admin")]
    with front.hall.store.changing() as session:
        session.execute(update(TokenRow).values(used=LONG_AGO))
    async with AsyncExitStack() as stack:
        clients = [await stack.enter_async_context(front.client(token)) for token in everybody]
        await asyncio.gather(*(client.get("/api/shelf") for client in clients))
    assert front.behind.reached == 1
    with front.hall.store.reading() as session:
        digests = [tokens.digest_of(token) for token in everybody]
        used = session.scalars(select(TokenRow.used).where(TokenRow.digest.in_(digests))).all()
    assert LONG_AGO not in used
