"""The catalogue as a server: a real process on loopback, people who sign in with tokens."""

import asyncio
import json
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from studio.catalogue import (
    CatalogueClient,
    Person,
    ServerSettings,
    SubmissionState,
    Wanted,
    catalogue_client,
    first_admin,
    serve,
    server_client,
    sign_in_name,
)
from studio.catalogue.store import people
from studio.catalogue.store.database import Store, sqlite_url
from studio.core import errors
from tests.unit.catalogue.samples import ADMIN, AUTHOR, OTHER_REVIEWER, REVIEWER, USER, Draft
from tests.unit.catalogue.submitting import fetched, submit

PROGRAM = (
    "import asyncio, sys; from studio.catalogue import ServerSettings, serve;"
    "settings = ServerSettings(port=0, folder=sys.argv[1]);"
    "asyncio.run(serve(settings, lambda url: print(url, flush=True)))"
)


@dataclass(frozen=True)
class Server:
    url: str
    admin_token: str
    process: subprocess.Popen[str]

    def as_admin(self) -> AbstractAsyncContextManager[CatalogueClient]:
        return server_client(self.url, ADMIN, self.admin_token)

    async def token(self, person: Person) -> str:
        async with self.as_admin() as admin:
            await admin.accounts.keep_person(person)
            return (await admin.accounts.issue_token(person.id)).token

    async def client(self, person: Person) -> AbstractAsyncContextManager[CatalogueClient]:
        return server_client(self.url, person, await self.token(person))


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    folder = tmp_path / "catalogue"
    token = first_admin(ServerSettings(folder=folder), ADMIN)
    process = started(folder)
    try:
        yield Server(url_of(process), token, process)
    finally:
        stop(process)


def started(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", PROGRAM, str(folder)], stdout=subprocess.PIPE, text=True)


def url_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def stop(process: subprocess.Popen[str]) -> None:
    process.kill()
    assert process.stdout
    process.stdout.close()
    process.wait()


async def test_the_whole_way_over_a_server(server: Server, draft: Draft) -> None:
    package = draft.build()
    async with await server.client(AUTHOR) as author:
        submission = await submit(author, package.content, "首次发布：防汛")
        with pytest.raises(errors.ReviewerIsAuthor):
            await author.desk.approve(submission.number, "我同意")
    async with await server.client(REVIEWER) as reviewer:
        assert (await reviewer.desk.submission(submission.number)).note == "首次发布：防汛"
        assert (await reviewer.desk.approve(submission.number, "同意")).state is SubmissionState.RELEASED
    async with await server.client(USER) as user:
        assert [card.digest for card in (await user.shelf.cards(Wanted("防汛"))).cards] == [package.digest]
        assert await fetched(user, "flood-duty") == package.content


async def test_of_two_approvals_at_once_exactly_one_wins(server: Server, draft: Draft) -> None:
    async with await server.client(AUTHOR) as author:
        number = (await submit(author, draft.build().content)).number
    async with await server.client(REVIEWER) as one, await server.client(OTHER_REVIEWER) as other:
        acts = [reviewer.desk.approve(number, "同意") for reviewer in (one, other, one, other)]
        outcomes = await asyncio.gather(*acts, return_exceptions=True)
        assert sum(isinstance(outcome, errors.SubmissionClosed) for outcome in outcomes) == 3
        assert len(await one.shelf.versions("flood-duty")) == 1


async def test_who_reads_is_answered_while_many_wait_for_their_turn(server: Server, tmp_path: Path) -> None:
    async with server.as_admin() as admin:
        with closing(Store(sqlite_url(tmp_path / "catalogue"))) as store, store.changing() as session:
            people.people(session)  # from here on it is this one's turn
            waiting = [asyncio.create_task(admin.accounts.keep_person(USER)) for _ in range(60)]
            await admin.accounts.me()
            async with asyncio.timeout(20):
                assert (await admin.shelf.cards(Wanted("防汛"))).cards == ()
            assert not any(act.done() for act in waiting)
        assert await asyncio.gather(*waiting) == [USER] * 60


STRANGERS: list[dict[str, str]] = [
    {},
    {"Authorization": "Bearer"},
    {"Authorization": "Bearer wrong"},
    {"Authorization": "Basic YWRtaW46YWRtaW4="},
    {"X-Studio-Person": json.dumps({"id": "admin", "name": "a", "roles": ["admin"]})},
    {"X-Person": "admin", "X-Forwarded-User": "admin", "Remote-User": "admin", "Cookie": "person=admin"},
]


async def test_only_a_valid_token_opens_a_door(server: Server) -> None:
    async with httpx.AsyncClient(base_url=server.url) as http:
        for headers in STRANGERS:
            answer = await http.get("/api/people/me", headers=headers)
            assert (answer.status_code, answer.json()["error"]["name"]) == (401, "SignInNeeded")
        assert (await http.get("/api/health")).json() == {
            "status": "ok",
            "database": "ok",
            "packages": "ok",
        }


async def test_withdrawn_tokens_shut_a_person_out(server: Server) -> None:
    token = await server.token(USER)
    async with server_client(server.url, USER, token) as user:
        assert await user.accounts.me() == USER
        async with server.as_admin() as admin:
            await admin.accounts.withdraw_tokens(USER.id)
        with pytest.raises(errors.SignInEnded) as caught:
            await user.accounts.me()
        assert caught.value.person == USER.name


async def test_answers_never_tell_how_the_service_works_inside(server: Server) -> None:
    headers = {"Authorization": f"Bearer {await server.token(AUTHOR)}"}
    async with httpx.AsyncClient(base_url=server.url, headers=headers) as http:
        answers = [
            await http.get("/api/nothing"),
            await http.get("/api/submissions/first"),
            await http.get("/api/submissions/99999999999999999999999"),
            await http.put("/api/submissions"),
            await http.put(f"/api/packages/{'0' * 64}", content=b"nonsense"),
            await http.put("/api/packages/first", content=b"nonsense"),
            await http.post("/api/submissions", content=b"nonsense"),
            await http.post("/api/submissions/1/approve", content=b"{"),
            await http.post("/api/submissions/1/approve", json={"comment": 5}),
            await http.post("/api/submissions/1/approve", json={"comment": "x" * 5000}),
            await http.get("/api/shelf", params={"query": "x" * 5000}),
        ]
    for answer in answers:
        assert 400 <= answer.status_code < 500, answer.request.url
        assert set(answer.json()) == {"error"}
        assert "Traceback" not in answer.text
        assert "server" not in answer.headers


async def test_the_same_client_opens_a_server_by_its_url(server: Server) -> None:
    token = await server.token(USER)
    kept = {sign_in_name(server.url, USER.id): token}
    async with catalogue_client(f"{server.url}/", USER, Kept(kept)) as user:
        assert (await user.accounts.me()).id == USER.id


async def test_no_kept_token_is_said_before_anything_is_sent() -> None:
    with pytest.raises(errors.SignInNeeded):
        await opened("http://127.0.0.1:9", {})


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "http://[", "https://no-such-host.invalid"])
async def test_a_server_that_is_not_there_is_unreachable(url: str) -> None:
    with pytest.raises(errors.CatalogueUnreachable):
        await opened(url, {sign_in_name(url, USER.id): "token"})


