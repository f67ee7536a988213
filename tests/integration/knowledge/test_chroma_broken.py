"""Chroma's folder is derived: whatever happens to it, it is made again from kb.sqlite3 by itself."""

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from studio.knowledge import KnowledgeBases
from studio.vectors.chroma_process import ChromaProcess
from tests.unit.knowledge.fakes import LAW, PlainReader, TopicModel

TOPICS = ("值班 离岗 上班", "预警 报告 警报", "施行 生效")


def deleted(store: Path) -> None:
    shutil.rmtree(store)


def emptied(store: Path) -> None:
    for file in store.rglob("*"):
        if file.is_file():
            file.write_bytes(b"")


def filled_with_garbage(store: Path) -> None:
    noise = random.Random(7)
    for file in store.rglob("*"):
        if file.is_file():
            file.write_bytes(noise.randbytes(max(file.stat().st_size, 64)))


def damaged_in_the_index(store: Path) -> None:
    noise = random.Random(8)
    for file in store.rglob("*.bin"):
        file.write_bytes(noise.randbytes(max(file.stat().st_size, 64)))


def damaged_in_the_middle(store: Path) -> None:
    file = store / "chroma.sqlite3"
    content = bytearray(file.read_bytes())
    content[8192:-4096] = random.Random(9).randbytes(len(content) - 12288)
    file.write_bytes(content)


@pytest.mark.parametrize(
    "harm", [deleted, emptied, filled_with_garbage, damaged_in_the_index, damaged_in_the_middle]
)
async def test_a_store_that_was_harmed_is_made_again_by_itself(
    harm: Callable[[Path], None], tmp_path: Path
) -> None:
    files = tmp_path / "files"
    files.mkdir()
    for number in range(30):
        (files / f"办法{number:02}.txt").write_text(f"{LAW}\n{number}", encoding="utf-8")
    model = TopicModel("topics", *TOPICS)
    async with KnowledgeBases(tmp_path / "k", PlainReader(), model) as bases:
        await (await bases.create("防汛")).add([files])
    harm(tmp_path / "k" / ".chroma" / "data")
    asked = model.asked
    async with KnowledgeBases(tmp_path / "k", PlainReader(), model) as bases:
        base = await bases.open("防汛")
        for _ in range(2):  # the first question finds out, the second is answered by both
            assert await base.search("红色预警多久报告一次水情")
            await base.settled()
        vectors = (await base.status()).vectors
        assert (vectors.trouble, vectors.pending, vectors.ranking) == (None, 0, True)
        assert (await base.search("何时生效"))[0].place.headings[-1] == "第五条"
        assert model.asked <= asked + 3  # the questions: no text is embedded again


async def test_rebuilding_makes_the_index_anew_while_its_process_dies(tmp_path: Path) -> None:
    file = tmp_path / "办法.txt"
    file.write_text(LAW, encoding="utf-8")
    index = ChromaProcess(tmp_path / ".chroma")
    async with KnowledgeBases(tmp_path / "k", PlainReader(), TopicModel("topics", *TOPICS), index) as bases:
        base = await bases.create("防汛")
        await base.add([file])
        for _ in range(5):
            assert index.pid is not None
            os.kill(index.pid, 9)
            await base.rebuild()
            assert index.count(f"kb-{base.id}") == 5
