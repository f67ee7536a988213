"""Waiting for the first word: ours next to a 15-line LlamaIndex query engine at its defaults, in one run.

Both ask the same mock endpoint (20 ms a request, then a stream) over the same documents; what is compared is
the time until the first text beyond the endpoint's own (its chat and, where it is asked, its embedding).
Writes build/bench/first_token.json.
"""

import argparse
import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import aclosing, asynccontextmanager, suppress
from http.server import ThreadingHTTPServer
from pathlib import Path

from studio.core.agents import Agent, Knowledge
from studio.core.events import PassagesFound, RunFailed, TextDelta
from studio.documents import ReaderPool
from studio.endpoints import Endpoint, EndpointProfile, Message, Role, TextPiece
from studio.knowledge import KnowledgeBase, KnowledgeBases
from studio.runtime import run_agent
from tests.bench.figures import Figure, publish
from tests.bench.loading import MockEmbedder, MockEndpoint, write_documents

GOAL = 0.5
PIECES = 40
BASELINE = """
import json, sys, time
import chromadb
from llama_index.core import SimpleDirectoryReader, StorageContext, VectorStoreIndex
from llama_index.embeddings.openai_like import OpenAILikeEmbedding
from llama_index.llms.openai_like import OpenAILike
from llama_index.vector_stores.chroma import ChromaVectorStore

folder, store, url, *questions = sys.argv[1:]
collection = chromadb.PersistentClient(store).get_or_create_collection("documents")
context = StorageContext.from_defaults(vector_store=ChromaVectorStore(chroma_collection=collection))
embedding = OpenAILikeEmbedding(model_name="mock", api_base=url, api_key="none")
documents = SimpleDirectoryReader(folder).load_data()
index = VectorStoreIndex.from_documents(documents, storage_context=context, embed_model=embedding)
llm = OpenAILike(model="mock", api_base=url, api_key="none", is_chat_model=True)
engine = index.as_query_engine(llm=llm, streaming=True)
seconds = []
for question in questions:
    started = time.perf_counter()
    next(iter(engine.query(question).response_gen))
    seconds.append(time.perf_counter() - started)
print(json.dumps({"rows": collection.count(), "seconds": seconds}))
"""


class StreamingMock(MockEndpoint):
    """The loading benchmark's embeddings, and a chat that starts to stream after 20 ms."""

    disable_nagle_algorithm = (
        True  # else a kept connection waits 40 ms for an acknowledgement
    )

    def do_POST(self) -> None:  # noqa: N802  # the library's name
        if not self.path.endswith("/chat/completions"):
            super().do_POST()
            return
        self.rfile.read(int(self.headers["Content-Length"]))
        time.sleep(0.020)
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        with suppress(BrokenPipeError, ConnectionResetError):  # whoever asked has heard enough
            for _ in range(PIECES):
                self._say(json.dumps({"id": "1", "object": "chat.completion.chunk", "choices": [CHOICE]}))
            self._say("[DONE]")

    def _say(self, data: str) -> None:
        self.wfile.write(f"data: {data}\n\n".encode())
        self.wfile.flush()


CHOICE = {"index": 0, "delta": {"role": "assistant", "content": "立即组织转移[1]。"}, "finish_reason": None}


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


async def own_seconds(endpoint: Endpoint, times: int) -> float:
    """How long the endpoint itself takes to its first text."""
    seconds: list[float] = []
    for _ in range(times):
        started = time.perf_counter()
        async with aclosing(endpoint.chat([Message(Role.USER, "值班")])) as pieces:
            async for piece in pieces:
                if isinstance(piece, TextPiece):
                    seconds.append(time.perf_counter() - started)
                    break
    return statistics.median(seconds)


async def our_seconds(endpoint: Endpoint, base: KnowledgeBase, questions: Sequence[str]) -> float:
    """Return the median beyond the endpoint's own time, taken in turns with it."""
    await first_text(endpoint, base, questions[0])
    beyond: list[float] = []
    for question in questions:
        own = await own_seconds(endpoint, 1)
        beyond.append(await first_text(endpoint, base, question) - own)
    print(f"  ours beyond the endpoint: {_in_ms(beyond)}", flush=True)
    return statistics.median(beyond)


