"""Waiting for the first word: ours next to a 15-line LlamaIndex query engine at its defaults, in one run.

The base holds some 10,000 chunks. Both ask the same mock endpoint (200 ms to the first piece of an answer,
10 ms between pieces, 20 ms and 1 ms a text for embeddings) over the same documents, question by question in
turns; compared is the time until the first text beyond the endpoint's own: the median, and the time that 95
of 100 questions stay under, ours also for an agent with tools, which are made anew for every question.
At its defaults LlamaIndex hands two passages to the model; with as many as ours its default context of 3,900
tokens makes it ask the model a second time ("refine"). Writes build/bench/first_token.json.
"""

import argparse
import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import aclosing, asynccontextmanager, suppress
from http.server import ThreadingHTTPServer
from pathlib import Path
from statistics import median

from studio.core.agents import Agent, Knowledge, ToolUse
from studio.core.events import PassagesFound, RunFailed, TextDelta
from studio.documents import ReaderPool
from studio.endpoints import Endpoint, EndpointProfile, Message, Role, TextPiece
from studio.knowledge import KnowledgeBase, KnowledgeBases
from studio.knowledge.embedder import Embedders, no_model
from studio.runtime import Chat, Means, run_agent
from tests.bench.figures import Figure, publish
from tests.bench.made_documents import write_documents
from tests.bench.mock_embedder import MockEmbedder
from tests.bench.mock_endpoint import MockEndpoint

FIRST, EACH, PIECES = 0.2, 0.01, 20
PASSAGES = 6
QUESTIONS = 41  # the first of them only warms up
MOST = 40.0  # ms that 95 of 100 questions may wait beyond the endpoint's own time
HERE = Path()
TOOLS = (
    ToolUse(tool="knowledge_search"),
    ToolUse(tool="tables", settings={"files": ["files/duties.csv"]}),
)
BASELINE = """
import sys, time
import chromadb
from llama_index.core import SimpleDirectoryReader, StorageContext, VectorStoreIndex
from llama_index.embeddings.openai_like import OpenAILikeEmbedding
from llama_index.llms.openai_like import OpenAILike
from llama_index.vector_stores.chroma import ChromaVectorStore

folder, store, url = sys.argv[1:]
collection = chromadb.PersistentClient(store).get_or_create_collection("documents")
context = StorageContext.from_defaults(vector_store=ChromaVectorStore(chroma_collection=collection))
embedding = OpenAILikeEmbedding(model_name="mock", api_base=url, api_key="none")
documents = SimpleDirectoryReader(folder).load_data()
index = VectorStoreIndex.from_documents(documents, storage_context=context, embed_model=embedding)
llm = OpenAILike(model="mock", api_base=url, api_key="none", is_chat_model=True)
engines = {
    "default": index.as_query_engine(llm=llm, streaming=True),
    "six": index.as_query_engine(llm=llm, streaming=True, similarity_top_k=6),
}
print(collection.count(), flush=True)
for line in sys.stdin:
    engine, _, question = line.strip().partition(" ")
    started = time.perf_counter()
    next(iter(engines[engine].query(question).response_gen))
    print(time.perf_counter() - started, flush=True)
"""


