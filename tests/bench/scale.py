"""How search bears size: bases of 10,000 and 100,000 chunks and 101 bases, next to FTS5 over character pairs.

usage: python -m tests.bench.scale [CHUNKS]   (100000 by default)

The documents are made up. Ours is all of `KnowledgeBase.search`; the baseline is one OR query over the same
texts in SQLite's FTS5, in memory, with no document read.
"""

import argparse
import asyncio
import random
import resource
import sqlite3
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from itertools import pairwise
from pathlib import Path

from studio.core.passages import Chunk, DocumentRow, DocumentState
from studio.core.places import Place
from studio.knowledge import KnowledgeBase, KnowledgeBases
from studio.knowledge.database import Database
from studio.knowledge.loaded import LoadedDocument, chunk_rows
from studio.knowledge.store import Store
from studio.knowledge.terms import segmented_all
from tests.bench.figures import Figure, publish
from tests.bench.official_texts import articles, question, titles
from tests.unit.knowledge.fakes import PlainReader

ARTICLES = 40
QUESTIONS = 300
BASES = 101
Search = Callable[[str], Awaitable[object]]


def document(title: str, seed: int) -> LoadedDocument:
    chunks, text = [], title
    for number, said in articles(seed, ARTICLES):
        start = len(text) + 1
        text += f"\n{number} {said}"
        chunks.append(Chunk(text[start:], Place(headings=(title, number)), start, len(text)))
    row = DocumentRow(name=f"{title}.txt", kind="txt", state=DocumentState.READY, digest=f"{seed:064d}")
    return LoadedDocument(row, text, chunk_rows(chunks), segmented_all(row.name, chunks))


def fill(folder: Path, chunks: int, first: int = 0) -> None:
    folder.mkdir(parents=True)
    database = Database(folder)
    store, names = Store(database), titles(chunks // ARTICLES)
    for at in range(0, len(names), 100):
        store.put([document(name, first + at + number) for number, name in enumerate(names[at : at + 100])])
    database.close()


class Pairs:
    """FTS5 over character pairs written as words, the question's pairs joined by OR."""

    def __init__(self, folder: Path) -> None:
        self._connection = sqlite3.connect(":memory:")
        self._connection.execute("CREATE VIRTUAL TABLE t USING fts5(pairs, content='')")
        with sqlite3.connect(folder / "kb.sqlite3") as base:
            rows = base.execute("SELECT id, text FROM chunks")
            self._connection.executemany(
                "INSERT INTO t (rowid, pairs) VALUES (?, ?)", ((id_, _pairs(text)) for id_, text in rows)
            )

    async def search(self, asked: str) -> object:
        wanted = " OR ".join(f'"{pair}"' for pair in set(_pairs(asked).split()))
        query = "SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT 10"
        return self._connection.execute(query, (wanted,)).fetchall()


def _pairs(text: str) -> str:
    return " ".join(one + other for one, other in pairwise(text) if (one + other).isalnum())


async def times_of(search: Search, asked: Sequence[str]) -> tuple[float, float]:
    """p50 and p95 in milliseconds."""
    await search(asked[0])
    times = []
    for one in asked:
        started = time.perf_counter()
        await search(one)
        times.append((time.perf_counter() - started) * 1000)
    times.sort()
    return times[len(times) // 2], times[len(times) * 95 // 100]


async def timed(work: Awaitable[object]) -> float:
    started = time.perf_counter()
    await work
    return time.perf_counter() - started


async def measured_base(bases: KnowledgeBases, folder: Path, name: str, asked: Sequence[str]) -> list[float]:
    """p95 of ours and of the baseline; tells the rest."""
    base = await bases.open(name)
    made = await timed(base.warmed())
    p50, p95 = await times_of(base.search, asked)
    b50, b95 = await times_of(Pairs(folder / name).search, asked)
    print(f"{name} chunks: index made in {made:.1f} s; ours p50 {p50:.1f} p95 {p95:.1f} ms,", end=" ")
    print(f"FTS5 pairs p50 {b50:.1f} p95 {b95:.1f} ms; {memory():.0f} MB at most")
    return [p95, b95]


async def first_search(folder: Path, name: str, asked: Sequence[str]) -> float:
    """Seconds from opening to the first passages, with a kept index."""
    async with KnowledgeBases(folder, PlainReader()) as bases:
        started = time.perf_counter()
        await (await bases.open(name)).search(asked[0])
        return time.perf_counter() - started


async def after_update(base: KnowledgeBase, asked: Sequence[str]) -> float:
    """Seconds of the search after one document more."""
    added = document("示例市新增事项管理办法", 10**6)
    await base._adding.write([added])  # the reader is not what is measured
    return await timed(base.search(asked[0]))


async def many_bases(folder: Path, asked: Sequence[str]) -> float:
    """p95 in milliseconds of questions to one after another of many open bases."""
    chosen = random.Random(3)
    async with KnowledgeBases(folder, PlainReader()) as bases:
        opened = [await bases.open(name) for name in bases.names()]
        for base in opened:
            await base.warmed()
            await base.search(asked[0])
        before = memory()

        async def search(one: str) -> object:
            return await chosen.choice(opened).search(one)

        p50, p95 = await times_of(search, asked)
        everywhere = await timed(asyncio.gather(*(base.search(asked[1]) for base in opened)))
        print(
            f"{len(opened)} bases: p50 {p50:.1f} p95 {p95:.1f} ms, {before:.0f} → {memory():.0f} MB at most;"
        )
        print(f"  one question to all of them {everywhere:.2f} s")
        return p95


def memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


async def run(chunks: int, folder: Path) -> list[Figure]:
    chosen = random.Random(1)
    asked = [question(chosen) for _ in range(QUESTIONS)]
    small = chunks // 10
    many = folder / "many"
    for number in range(BASES):
        fill(many / f"{number}", 1000, number * 1000)
    of_many = await many_bases(many, asked)
    one = folder / "one"
    for size in (small, chunks):
        fill(one / f"{size}", size)
    async with KnowledgeBases(one, PlainReader()) as bases:
        ours_small, _ = await measured_base(bases, one, f"{small}", asked)
        ours, baseline = await measured_base(bases, one, f"{chunks}", asked)
        updated = await after_update(await bases.open(f"{chunks}"), asked)
    first = await first_search(one, f"{chunks}", asked)
    print(f"first search after opening {first:.2f} s; after one more document {updated * 1000:.0f} ms")
    return [
        Figure(f"search in {chunks:,} chunks: p95", "ms", ours, 60, 1.0),
        Figure(f"search in one of {BASES} bases: p95", "ms", of_many, 60, 1.0),
        Figure(f"growth from {small:,} to {chunks:,} chunks", "ms", ours, ours_small, 3.0),
        Figure(f"search in {chunks:,} chunks: p95 beside FTS5", "ms", ours, baseline, 1.0),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("chunks", nargs="?", type=int, default=100_000)
    with tempfile.TemporaryDirectory() as folder:
        figures = asyncio.run(run(parser.parse_args().chunks, Path(folder)))
    publish("scale", figures)


if __name__ == "__main__":
    main()
