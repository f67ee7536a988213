"""Which passages are found: ours next to SQLite's FTS5 with trigrams, on open question sets, in one run.

usage: python -m tests.bench.retrieval FOLDER   (or its path in STUDIO_BENCH_RETRIEVAL)

FOLDER holds a folder for each set: corpus.jsonl or corpus.jsonl.gz (id, title, text, section), queries.jsonl
(text, relevant). Questions of the other sets stand for what a base knows nothing about.
"""

import argparse
import gzip
import json
import os
import re
import sqlite3
import tempfile
import time
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path, PurePath
from typing import Any

from studio.core.passages import Chunk, DocumentRow, DocumentState
from studio.core.places import Place
from studio.knowledge.database import Database
from studio.knowledge.loaded import LoadedDocument, chunk_rows
from studio.knowledge.retrieval import Retrieval
from studio.knowledge.store import Store
from studio.knowledge.terms import segmented_all
from tests.bench.figures import Figure, publish

RANKS = (1, 3, 5, 10)
Record = dict[str, Any]  # a line of the benchmark's JSONL
Search = Callable[[str], list[str]]


def read(file: Path) -> list[Record]:
    data = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    return [json.loads(line) for line in data.decode().splitlines() if line]


def text_of(record: Record) -> str:
    return "\n".join([record["title"], record.get("section", ""), record["text"]])


class Ours:
    """The engine behind `KnowledgeBase.search`, over the passages as chunks of their documents."""

    def __init__(self, corpus: Sequence[Record], folder: Path) -> None:
        self._database = Database(folder)
        store = Store(self._database)
        store.put([_document(name, records) for name, records in _by_document(corpus).items()])
        self._retrieval = Retrieval("基准", self._database, folder)
        self._ids = {
            chunk.id: records[chunk.ordinal]["id"]
            for name, records in _by_document(corpus).items()
            for chunk in store.chunks(name)
        }
        self.first_search = _timed(self._retrieval)
        Retrieval("基准", self._database, folder).warm()
        self.first_search_kept = _timed(Retrieval("基准", self._database, folder))

    def search(self, question: str) -> list[str]:
        return [self._ids[one.chunk] for one in self._retrieval.search(question, RANKS[-1])]

    def close(self) -> None:
        self._database.close()

    def silent(self, question: str) -> bool:
        """Whether an agent would say that it found nothing."""
        return not any(passage.fits for passage in self._retrieval.search(question, 6))


def _timed(retrieval: Retrieval) -> float:
    """Seconds of a first search."""
    started = time.perf_counter()
    retrieval.search("首次", 1)
    return time.perf_counter() - started


def _by_document(corpus: Sequence[Record]) -> dict[str, list[Record]]:
    """Articles of one law are one document."""
    documents: dict[str, list[Record]] = {}
    for record in corpus:
        documents.setdefault(_name(record), []).append(record)
    return documents


def _name(record: Record) -> str:
    title = record["title"].split(" ")[0] if "section" in record else f"{record['id']} {record['title']}"
    return title.replace("/", "／") + ".txt"


def _document(name: str, records: Sequence[Record]) -> LoadedDocument:
    chunks = tuple(Chunk(one["text"], Place(headings=_headings(one)), 0, 0) for one in records)
    row = DocumentRow(name=name, kind="txt", state=DocumentState.READY)
    title = PurePath(name).stem if "section" in records[0] else records[0]["title"]
    return LoadedDocument(row, title, chunk_rows(chunks), segmented_all(f"{title}.txt", chunks))


def _headings(record: Record) -> tuple[str, ...]:
    number = record["title"].split(" ")[1:] if "section" in record else []
    return tuple(title for title in [record.get("section", ""), *number] if title)


