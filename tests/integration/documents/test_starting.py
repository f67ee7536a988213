"""Two readers started ahead of a call, one forked off the other: each lives and dies by itself."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from studio.core.errors import ReaderCrashed
from studio.documents import ReaderPool
from studio.documents.beginning import two_begun
from studio.documents.child import Child
from studio.documents.starting import Started, two_started
from tests.integration.documents.test_short_files_together import TEXT_OF, files, numbers
from tests.unit.documents.made import saved


@pytest.fixture
async def readers() -> AsyncIterator[list[Started]]:
    loads = ["studio.knowledge.cutting"]
    readers = await two_started(loads, two_begun(loads))
    yield readers
    await asyncio.gather(*(Child(reader).kill() for reader in readers))


async def test_both_read(readers: list[Started], tmp_path: Path) -> None:
    given = files(tmp_path, "值班。", "报到。")
    async with ReaderPool(ahead=readers, patient=False) as pool:
        one, other = await asyncio.gather(*(pool.read_all_and([file], TEXT_OF) for file in given))
        assert not readers

    assert numbers([*one, *other]) == [0, 1]


@pytest.mark.parametrize("place", [0, 1])
async def test_one_reads_on_when_the_other_was_killed(
    readers: list[Started], place: int, tmp_path: Path
) -> None:
    first, second = map(Child, readers)
    await asyncio.gather(first.ready(), second.ready())
    os.kill(readers[place].pid, signal.SIGKILL)
    await Child(readers.pop(place)).kill()
    [left] = [child for at, child in enumerate((first, second)) if at != place]

    await left.send({"do": "read", "path": str(tmp_path / "gone.txt")})

    assert (await left.answer(lambda _page, _pages: None))["error"]["name"] == "DocumentMissing"


async def test_files_that_kill_both_cost_themselves(readers: list[Started], tmp_path: Path) -> None:
    given = files(tmp_path, "致命", "甲", "致命")
    async with ReaderPool(ahead=readers, patient=False) as pool:
        done = await pool.read_all_and(given, TEXT_OF)
        done += await pool.read_all_and(files(tmp_path, "乙"), TEXT_OF)

    assert numbers(done) == [None, 1, None, 0]
    assert done[0] == ReaderCrashed(document="0.txt")


async def test_a_forked_one_that_hangs_is_ended(readers: list[Started], tmp_path: Path) -> None:
    endless = tmp_path / "endless.txt"
    os.mkfifo(endless)
    forked = Child(readers[0])
    await forked.ready()
    await forked.send({"do": "read", "path": str(endless)})

    await forked.kill()

    assert not forked.alive


async def test_what_nobody_took_ends(tmp_path: Path) -> None:
    readers = await two_started([], two_begun([]))
    async with ReaderPool(workers=1, ahead=readers, patient=False) as pool:
        await pool.read(saved(tmp_path, "值班.txt", "值班。"))
        [left] = readers
        await Child(left).kill()

    assert left.returncode is not None