async def first_text(endpoint: Endpoint, base: KnowledgeBase, question: str) -> float:
    agent = Agent(id="bench", name="基准", knowledge=Knowledge(bases=(base.name,)))
    started = time.perf_counter()
    run = run_agent(agent, "简短回答。", question, endpoint=endpoint, bases=[base])
    async with aclosing(run):
        async for event in run:
            assert not isinstance(event, RunFailed), event
            assert not isinstance(event, PassagesFound) or event.passages
            if isinstance(event, TextDelta):
                return time.perf_counter() - started
    raise AssertionError(question)


async def baseline_seconds(folder: Path, url: str, questions: Sequence[str]) -> float:
    script = folder / "baseline.py"
    script.write_text(BASELINE, encoding="utf-8")
    command = [sys.executable, str(script), str(folder / "documents"), str(folder / "chroma"), url]
    done = await asyncio.to_thread(
        subprocess.run, [*command, *questions], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    told = json.loads(done.stdout.splitlines()[-1])
    seconds: list[float] = told["seconds"]
    print(f"  baseline: {told['rows']} rows, {_in_ms(seconds)}", flush=True)
    return statistics.median(seconds[1:])


def _question(file: Path) -> str:
    """Ask after some words in the middle of a document."""
    text = file.read_text(encoding="utf-8")
    return f"{text[len(text) // 2 :][:24]}是怎么规定的?"


def _in_ms(seconds: Sequence[float]) -> str:
    return " ".join(f"{each * 1000:.0f}" for each in seconds) + " ms"


async def measure(count: int, folder: Path) -> list[Figure]:
    documents = folder / "documents"
    documents.mkdir()
    write_documents(documents, count)
    questions = [_question(file) for file in sorted(documents.iterdir())[:10]]
    async with mock_server() as url:
        profile = EndpointProfile(id="mock", name="mock", base_url=url, chat_model="mock")
        baseline = await baseline_seconds(folder, url, questions)
        embedder = MockEmbedder(url)
        async with Endpoint(profile) as endpoint, ReaderPool() as readers:
            chat, embedding = await own_seconds(endpoint, 11), await embedding_seconds(embedder, 11)
            print(f"  the endpoint alone: chat {chat * 1000:.1f} ms, embedding {embedding * 1000:.1f} ms")
            async with loaded(folder / "embedded", readers, embedder) as base:
                embedded = await our_seconds(endpoint, base, questions) - embedding
            async with loaded(folder / "plain", readers, None) as base:
                plain = await our_seconds(endpoint, base, questions)
    theirs = baseline - chat - embedding
    return [
        Figure("first text, same embeddings", "ms", embedded * 1000, theirs * 1000, GOAL),
        Figure("first text, no embedding model", "ms", plain * 1000, theirs * 1000, GOAL),
    ]


@asynccontextmanager
async def loaded(
    store: Path, readers: ReaderPool, embedder: MockEmbedder | None
) -> AsyncIterator[KnowledgeBase]:
    async with KnowledgeBases(store, readers, embedder) as bases:
        base = await bases.create("基准")
        await base.add([store.parent / "documents"])
        await base.settled()
        yield base


async def embedding_seconds(embedder: MockEmbedder, times: int) -> float:
    seconds: list[float] = []
    for _ in range(times):
        started = time.perf_counter()
        await embedder.embed(["值班"])
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds)


def serve() -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), StreamingMock)
    print(server.server_port, flush=True)
    server.serve_forever()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=300, help="documents")
    parser.add_argument("--serve", action="store_true", help="only be the mock endpoint")
    told = parser.parse_args()
    if told.serve:
        serve()
        return
    with tempfile.TemporaryDirectory() as folder:
        publish("first_token", asyncio.run(measure(told.count, Path(folder))))


if __name__ == "__main__":
    main()
