import random
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from studio.knowledge import KnowledgeBases
from tests.unit.documents.parcels import zip_of
from tests.unit.knowledge.fakes import LAW, MemoryIndex, PlainReader, ReaderHere

COUNT = 240


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    for number in range(COUNT):
        (folder / f"办法{number:03}.txt").write_text(f"{LAW}\n补充{number}。", encoding="utf-8")
    return folder


def killed_after(acknowledged: int, folder: Path, files: Path) -> set[str]:
    """Run the loader, kill -9 it after it has acknowledged so many, and return the names it had said."""
    command = [sys.executable, "-m", "tests.integration.knowledge.loader", str(folder), str(files)]
    said: set[str] = set()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as loader:
        assert loader.stdout is not None
        for line in loader.stdout:
            said.add(line.strip())
            if len(said) >= acknowledged:
                loader.kill()
        loader.wait()
    return said


def counts(folder: Path) -> tuple[int, ...]:
    connection = sqlite3.connect(folder / "防汛" / "kb.sqlite3")
    queries = (
        "SELECT count(*) FROM documents", "SELECT count(DISTINCT name) FROM documents",
        "SELECT count(*) FROM chunks", "SELECT count(*) FROM full_text",
        "SELECT count(*) FROM chunks WHERE document NOT IN (SELECT id FROM documents)",
    )  # fmt: skip
    found = tuple(connection.execute(query).fetchone()[0] for query in queries)
    connection.close()
    return found


async def test_killed_at_any_moment_nothing_is_lost_or_doubled(tmp_path: Path, files: Path) -> None:
    folder = tmp_path / "k"
    chance = random.Random(20260701)
    said: set[str] = set()
    for moment in sorted(chance.sample(range(1, COUNT - 20), 4)):
        said |= killed_after(moment, folder, files)
        async with KnowledgeBases(folder, PlainReader(), index=MemoryIndex()) as bases:
            base = await bases.open("防汛")
            rows = {row.name: row for row in await base.documents()}
            assert said <= set(rows)
            assert all(row.chunks == 5 for row in rows.values())
    async with KnowledgeBases(folder, PlainReader(), index=MemoryIndex()) as bases:
        base = await bases.open("防汛")
        report = await base.add([files])
        assert len(report.skipped) >= len(said)
        assert len(report.loaded) + len(report.skipped) == COUNT
        assert (await base.search("红色预警多久报告一次水情"))[0].place.headings[-1] == "第四条"
    assert counts(folder) == (COUNT, COUNT, 5 * COUNT, 5 * COUNT, 0)


async def test_killed_while_an_archive_is_taken_in_it_goes_on_with_what_is_missing(tmp_path: Path) -> None:
    folder, archives = tmp_path / "k", tmp_path / "archives"
    archives.mkdir()
    laws = {f"办法{number:03}.txt": f"{LAW}\n补充{number}。".encode() for number in range(COUNT)}
    (archives / "年报.zip").write_bytes(zip_of({"内.zip": zip_of(laws), "说明.txt": LAW.encode()}))
    said: set[str] = set()
    for moment in (3, 90, 170):
        said |= killed_after(moment, folder, archives)
    async with KnowledgeBases(folder, ReaderHere(), index=MemoryIndex()) as bases:
        base = await bases.open("防汛")
        assert said <= {row.name for row in await base.documents()}
        report = await base.add([archives])
        assert len(await base.documents()) == COUNT + 3
        assert len(report.loaded) < COUNT
        assert (await base.add([archives])).loaded == ()
        assert not [file for file in (base.folder / "sources").iterdir() if file.name.startswith(".")]
