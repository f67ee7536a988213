"""One address, several processes: they come back, finish what they were asked, and leave none behind."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import httpx
import pytest

from studio.catalogue import Package, ServerSettings
from studio.catalogue.store.database import sqlite_url
from tests.integration.catalogue.servers import ServerProcess, serving, tokens_of
from tests.unit.catalogue.samples import AUTHOR, Draft

HEALTHY = {"status": "ok", "database": "ok", "packages": "ok"}


@pytest.fixture
def settings(tmp_path: Path) -> ServerSettings:
    return ServerSettings(folder=tmp_path / "catalogue", workers=2)


def workers_of(server: ServerProcess) -> set[int]:
    """The children that answer; what Python itself keeps beside them has no such name."""
    tasks = Path(f"/proc/{server.process.pid}/task").glob("*/children")
    children = {int(number) for task in tasks for number in task.read_text().split()}
    return {number for number in children if b"spawn_main" in Path(f"/proc/{number}/cmdline").read_bytes()}


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not true():  # noqa: ASYNC110  # what happens in other processes sets no event here
            await asyncio.sleep(0.02)  # processes of others tell nobody when they are there


def is_gone(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


async def health(server: ServerProcess) -> dict[str, str]:
    async with httpx.AsyncClient(transport=httpx.AsyncHTTPTransport(retries=3)) as http:
        answer = await http.get(f"{server.url}/api/health", timeout=60)
    told: dict[str, str] = answer.json()
    return told


async def replaced_after_death(server: ServerProcess) -> bool:
    """Kill one of two workers, and say whether the other went on with a new one beside it."""
    before = workers_of(server)
    victim = before.pop()
    os.kill(victim, signal.SIGKILL)
    await until(lambda: len(workers_of(server) - {victim}) == 2)
    return before < workers_of(server)


async def test_workers_are_replaced_and_finish_what_was_asked_before_they_stop(
    settings: ServerSettings, draft: Draft
) -> None:
    settings.folder.mkdir()
    token = tokens_of(sqlite_url(settings.folder), [AUTHOR])[AUTHOR.id]
    with serving(settings) as (server,):
        await until(lambda: len(workers_of(server)) == 2)
        assert await replaced_after_death(server)
        assert await health(server) == HEALTHY
        answer = await put_while_stopping(server, token, draft.build(), settings.folder)
        assert answer.status_code == 200
        assert await asyncio.to_thread(server.process.wait, 60) is not None
        with pytest.raises(httpx.ConnectError):
            await health(server)


async def put_while_stopping(
    server: ServerProcess, token: str, package: Package, folder: Path
) -> httpx.Response:
    """Send half of a package, tell the server to stop, then send the rest."""
    taken, go_on = asyncio.Event(), asyncio.Event()

    async def slowly() -> AsyncIterator[bytes]:
        yield package.content[:100]
        taken.set()
        await go_on.wait()
        yield package.content[100:]

    async with httpx.AsyncClient(headers={"Authorization": f"Bearer {token}"}, timeout=60) as http:
        upload = asyncio.create_task(
            http.put(f"{server.url}/api/packages/{package.digest}", content=slowly())
        )
        await taken.wait()
        await until(lambda: bool(list(folder.rglob(".incoming-*"))))
        server.process.send_signal(signal.SIGTERM)
        go_on.set()
        return await upload


async def test_workers_do_not_outlive_who_started_them(settings: ServerSettings) -> None:
    with serving(settings) as (server,):
        await until(lambda: len(workers_of(server)) == 2)
        workers = workers_of(server)
        await health(server)
        server.kill()
        await until(lambda: all(map(is_gone, workers)))
