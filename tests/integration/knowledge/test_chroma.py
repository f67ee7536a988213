import asyncio
import os
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import chromadb
import numpy as np
import pytest
from chromadb.config import Settings

from studio.core.errors import VectorsUnavailable, WorkspaceBusy
from studio.knowledge import KnowledgeBases
from studio.knowledge.grams import gram_vectors
from studio.vectors.chroma_process import ChromaProcess
from tests.unit.knowledge.fakes import LAW, PlainReader

TEXTS = ["汛期值班要求", "汛期的值班要求", "公积金提取办法", "公积金贷款办法"]


@pytest.fixture
def chroma(tmp_path: Path) -> Iterator[ChromaProcess]:
    process = ChromaProcess(tmp_path / ".chroma")
    yield process
    process.close()


def fill(chroma: ChromaProcess) -> None:
    chroma.upsert("kb-test", [1, 2, 3, 4], gram_vectors(TEXTS).tobytes())


def eventually(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def running(chroma: ChromaProcess) -> bool:
    return chroma.pid is not None


def test_vectors_go_in_are_found_and_go_out_again(chroma: ChromaProcess) -> None:
    assert not running(chroma)  # nothing runs before it is needed
    fill(chroma)
    fill(chroma)
    assert chroma.count("kb-test") == 4
    found = chroma.query("kb-test", gram_vectors(TEXTS[:1]).tobytes(), 3)
    assert [chunk for chunk, _ in found][:2] == [1, 2]
    assert found[0][1] == pytest.approx(1, abs=1e-4)
    chroma.delete("kb-test", [1, 99])
    assert chroma.count("kb-test") == 3
    chroma.reset("kb-test")
    assert chroma.count("kb-test") == 0
    with pytest.raises(VectorsUnavailable):
        chroma.upsert("kb-test", [1], np.zeros(3, dtype=np.float32).tobytes()[:-1])
    assert chroma.count("kb-test") == 0


def test_no_one_else_can_read_the_folder_and_only_one_owns_it(chroma: ChromaProcess, tmp_path: Path) -> None:
    fill(chroma)
    assert stat.S_IMODE((tmp_path / ".chroma").stat().st_mode) == 0o700
    second = ChromaProcess(tmp_path / ".chroma")
    with pytest.raises(WorkspaceBusy):
        second.count("kb-test")
    second.close()
    assert chroma.count("kb-test") == 4


def test_a_process_that_died_is_started_again_with_what_it_held(chroma: ChromaProcess) -> None:
    fill(chroma)
    assert chroma.pid is not None
    os.kill(chroma.pid, 9)
    assert chroma.count("kb-test") == 4


def test_what_is_written_is_what_chromas_own_client_reads(chroma: ChromaProcess, tmp_path: Path) -> None:
    fill(chroma)
    chroma.close()
    client = chromadb.PersistentClient(
        str(tmp_path / ".chroma" / "data"), Settings(anonymized_telemetry=False)
    )
    collection = client.get_collection("kb-test", embedding_function=None)
    assert collection.count() == 4
    assert (collection.configuration["hnsw"] or {})["space"] == "cosine"


def test_what_is_only_kept_is_counted_and_found_and_read_by_chromas_own_client(
    chroma: ChromaProcess, tmp_path: Path
) -> None:
    vectors = gram_vectors(TEXTS)
    chroma.keep("kb-test", [1, 2], vectors[:2].tobytes())
    chroma.keep("kb-test", [2, 3, 4], vectors[1:].tobytes())
    assert (chroma.behind("kb-test"), chroma.count("kb-test")) == (6, 4)  # the first goes in twice
    chroma.close()
    client = chromadb.PersistentClient(
        str(tmp_path / ".chroma" / "data"), Settings(anonymized_telemetry=False)
    )
    collection = client.get_collection("kb-test", embedding_function=None)
    assert collection.count() == 4
    held = collection.get(include=["embeddings"])
    assert sorted(held["ids"]) == ["1", "2", "3", "4"]
    by_id = dict(zip(held["ids"], held["embeddings"], strict=True))  # type: ignore[arg-type]  # asked for
    assert np.allclose(by_id["3"], vectors[2])


def test_what_is_kept_outlives_its_process_and_is_found_once_built(chroma: ChromaProcess) -> None:
    vectors = gram_vectors(TEXTS)
    fill(chroma)
    chroma.keep("kb-test", [5, 6], vectors[:2].tobytes())
    chroma.delete("kb-test", [6, 1])
    chroma.keep("kb-test", [7], vectors[3:].tobytes())
    assert chroma.pid is not None
    os.kill(chroma.pid, 9)
    assert chroma.count("kb-test") == 5
    chroma.build("kb-test")
    assert (chroma.behind("kb-test"), chroma.count("kb-test")) == (0, 5)
    assert chroma.query("kb-test", vectors[:1].tobytes(), 1)[0][0] == 5
    chroma.keep("kb-test", [8], vectors[:1].tobytes())  # the graph is open already: it is taken in by a query
    assert {one for one, _ in chroma.query("kb-test", vectors[:1].tobytes(), 2)} == {5, 8}
    with pytest.raises(VectorsUnavailable):
        chroma.keep("kb-test", [9], vectors[:1, :10].tobytes())
    assert chroma.count("kb-test") == 6


def test_nothing_is_found_where_nothing_was_put(chroma: ChromaProcess) -> None:
    chroma.delete("kb-none", [1])
    assert (chroma.count("kb-none"), chroma.query("kb-none", gram_vectors(["值班"]).tobytes(), 3)) == (0, [])


def test_a_wiped_store_begins_anew(chroma: ChromaProcess) -> None:
    fill(chroma)
    chroma.wipe()
    assert chroma.count("kb-test") == 0
    fill(chroma)
    assert chroma.count("kb-test") == 4


def test_a_broken_store_is_thrown_away_and_made_anew(tmp_path: Path) -> None:
    (tmp_path / ".chroma" / "data").mkdir(parents=True)
    (tmp_path / ".chroma" / "data" / "chroma.sqlite3").write_bytes(b"garbage" * 1000)
    chroma = ChromaProcess(tmp_path / ".chroma")
    fill(chroma)
    assert chroma.count("kb-test") == 4
    chroma.close()


def test_the_worker_ends_when_its_program_is_gone(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "studio.vectors.chroma_worker", str(tmp_path / ".chroma")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as worker:
        assert worker.stdout is not None
        assert worker.stdin is not None
        worker.stdout.read(1)
        worker.stdin.close()
        eventually(lambda: worker.poll() is not None)


async def test_a_search_by_full_text_never_starts_chroma(tmp_path: Path) -> None:
    file = tmp_path / "值班办法.txt"
    await asyncio.to_thread(file.write_text, LAW, encoding="utf-8")
    chroma = ChromaProcess(tmp_path / ".chroma")
    async with KnowledgeBases(tmp_path / "k", PlainReader(), index=chroma) as bases:
        base = await bases.create("防汛")
        await base.snapshot(tmp_path / "s")
        built = await bases.from_snapshot("装好的", tmp_path / "s")
        await built.search("值班")
        assert not running(chroma)
        await base.add([file])
        await base.settled()
        assert running(chroma)
        chunk = (await base.chunks("值班办法.txt"))[0]
        assert len(await base.similar(chunk.id, 2)) == 2
