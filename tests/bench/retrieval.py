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
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from studio.knowledge.full_text import FullText
from studio.knowledge.terms import segmented
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
    """The engine behind `KnowledgeBase.search`, with what does not fit left out."""

    def __init__(self, corpus: Sequence[Record]) -> None:
        self._ids = [record["id"] for record in corpus]
        self._index = FullText()
        self._index.add([(number, segmented(text_of(one))) for number, one in enumerate(corpus, start=1)])

    def search(self, question: str) -> list[str]:
        found = self._index.rank(question, RANKS[-1])
        return [self._ids[one.chunk - 1] for one in found if one.fits]


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


def figures_of(name: str, corpus: Sequence[Record], questions: Sequence[Record]) -> list[Figure]:
    """Misses, so that smaller is better as with times."""
    started = time.perf_counter()
    ours = Ours(corpus)
    built = time.perf_counter() - started
    found, baseline = measured(ours.search, questions), measured(Trigrams(corpus).search, questions)
    print(f"{name}: {len(corpus)} passages, {len(questions)} questions, our index built in {built:.2f} s")
    for key, value in found.items():
        print(f"  {key:7} ours {value:7.2f}  FTS5 trigrams {baseline[key]:7.2f}")
    return [
        Figure(f"{name}: missed at 5", "%", 100 - found["hit@5"], 100 - baseline["hit@5"], 0.95),
        Figure(f"{name}: query p95", "ms", found["p95"], baseline["p95"], 2.0),
    ]


def print_unrelated(name: str, corpus: Sequence[Record], questions: Sequence[Record]) -> None:
    ours = Ours(corpus)
    silent = sum(not ours.search(question["text"]) for question in questions)
    print(
        f"{name}: {100 * silent / len(questions):.0f} % of {len(questions)} unrelated questions find nothing"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", nargs="?", default=os.environ.get("STUDIO_BENCH_RETRIEVAL"))
    told = parser.parse_args()
    if told.folder is None:
        parser.error("say where the question sets are: a folder, or STUDIO_BENCH_RETRIEVAL")
    sets = {file.parent.name: file.parent for file in sorted(Path(told.folder).glob("*/queries.jsonl"))}
    corpora = {name: read(next(folder.glob("corpus.jsonl*"))) for name, folder in sets.items()}
    questions = {name: read(folder / "queries.jsonl") for name, folder in sets.items()}
    figures = [one for name in sets for one in figures_of(name, corpora[name], questions[name])]
    for name in sets:
        print_unrelated(
            name, corpora[name], [q for other in sets if other != name for q in questions[other][:400]]
        )
    publish("retrieval", figures)


if __name__ == "__main__":
    main()
