"""Load 500 text documents: ours next to a 15-line LlamaIndex + Chroma script at its defaults, in one run.

Times are of whole processes, from their start to their end. Ours is taken twice: until every document can be
asked (full text, which is what ranks without a model), and with the embeddings of the same mock endpoint
(20 ms a request and 1 ms a text) for our several times as many, smaller chunks, all of them in Chroma.
"""

import argparse
import asyncio
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import numpy as np
from numpy.typing import NDArray

from studio.documents import ReaderPool
from studio.knowledge import KnowledgeBases
from studio.knowledge.embedder import no_model
from studio.knowledge.settings import EmbeddingChoice
from tests.bench.figures import Figure, publish

_WORDS = "防汛 抗旱 应急 预案 值班 水位 预警 响应 仓库 物资 转移 安置 巡查 报告 部门 街道 单位 负责 立即 组织"
ROOT = Path(__file__).parents[2]
BASELINE = """
import sys
import chromadb
from llama_index.core import SimpleDirectoryReader, StorageContext, VectorStoreIndex
from llama_index.embeddings.openai_like import OpenAILikeEmbedding
from llama_index.vector_stores.chroma import ChromaVectorStore

folder, store, url = sys.argv[1:]
collection = chromadb.PersistentClient(store).get_or_create_collection("documents")
context = StorageContext.from_defaults(vector_store=ChromaVectorStore(chroma_collection=collection))
embedding = OpenAILikeEmbedding(model_name="mock", api_base=url, api_key="none")
documents = SimpleDirectoryReader(folder).load_data()
VectorStoreIndex.from_documents(documents, storage_context=context, embed_model=embedding)
print(collection.count(), "rows")
"""


class MockEndpoint(BaseHTTPRequestHandler):
    """Embeddings that cost what a quick server costs."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["input"]
        texts = [asked] if isinstance(asked, str) else asked
        time.sleep(0.020 + 0.001 * len(texts))
        rows = [[((index * 37 + at) % 101) / 101 for at in range(256)] for index in range(len(texts))]
        data = [{"object": "embedding", "index": at, "embedding": row} for at, row in enumerate(rows)]
        usage = {"prompt_tokens": 1, "total_tokens": 1}
        body = json.dumps({"object": "list", "data": data, "model": "mock", "usage": usage}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


class MockEmbedder:
    id = "mock"
    choice = EmbeddingChoice(source="endpoint", endpoint="mock")
    at_once = 8

    def __init__(self, url: str) -> None:
        self._client = httpx.AsyncClient(base_url=url, timeout=60)

    async def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        answer = await self._client.post("/embeddings", json={"model": "mock", "input": list(texts)})
        rows = [item["embedding"] for item in answer.json()["data"]]
        return np.asarray(rows, dtype=np.float32)

    async def embed_question(self, question: str) -> NDArray[np.float32]:
        return np.asarray((await self.embed([question]))[0])

    def __call__(self, _choice: EmbeddingChoice) -> "MockEmbedder":
        return self


async def load(folder: Path, store: Path, url: str) -> None:
    """What the process started for our side does."""
    embedder = MockEmbedder(url) if url else no_model
    async with ReaderPool() as readers, KnowledgeBases(store, readers, embedder) as bases:
        base = await (bases.open("基准") if "基准" in bases.names() else bases.create("基准"))
        report = await base.add([folder])
        status = await base.status()
        print(len(report.loaded), "loaded", len(report.skipped), "skipped", status.chunks, "chunks", end=" ")
        print(status.vectors.vectors, "vectors")
        assert not url or status.vectors.pending == 0, status.vectors.trouble


def write_documents(folder: Path, count: int) -> None:
    """Official-looking Chinese of 2 to 20 KB each, the same in every run."""
    chance = random.Random(500)
    words = _WORDS.split()
    for number in range(count):
        size, lines = chance.randint(2000, 20000), [f"示例市第{number}号工作办法", "第一章 总则"]
        article = 0
        while len("\n".join(lines).encode()) < size:
            article += 1
            sentences = ["".join(chance.choices(words, k=chance.randint(6, 20))) + "。" for _ in range(4)]
            lines.append(f"第{number_in_words(article)}条 {''.join(sentences)}")
        (folder / f"办法{number:03}.txt").write_text("\n".join(lines), encoding="utf-8")


def number_in_words(number: int) -> str:
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    return (("" if tens == 1 else digits[tens % 10]) + "十" if tens else "") + (digits[ones] if ones else "")


def timed(command: Sequence[str]) -> float:
    started = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - started
    print(f"  {seconds:6.2f} s  {done.stdout.strip()}", flush=True)
    if done.returncode:
        raise SystemExit(done.stderr)
    return seconds


def measure(count: int, url: str, folder: Path) -> list[Figure]:
    documents = folder / "documents"
    documents.mkdir()
    write_documents(documents, count)
    (folder / "baseline.py").write_text(BASELINE, encoding="utf-8")
    ours = [sys.executable, "-m", "tests.bench.loading", "--load", str(documents)]
    theirs = [sys.executable, str(folder / "baseline.py"), str(documents), str(folder / "chroma"), url]
    print("LlamaIndex + Chroma: first load, and the same folder again")
    baseline, baseline_again = timed(theirs), timed(theirs)
    print("ours without a model, again; with the same embeddings, again")
    plain, plain_again = (timed([*ours, str(folder / "plain"), ""]) for _ in range(2))
    embedded, embedded_again = (timed([*ours, str(folder / "embedded"), url]) for _ in range(2))
    return [
        Figure(f"{count} texts until all can be asked", "s", plain, baseline, 0.2),
        Figure(f"{count} texts, all embeddings in Chroma too", "s", embedded, baseline, 1.0),
        Figure(f"{count} unchanged texts again", "s", plain_again, baseline_again, 0.1),
        Figure(f"{count} unchanged texts again, embedded", "s", embedded_again, baseline_again, 0.1),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument(
        "--load", nargs=3, metavar=("FOLDER", "STORE", "URL"), help="only load, for the measured process"
    )
    told = parser.parse_args()
    if told.load:
        asyncio.run(load(Path(told.load[0]), Path(told.load[1]), told.load[2]))
        return
    server = ThreadingHTTPServer(("127.0.0.1", 0), MockEndpoint)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(told.count, f"http://127.0.0.1:{server.server_port}/v1", Path(folder))
    server.shutdown()
    publish("loading", figures)


if __name__ == "__main__":
    main()