class StreamingMock(MockEndpoint):
    """The loading benchmark's embeddings, and a chat that streams or answers as a whole."""

    disable_nagle_algorithm = True  # else a kept connection waits 40 ms for an acknowledgement

    def do_POST(self) -> None:  # noqa: N802  # the library's name
        if not self.path.endswith("/chat/completions"):
            super().do_POST()
            return
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        time.sleep(FIRST)
        self._stream() if asked.get("stream") else self._answer()

    def _stream(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        with suppress(BrokenPipeError, ConnectionResetError):  # whoever asked has heard enough
            for _ in range(PIECES):
                self._say(json.dumps({"id": "1", "object": "chat.completion.chunk", "choices": [CHOICE]}))
                time.sleep(EACH)
            self._say("[DONE]")

    def _answer(self) -> None:
        time.sleep(EACH * PIECES)
        message = {"role": "assistant", "content": TEXT * PIECES}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        body = json.dumps({"id": "1", "object": "chat.completion", "choices": [choice]}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _say(self, data: str) -> None:
        self.wfile.write(f"data: {data}\n\n".encode())
        self.wfile.flush()


TEXT = "立即组织转移[1]。"
CHOICE = {"index": 0, "delta": {"role": "assistant", "content": TEXT}, "finish_reason": None}


@asynccontextmanager
async def mock_server() -> AsyncIterator[str]:
    """Run the mock endpoint in a process of its own, so that it takes no turn of ours."""
    command = [sys.executable, "-m", "tests.bench.first_token", "--serve"]
    server = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert server.stdout is not None
    try:
        yield f"http://127.0.0.1:{int(await server.stdout.readline())}/v1"
    finally:
        server.terminate()
        await server.wait()


class Baseline:
    """The LlamaIndex script as a process that answers one question a line."""

    def __init__(self, folder: Path, url: str) -> None:
        (folder / "baseline.py").write_text(BASELINE, encoding="utf-8")
        paths = [str(folder / name) for name in ("baseline.py", "documents", "chroma")]
        command = [sys.executable, *paths, url]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        print(f"  baseline: {self._line()} rows", flush=True)

    async def seconds(self, engine: str, question: str) -> float:
        assert self._process.stdin
        print(engine, question, file=self._process.stdin, flush=True)
        return float(await asyncio.to_thread(self._line))

    def close(self) -> None:
        self._process.communicate()

    def _line(self) -> str:
        assert self._process.stdout
        return str(self._process.stdout.readline()).strip()


async def own_seconds(endpoint: Endpoint) -> float:
    """How long the endpoint itself takes to its first text."""
    started = time.perf_counter()
    async with aclosing(endpoint.chat([Message(Role.USER, "值班")])) as pieces:
        async for piece in pieces:
            if isinstance(piece, TextPiece):
                break
    return time.perf_counter() - started


async def embedding_seconds(embedder: MockEmbedder) -> float:
    started = time.perf_counter()
    await embedder.embed(["值班"])
    return time.perf_counter() - started


async def first_text(
    endpoint: Endpoint, base: KnowledgeBase, question: str, tools: Sequence[ToolUse] = (), folder: Path = HERE
) -> float:
    knowledge = Knowledge(bases=(base.name,), passages=PASSAGES)
    agent = Agent(id="bench", name="基准", knowledge=knowledge, tools=tuple(tools))
    means = Means(folder=folder)
    started = time.perf_counter()
    run = run_agent(agent, "简短回答。", question, chat=Chat(), endpoint=endpoint, bases=[base], means=means)
    async with aclosing(run):
        async for event in run:
            assert not isinstance(event, RunFailed), event
            assert not isinstance(event, PassagesFound) or event.passages
            if isinstance(event, TextDelta):
                return time.perf_counter() - started
    raise AssertionError(question)


def _question(file: Path) -> str:
    """Ask after some words in the middle of a document."""
    text = file.read_text(encoding="utf-8")
    return "".join(f"{text[len(text) // 2 :][:24]}是怎么规定的?".split())


async def measure(count: int, folder: Path) -> list[Figure]:
    documents = folder / "documents"
    documents.mkdir()
    write_documents(documents, count)
    write_duties(folder)
    questions = [_question(file) for file in sorted(documents.iterdir())[:QUESTIONS]]
    async with mock_server() as url, ReaderPool() as readers:
        profile = EndpointProfile(id="mock", name="mock", base_url=url, chat_model="mock")
        embedder, baseline = MockEmbedder(url), Baseline(folder, url)
        async with (
            Endpoint(profile) as endpoint,
            loaded(folder / "plain", readers, no_model) as plain,
            loaded(folder / "embedded", readers, embedder) as embedded,
        ):
            asks: Asks = {
                "chat": lambda _: own_seconds(endpoint),
                "embedding": lambda _: embedding_seconds(embedder),
                "LlamaIndex": lambda question: baseline.seconds("default", question),
                "LlamaIndex, 6 passages": lambda question: baseline.seconds("six", question),
                "ours": lambda question: first_text(endpoint, plain, question),
                "ours, with embeddings": lambda question: first_text(endpoint, embedded, question),
                "ours, with tools": lambda question: first_text(endpoint, plain, question, TOOLS, folder),
            }
            chunks = sum(row.chunks for row in await plain.documents())
            seconds = await in_turns(asks, questions)
        await asyncio.to_thread(baseline.close)
    return figures(seconds, chunks)


async def in_turns(asks: "Asks", questions: Sequence[str]) -> dict[str, list[float]]:
    """Ask everyone each question, one after the other; the first question only warms up. Milliseconds."""
    taken: dict[str, list[float]] = {name: [] for name in asks}
    for question in questions:
        for name, ask in asks.items():
            taken[name].append(1000 * await ask(question))
    for name, each in taken.items():
        first, rest = each[0], each[1:]
        print(f"  {name:<24} p50 {median(rest):7.1f}  p95 {p95(rest):7.1f} ms in all, first {first:.0f} ms")
    return {name: each[1:] for name, each in taken.items()}


def p95(values: Sequence[float]) -> float:
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


def figures(taken: Mapping[str, Sequence[float]], chunks: int) -> list[Figure]:
    """Only what lies beyond the endpoint's own time is compared."""
    chat, embedding = median(taken["chat"]), median(taken["embedding"])
    default = median(taken["LlamaIndex"]) - chat - embedding
    six = median(taken["LlamaIndex, 6 passages"]) - chat - embedding
    plain, embedded = median(taken["ours"]) - chat, median(taken["ours, with embeddings"]) - chat - embedding
    most, slowest = p95(taken["ours"]) - chat, p95(taken["LlamaIndex"]) - chat - embedding
    acting = p95(taken["ours, with tools"]) - chat
    searched = p95(taken["ours, with embeddings"]) - chat - embedding
    return [
        Figure(f"{chunks:,} chunks, p95 / {MOST:g} ms", "ms", most, MOST, 1.0),
        Figure(f"{chunks:,} chunks, p95, with tools / {MOST:g} ms", "ms", acting, MOST, 1.0),
        Figure(f"{chunks:,} chunks, p95, embeddings / {MOST:g} ms", "ms", searched, MOST, 1.0),
        Figure("p95 / LlamaIndex's p95", "ms", most, slowest, 0.5),
        Figure("no embedding model / LlamaIndex, 2 passages", "ms", plain, default, 1.0),
        Figure("same embeddings / LlamaIndex, 2 passages", "ms", embedded, default, 1.0),
        Figure("no embedding model / as many passages", "ms", plain, six, 0.5),
        Figure("same embeddings / as many passages", "ms", embedded, six, 0.5),
    ]


Asks = dict[str, Callable[[str], Awaitable[float]]]


@asynccontextmanager
async def loaded(store: Path, readers: ReaderPool, embedders: Embedders) -> AsyncIterator[KnowledgeBase]:
    async with KnowledgeBases(store, readers, embedders) as bases:
        base = await bases.create("基准")
        await base.add([store.parent / "documents"])
        await base.settled()
        yield base


def write_duties(folder: Path) -> None:
    lines = [f"{number},示例事项{number},示例部门{number % 30}" for number in range(842)]
    file = folder / "files" / "duties.csv"
    file.parent.mkdir()
    file.write_text("\n".join(["编号,事项,部门", *lines]), "utf-8")


def serve() -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), StreamingMock)
    print(server.server_port, flush=True)
    server.serve_forever()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=420, help="documents")
    parser.add_argument("--serve", action="store_true", help="only be the mock endpoint")
    told = parser.parse_args()
    if told.serve:
        serve()
        return
    with tempfile.TemporaryDirectory() as folder:
        publish("first_token", asyncio.run(measure(told.count, Path(folder))))


if __name__ == "__main__":
    main()
