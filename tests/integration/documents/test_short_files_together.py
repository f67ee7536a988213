"""Short files go to a child together: what one of them does to it costs that one alone."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from studio.core.errors import DiskFull, DocumentEmpty, ReaderCrashed, ReaderTimedOut
from studio.documents import OnPage, ReaderPool
from tests.unit.documents.made import saved

TEXT_OF = "tests.integration.documents.then:text_of"


def unheard(_page: int, _pages: int) -> None:
    return


def files(folder: Path, *texts: str) -> list[tuple[Path, dict[str, Any], OnPage]]:
    return [
        (saved(folder, f"{number}.txt", text), {"number": number}, unheard)
        for number, text in enumerate(texts)
    ]


def numbers(done: Sequence[object]) -> list[int | None]:
    return [one["number"] if isinstance(one, dict) else None for one in done]


async def test_each_comes_back_in_its_place_or_with_its_error(tmp_path: Path) -> None:
    async with ReaderPool(workers=1) as pool:
        done = await pool.read_all_and(files(tmp_path, "值班。", " ", "报到。"), TEXT_OF)

    assert done == [
        {"number": 0, "text": "值班。"},
        DocumentEmpty(document="1.txt"),
        {"number": 2, "text": "报到。"},
    ]


async def test_one_that_kills_the_child_is_told_apart_from_the_others(tmp_path: Path) -> None:
    async with ReaderPool(workers=1) as pool:
        done = await pool.read_all_and(files(tmp_path, "甲", "致命", "乙", "致命", "丙"), TEXT_OF)

    assert numbers(done) == [0, None, 2, None, 4]
    assert (done[1], done[3]) == (ReaderCrashed(document="1.txt"), ReaderCrashed(document="3.txt"))


async def test_one_that_never_ends_is_given_up_once(tmp_path: Path) -> None:
    endless = tmp_path / "endless.txt"
    os.mkfifo(endless)
    given = files(tmp_path, "甲", "乙")
    given.insert(1, (endless, {"number": 9}, unheard))
    async with ReaderPool(workers=1, seconds=2) as pool:
        done = await pool.read_all_and(given, TEXT_OF)

    assert numbers(done) == [0, None, 1]
    assert done[1] == ReaderTimedOut(document="endless.txt", seconds=2)


async def test_what_is_not_about_one_file_ends_all(tmp_path: Path) -> None:
    async with ReaderPool(workers=1) as pool:
        with pytest.raises(DiskFull):
            await pool.read_all_and(files(tmp_path, "甲", "磁盘已满", "乙"), TEXT_OF)


async def test_a_closed_pool_says_so_of_every_file(tmp_path: Path) -> None:
    pool = ReaderPool(workers=1)
    await pool.aclose()

    done = await pool.read_all_and(files(tmp_path, "甲", "乙"), TEXT_OF)

    assert done == [ReaderCrashed(document="0.txt"), ReaderCrashed(document="1.txt")]
