"""Killed while it follows a folder, edits or describes, a base loses and doubles nothing and goes on."""

import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from studio.knowledge import FolderChanges, KnowledgeBases
from tests.integration.knowledge.follower import EDITED, NAME, follow
from tests.unit.knowledge.fakes import LAW, MemoryIndex, PlainReader

MOMENTS = random.Random(20260702).sample(range(5, 230), 8)


def lay(folder: Path) -> None:
    for name in ("办法", "旧名", "要删", "要改"):
        (folder / f"{name}.txt").write_text(f"{LAW}\n{name}。", encoding="utf-8")


def rearrange(folder: Path) -> None:
    (folder / "旧名.txt").rename(folder / "新名.txt")
    (folder / "要删.txt").unlink()
    (folder / "要改.txt").write_text(LAW.replace("擅自离岗", "离岗"), encoding="utf-8")
    (folder / "新来.txt").write_text(f"{LAW}\n新来。", encoding="utf-8")


@pytest.fixture
async def before(tmp_path: Path) -> Path:
    """A workspace's bases as they were before the folder changed."""
    (tmp_path / "资料").mkdir()
    lay(tmp_path / "资料")
    async with KnowledgeBases(tmp_path / "before", PlainReader(), index=MemoryIndex()) as bases:
        base = await bases.create("防汛")
        await base.watching.watch(tmp_path / "资料")
        await base.watching.apply(await base.watching.changes())
        await base.settled()
    rearrange(tmp_path / "资料")
    return tmp_path / "before"


def killed_at(statement: int, folder: Path) -> None:
    command = [sys.executable, "-m", "tests.integration.knowledge.follower", str(folder), str(statement)]
    subprocess.run(command, check=False, capture_output=True)


async def test_killed_at_any_statement_it_goes_on_to_the_same_end(before: Path, tmp_path: Path) -> None:
    for moment in MOMENTS:
        folder = tmp_path / f"killed-{moment}"
        shutil.copytree(before, folder)
        killed_at(moment, folder)
        await follow(folder)
        index = MemoryIndex()
        async with KnowledgeBases(folder, PlainReader(), index=index) as bases:
            base = await bases.open("防汛")
            rows = {row.name: row for row in await base.documents()}
            assert rows.keys() == {"办法.txt", "新名.txt", "要改.txt", "新来.txt"}
            assert await base.watching.changes() == FolderChanges()
            assert rows[NAME].facts.by_hand == ("issuer",)
            texts = [chunk.text for name in rows for chunk in await base.chunks(name)]
            assert texts.count(EDITED) == 1
            assert len(texts) == sum(row.chunks for row in rows.values()) == 20
            await base.rebuild()
            assert index.count(f"kb-{base.id}") == 20
