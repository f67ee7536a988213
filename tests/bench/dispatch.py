"""Whether reports go to the right department: ours, plain keywords and LlamaIndex on one labelled list.

usage: python -m tests.bench.dispatch [--lists FILE… --reports FILE]

Without arguments the lists are made up: 842 duties, 38 standards and 682 problem items, and reports that say
things as residents do; beside them stand three lists of other shapes, with reports kept back while words were
added. --lists are spreadsheets of one's own, --reports one with the columns 诉求 and 部门.
"""

import argparse
import asyncio
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from pathlib import Path

from studio.tools.dispatch.duties import Columns, Duty, duties_in
from studio.tools.dispatch.judging import judged
from studio.tools.dispatch.ranking import DutyIndex
from studio.tools.spreadsheets import Spreadsheets
from tests.bench.duties_foreign import NO_REPORTS, make_foreign
from tests.bench.duties_made import Report, labelled, make_lists
from tests.bench.figures import Figure, publish

_TOP = 40
Rank = Callable[[str], list[str]]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--lists", nargs="*", type=Path, default=[])
    parser.add_argument("--reports", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        lists = asked.lists or make_lists(Path(folder))
        duties = asyncio.run(_duties(lists))
        reports = asyncio.run(_reports(asked.reports)) if asked.reports else labelled()
        _compare(duties, reports)
        if not asked.lists:
            _foreign(Path(folder))


def _foreign(folder: Path) -> None:
    """The lists of tests.bench.duties_foreign: top-1, top-3 and how often each word for sureness is right."""
    for name, (file, reports) in make_foreign(folder).items():
        duties = [duty for duty in asyncio.run(_duties([file])) if duty.department]
        index = DutyIndex(duties)
        print(f"\nforeign list “{name}”: {len(duties)} duties, {len(reports)} reports")
        ours = _hits(_by_us(index), reports)
        for who, (first, third) in (("ours", ours), ("keyword match", _hits(_by_keywords(duties), reports))):
            print(f"{who:<14} top-1 {first:6.1%}   top-3 {third:6.1%}")
        _confidences(index, reports)


def _compare(duties: Sequence[Duty], reports: Sequence[Report]) -> None:
    started = time.perf_counter()
    index = DutyIndex(duties)
    print(f"{len(duties)} rows indexed in {time.perf_counter() - started:.2f} s; {len(reports)} reports")
    started = time.perf_counter()
    ours = _hits(_by_us(index), reports)
    each = (time.perf_counter() - started) / len(reports)
    plain = _hits(_by_keywords(duties), reports)
    vectors = _hits(_by_llama_index(duties, reports), reports)
    for name, (first, third) in (("ours", ours), ("keyword match", plain), ("LlamaIndex", vectors)):
        print(f"{name:<14} top-1 {first:6.1%}   top-3 {third:6.1%}")
    _confidences(index, reports)
    figures = [
        Figure("wrong department first, of 100 reports", "", 100 * (1 - ours[0]), 100 * (1 - plain[0]), 0.5),
        Figure("right one not among three, of 100", "", 100 * (1 - ours[1]), 100 * (1 - plain[1]), 0.5),
    ]
    print(f"{each * 1000:.1f} ms a report")
    publish("dispatch", figures)


def _hits(rank: Rank, reports: Sequence[Report]) -> tuple[float, float]:
    ranked = [(rank(report.text)[:3], report.department) for report in reports]
    first = sum(found[:1] == [right] for found, right in ranked)
    return first / len(reports), sum(right in found for found, right in ranked) / len(reports)


def _by_us(index: DutyIndex) -> Rank:
    return lambda report: judged(index.best(report, _TOP)).departments


def _by_keywords(duties: Sequence[Duty]) -> Rank:
    """The department whose rows hold most of the report's words: what a script would do."""
    import rjieba

    texts = [(duty.department, f"{duty.name} {duty.keywords} {duty.text}") for duty in duties]

    def rank(report: str) -> list[str]:
        words = {word for word in rjieba.cut(report) if len(word) > 1}
        best: Counter[str] = Counter()
        for department, text in texts:
            best[department] = max(best[department], sum(word in text for word in words))
        return [department for department, count in best.most_common() if count]

    return rank


def _by_llama_index(duties: Sequence[Duty], reports: Sequence[Report]) -> Rank:
    """What the script below finds, in a process of its own."""
    asked = {
        "texts": [duty.text for duty in duties],
        "departments": [duty.department for duty in duties],
        "reports": [report.text for report in reports],
    }
    command = [sys.executable, "-c", _LLAMA_INDEX]
    done = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=True)
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found.__getitem__


_LLAMA_INDEX = """
# LlamaIndex's index and retriever as they come, over n-gram vectors: no model for Chinese is at hand offline.
import json, sys
from llama_index.core import VectorStoreIndex
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.schema import TextNode
from studio.knowledge.grams import gram_vectors

class Grams(BaseEmbedding):
    def _get_text_embedding(self, text):
        return [float(value) for value in gram_vectors([text])[0]]
    _get_query_embedding = _get_text_embedding
    async def _aget_query_embedding(self, query):
        return self._get_text_embedding(query)

asked = json.load(sys.stdin)
nodes = [TextNode(text=text, metadata={"department": department}, excluded_embed_metadata_keys=["department"])
         for text, department in zip(asked["texts"], asked["departments"])]
retriever = VectorStoreIndex(nodes, embed_model=Grams()).as_retriever(similarity_top_k=40)
found = {}
for report in asked["reports"]:
    names = [one.metadata["department"] for one in retriever.retrieve(report)]
    found[report] = list(dict.fromkeys(names))
print(json.dumps(found))
"""


def _confidences(index: DutyIndex, reports: Sequence[Report]) -> None:
    """How often each word for sureness is right, and what is left to a person."""
    right: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for report in reports:
        verdict = judged(index.best(report.text, _TOP))
        kind = "left to a person" if verdict.doubt else verdict.confidence.value
        every[kind] += 1
        right[kind] += verdict.departments[:1] == [report.department]
    for kind, count in every.most_common():
        print(f"{kind}: {count} reports, {right[kind] / count:.0%} right")
    refused = sum(judged(index.best(text, _TOP)).doubt is not None for text in NO_REPORTS)
    print(f"what is no report: {refused} of {len(NO_REPORTS)} left to a person")


async def _duties(files: Sequence[Path]) -> list[Duty]:
    async with AsyncExitStack() as stack:
        return [
            duty
            for file in files
            for duty in duties_in(
                await Spreadsheets.within(stack, file.parent, "dispatch").own(file.name), Columns()
            )
        ]


async def _reports(file: Path) -> list[Report]:
    duties = await _duties([file])
    return [Report(duty.name, "", duty.department) for duty in duties]


if __name__ == "__main__":
    main()