class Trigrams:
    """FTS5 with its trigram tokenizer, the question's trigrams joined by OR."""

    def __init__(self, corpus: Sequence[Record]) -> None:
        self._connection = sqlite3.connect(":memory:")
        self._connection.execute(
            "CREATE VIRTUAL TABLE t USING fts5(id UNINDEXED, text, tokenize = 'trigram')"
        )
        rows = [(one["id"], text_of(one)) for one in corpus]
        self._connection.executemany("INSERT INTO t VALUES (?, ?)", rows)

    def search(self, question: str) -> list[str]:
        runs = re.findall(r"\w+", question)
        trigrams = {run[at : at + 3] for run in runs for at in range(len(run) - 2)}
        if not trigrams:
            return []
        wanted = " OR ".join(f'"{one}"' for one in sorted(trigrams))
        query = "SELECT id FROM t WHERE t MATCH ? ORDER BY rank LIMIT ?"
        return [found for (found,) in self._connection.execute(query, (wanted, RANKS[-1]))]


def measured(search: Search, questions: Sequence[Record]) -> dict[str, float]:
    """hit@k and MRR in percent, latencies in milliseconds."""
    ranks: list[int | None] = []
    times: list[float] = []
    for question in questions:
        started = time.perf_counter()
        found = search(question["text"])
        times.append((time.perf_counter() - started) * 1000)
        relevant = set(question["relevant"])
        ranks.append(next((rank for rank, one in enumerate(found, start=1) if one in relevant), None))
    times.sort()
    share = 100 / len(questions)
    hits = {f"hit@{top}": share * sum(rank is not None and rank <= top for rank in ranks) for top in RANKS}
    mrr = share * sum(1 / rank for rank in ranks if rank is not None)
    return {**hits, "mrr": mrr, "p50": times[len(times) // 2], "p95": times[len(times) * 95 // 100]}


def figures_of(name: str, corpus: Sequence[Record], questions: Sequence[Record], ours: Ours) -> list[Figure]:
    """Misses, so that smaller is better as with times."""
    found, baseline = measured(ours.search, questions), measured(Trigrams(corpus).search, questions)
    first = f"first search {ours.first_search:.2f} s, with a kept index {ours.first_search_kept:.2f} s"
    print(f"{name}: {len(corpus)} passages, {len(questions)} questions, {first}")
    for key, value in found.items():
        print(f"  {key:7} ours {value:7.2f}  FTS5 trigrams {baseline[key]:7.2f}")
    return [
        Figure(f"{name}: missed at 5", "%", 100 - found["hit@5"], 100 - baseline["hit@5"], 0.95),
        Figure(f"{name}: query p95 of 60 ms", "ms", found["p95"], 60, 1.0),
    ]


def print_silent(name: str, ours: Ours, questions: Sequence[Record], others: Sequence[Record]) -> None:
    """On the half of the questions the thresholds of studio/knowledge/fitting.py were not chosen on."""
    held_out = [one for one in questions if zlib.crc32(one["text"].encode()) % 2]
    for kind, asked in (("answered", held_out), ("unrelated", others)):
        silent = sum(ours.silent(question["text"]) for question in asked)
        print(f"{name}: {100 * silent / len(asked):.2f} % of {len(asked)} {kind} questions find nothing")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", nargs="?", default=os.environ.get("STUDIO_BENCH_RETRIEVAL"))
    told = parser.parse_args()
    if told.folder is None:
        parser.error("say where the question sets are: a folder, or STUDIO_BENCH_RETRIEVAL")
    sets = {file.parent.name: file.parent for file in sorted(Path(told.folder).glob("*/queries.jsonl"))}
    corpora = {name: read(next(folder.glob("corpus.jsonl*"))) for name, folder in sets.items()}
    questions = {name: read(folder / "queries.jsonl") for name, folder in sets.items()}
    figures: list[Figure] = []
    for name in sets:
        with tempfile.TemporaryDirectory() as folder:
            ours = Ours(corpora[name], Path(folder))
            figures += figures_of(name, corpora[name], questions[name], ours)
            others = [one for other in sets if other != name for one in questions[other][:400]]
            print_silent(name, ours, questions[name], others)
            ours.close()
    publish("retrieval", figures)


if __name__ == "__main__":
    main()