async def test_something_else_at_that_address_is_refused(tmp_path: Path) -> None:
    async def web_page(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\n<html>")
        writer.close()
        await writer.wait_closed()

    async with await asyncio.start_server(web_page, "127.0.0.1", 0) as listening:
        url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
        with pytest.raises(errors.CatalogueRefused):
            await opened(url, {sign_in_name(url, USER.id): "token"})


@pytest.mark.parametrize(
    ("part", "refusal"),
    [
        ({"tls": {"certificate": "none.pem", "key": "none.pem"}}, errors.ServerSettingsInvalid),
        (
            {
                "oidc": {
                    "issuer": "https://sso.example.com",
                    "address": "https://agents.example.com",
                    "client_id": "studio",
                    "secret_file": "none",
                }
            },
            errors.SecretMissing,
        ),
    ],
)
async def test_what_is_missing_is_said_before_anybody_asks(
    tmp_path: Path, part: dict[str, Any], refusal: type[errors.StudioError]
) -> None:
    told: list[str] = []
    settings = ServerSettings.model_validate({"folder": tmp_path, "port": 0, "workers": 2, **part})
    with pytest.raises(refusal):
        await serve(settings, told.append)
    assert told == []


async def test_a_port_in_use_is_said_clearly(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(errors.PortTaken) as caught:
            await serve(ServerSettings(port=port, folder=tmp_path))
    assert caught.value == errors.PortTaken(host="127.0.0.1", port=port)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_when_told_to(server: Server, how: signal.Signals) -> None:
    server.process.send_signal(how)
    assert server.process.wait(timeout=20) is not None
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{server.url}/api/health")


async def test_what_was_acknowledged_survives_a_kill(
    server: Server, draft: Draft, tmp_path: Path, serve_again: Callable[[Path], str]
) -> None:
    token = await server.token(AUTHOR)
    async with server_client(server.url, AUTHOR, token) as author:
        submission = await submit(author, draft.build().content)
    server.process.kill()
    server.process.wait()
    async with server_client(serve_again(tmp_path / "catalogue"), AUTHOR, token) as author:
        assert [one.number for one in await author.desk.submissions()] == [submission.number]
        assert await author.desk.submission(submission.number) == submission


@pytest.fixture
def serve_again() -> Iterator[Callable[[Path], str]]:
    processes: list[subprocess.Popen[str]] = []

    def start(folder: Path) -> str:
        processes.append(started(folder))
        return url_of(processes[-1])

    yield start
    for process in processes:
        stop(process)


@dataclass(frozen=True)
class Kept:
    """A key store with what it is given."""

    tokens: dict[str, str]

    def key(self, name: str, /) -> str:
        return self.tokens.get(name, "")


async def opened(url: str, tokens: dict[str, str]) -> Person:
    async with catalogue_client(url, USER, Kept(tokens)) as client:
        return await client.accounts.me()
