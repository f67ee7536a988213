"""A class whose program stands still takes connections and says nothing: that is told soon."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from filelock import FileLock

from studio.classroom import ClassClient, class_folder, held_class
from studio.classroom.room.noted import FILE
from studio.classroom.room.serving import LOCK
from studio.core.errors import ClassUnreachable


@pytest.fixture
async def address() -> AsyncIterator[str]:
    """Of a server that listens and never answers, as one does that was stopped."""
    held: list[asyncio.StreamWriter] = []

    async def hold(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        held.append(writer)

    server = await asyncio.start_server(hold, "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()
    yield f"http://{host}:{port}"
    for writer in held:
        writer.close()
    server.close()
    await server.wait_closed()


async def test_nobody_waits_long_to_join(address: str) -> None:
    async with ClassClient(address, patience=0.05) as client:
        with pytest.raises(ClassUnreachable):
            await client.join("ABC234", "张三", "a device of this test")


@pytest.mark.parametrize("runs", [True, False])
async def test_one_that_runs_is_told_from_one_that_was_broken_off(
    address: str, tmp_path: Path, runs: bool
) -> None:
    folder = class_folder(tmp_path, "course")
    folder.mkdir(parents=True)
    opened: dict[str, object] = {"course": "course", "title": "课", "code": "ABC234", "token": "t"}
    opened |= {"addresses": [address], "seats": 3}
    noted = {"opened": opened, "near": address, "pid": 1, "began": 0.0, "endpoint": ""}
    (folder / FILE).write_text(json.dumps(noted), encoding="utf-8")
    lock = FileLock(folder / LOCK)
    if runs:
        lock.acquire()

    held = await held_class(tmp_path, patience=0.05)
    lock.release()

    assert held is not None
    assert (held.answers, held.stands_still) == (False, runs)
