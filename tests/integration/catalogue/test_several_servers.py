"""Several servers on one database, and servers that are killed: nothing is done twice, nothing is lost."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from studio.catalogue import CatalogueClient, Person, Role, ServerSettings, SubmissionState, server_client
from studio.catalogue.store import log_reading
from studio.catalogue.store.database import Store, sqlite_url
from studio.catalogue.trust.chain import Line
from studio.core.errors import (
    CatalogueBusy,
    CatalogueUnreachable,
    SubmissionClosed,
    VersionTaken,
)
from tests.integration.catalogue.servers import ServerProcess, serving, tokens_of
from tests.postgres import TEMPLATE, Postgres
from tests.unit.catalogue.samples import Draft
from tests.unit.catalogue.submitting import fetched, submit

BUILDERS = [Person(id=f"builder-{n}", name=f"科室{n}岗", roles=(Role.BUILDER,)) for n in range(6)]
REVIEWERS = [Person(id=f"reviewer-{n}", name=f"法规{n}岗", roles=(Role.REVIEWER,)) for n in range(4)]
USERS = [Person(id=f"user-{n}", name=f"街道{n}岗") for n in range(6)]
EVERYBODY = [*BUILDERS, *REVIEWERS, *USERS]


@dataclass(frozen=True)
class Pair:
    """Two servers on one PostgreSQL, and the tokens of everybody."""

    servers: list[ServerProcess]
    database: str
    tokens: dict[str, str]

    def log(self) -> list[Line]:
        return written(self.database)


@pytest.fixture(scope="module")
def pair(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    """The same two for all tests of this module; the last one kills one of them."""
    folder = tmp_path_factory.mktemp("several") / "catalogue"
    with postgres.database(TEMPLATE) as url:
        tokens, settings = tokens_of(url, EVERYBODY), ServerSettings(folder=folder, database=url)
        with serving(settings, settings) as servers:
            yield Pair(servers, url, tokens)


@asynccontextmanager
async def clients(
    servers: Sequence[ServerProcess], tokens: dict[str, str], people: Sequence[Person]
) -> AsyncIterator[list[CatalogueClient]]:
    """One client for each, at the servers in turn."""
    async with AsyncExitStack() as stack:
        yield [
            await stack.enter_async_context(
                server_client(servers[n % len(servers)].url, person, tokens[person.id])
            )
            for n, person in enumerate(people)
        ]


def written(url: str) -> list[Line]:
    """The log, after it was found whole."""
    with closing(Store(url)) as store, store.reading() as session:
        assert log_reading.verify(session).broken is None
        return list(log_reading.every_line(session))


async def outcomes(*acts: Any) -> list[Any]:
    return list(await asyncio.gather(*acts, return_exceptions=True))


async def test_many_submit_and_decide_at_two_servers_and_everything_is_done_once(
    pair: Pair, draft: Draft
) -> None:
    packages = []
    for number, _ in enumerate(BUILDERS):
        draft.agent = f"agent-{number % 3}"  # two builders for each agent: both submit version 1.0.0 of it
        packages.append(draft.build().content)
    async with (
        clients(pair.servers, pair.tokens, BUILDERS) as builders,
        clients(pair.servers, pair.tokens, REVIEWERS) as reviewers,
        clients(pair.servers, pair.tokens, USERS) as users,
    ):
        submitted = await asyncio.gather(
            *(submit(one, package) for one, package in zip(builders, packages, strict=True) for _ in range(3))
        )
        waiting = [
            row.number
            for row in await reviewers[0].desk.submissions()
            if row.state is SubmissionState.SUBMITTED
        ]
        assert len(waiting) == len(BUILDERS), "of each builder's three the last waits, whoever came last"
        decided = await outcomes(
            *(one.desk.approve(number, "同意") for number in waiting for one in reviewers)
        )
        released = [row for row in decided if not isinstance(row, Exception)]
        assert sorted(row.agent for row in released) == ["agent-0", "agent-1", "agent-2"]
        others = [row for row in decided if isinstance(row, Exception)]
        assert {type(error) for error in others} <= {SubmissionClosed, VersionTaken}
        await asyncio.gather(*(fetched(user, "agent-0") for user in users for _ in range(2)))
        assert (await users[0].shelf.release("agent-0")).installs == len(USERS)
    acts = [line.act for line in pair.log() if line.act in {"submit", "supersede", "approve"}]
    assert acts.count("submit") == len(submitted) == 18
    assert acts.count("supersede") == 18 - len(BUILDERS)
    assert acts.count("approve") == 3


class Said:
    """What servers have answered that they keep."""

    def __init__(self) -> None:
        self.remarks: set[str] = set()
        self._grown = asyncio.Condition()

    async def add(self, remark: str) -> None:
        async with self._grown:
            self.remarks.add(remark)
            self._grown.notify_all()

    async def grown_by(self, count: int) -> None:
        wanted = len(self.remarks) + count
        async with asyncio.timeout(60), self._grown:
            await self._grown.wait_for(lambda: len(self.remarks) >= wanted)


async def remarks_until_stopped(
    client: CatalogueClient, number: int, name: str, said: Said, stop: asyncio.Event
) -> None:
    """Comment again and again, and note each remark once the server has answered that it is kept."""
    count = 0
    while not stop.is_set():
        remark = f"{name} {count}"
        try:
            await client.desk.comment(number, remark)
        except (CatalogueUnreachable, CatalogueBusy):
            return
        await said.add(remark)
        count += 1


async def killed_under_load(
    servers: list[ServerProcess], tokens: dict[str, str], draft: Draft, victim: int = 0
) -> set[str]:
    """Kill one server while all reviewers write through all servers; return what was acknowledged."""
    said, stop = Said(), asyncio.Event()
    async with (
        clients(servers, tokens, BUILDERS[:1]) as (builder,),
        clients(servers, tokens, REVIEWERS) as reviewers,
    ):
        number = (await submit(builder, draft.build().content)).number
        writing = [
            asyncio.create_task(remarks_until_stopped(one, number, f"r{n}", said, stop))
            for n, one in enumerate(reviewers)
        ]
        await said.grown_by(40)
        servers[victim].kill()
        if len(servers) > 1:
            await said.grown_by(20)
        stop.set()
        await asyncio.gather(*writing)
    return said.remarks


async def test_a_server_on_sqlite_is_killed_and_goes_on_where_it_was(tmp_path: Path, draft: Draft) -> None:
    settings = ServerSettings(folder=tmp_path / "catalogue")
    settings.folder.mkdir()
    tokens = tokens_of(sqlite_url(settings.folder), EVERYBODY)
    with serving(settings) as servers:
        said = await killed_under_load(servers, tokens, draft)
    with serving(settings) as servers:
        async with clients(servers, tokens, REVIEWERS[:1]) as (reviewer,):
            kept = [review.comment for review in (await reviewer.desk.submission(1)).reviews]
            await reviewer.desk.approve(1, "同意")
    assert said <= set(kept)
    assert len(written(sqlite_url(settings.folder))) >= len(said) + 2


async def test_while_postgresql_starts_again_requests_are_told_to_wait_and_then_go_on(
    pair: Pair, postgres: Postgres
) -> None:
    statuses: list[list[int]] = [[]]

    async def ask(http: httpx.AsyncClient, stop: asyncio.Event) -> None:
        while not stop.is_set():
            for method, path in (
                ("GET", "/api/people/me"),
                ("GET", "/api/submissions"),
                ("GET", "/api/health"),
            ):
                statuses[-1].append((await http.request(method, path)).status_code)

    stop = asyncio.Event()
    headers = {"Authorization": f"Bearer {pair.tokens[USERS[0].id]}"}
    async with httpx.AsyncClient(base_url=pair.servers[0].url, headers=headers, timeout=60) as http:
        asking = [asyncio.create_task(ask(http, stop)) for _ in range(8)]
        await asked(statuses[-1], 50)
        await asyncio.to_thread(postgres.stop, "fast")
        statuses.append([])
        try:
            await asked(statuses[-1], 50)
        finally:
            await asyncio.to_thread(postgres.start)
        statuses.append([])
        await asked(statuses[-1], 50)
        stop.set()
        await asyncio.gather(*asking)
        assert (await http.get("/api/people/me")).status_code == 200
    before, during, after = statuses
    assert set(before + during) == {200, 503}, "clearly one or the other, never an error of the service"
    assert set(after[20:]) == {200}


async def asked(statuses: list[int], count: int) -> None:
    async with asyncio.timeout(60):
        while len(statuses) < count:  # noqa: ASYNC110  # as it comes, whatever it is
            await asyncio.sleep(0.005)


async def test_of_two_servers_one_is_killed_and_nothing_that_was_said_is_lost(
    pair: Pair, draft: Draft
) -> None:
    said = await killed_under_load(pair.servers, pair.tokens, draft)
    kept = [line.comment for line in pair.log() if line.act == "comment"]
    assert said <= set(kept)
    assert len(kept) == len(set(kept)), "nothing was written twice"
