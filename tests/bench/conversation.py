"""A conversation of 200 turns: what a turn costs beyond the endpoint at its end, next to its beginning.

Cost is processor time of this process for a whole turn, retrieval in a base included, against an endpoint
that answers at once over HTTP; memory is what the process holds. Twice: in a window of 32,768 tokens, and in
one of 8,192, which makes the model summarise. A chat that sends all of its turns each time, at the same
endpoint and with the same questions, is the baseline. Then the window: 1,000 exchanges, opened and scrolled
through. Writes build/bench/conversation.json.
"""

import argparse
import asyncio
import gc
import json
import os
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median

from studio.core.agents import Agent, Knowledge
from studio.core.events import AnswerFinished, HistorySummarised
from studio.documents import ReaderPool
from studio.endpoints import Endpoint, EndpointProfile, Message, Role, TextPiece
from studio.knowledge import KnowledgeBase, KnowledgeBases
from studio.knowledge.embedder import no_model
from studio.runtime import Chat, run_agent
from tests.bench import chat_scrolling
from tests.bench.figures import Figure, publish
from tests.bench.made_documents import write_documents

TURNS, PART = 200, 20
SAID = "立即组织转移[1],由值班长核对水位、报告市防指,并通知街道安排安置点。" * 6
Ask = Callable[[str], Awaitable[None]]


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer at once, whatever is asked."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
    await reader.readexactly(int(head.split("content-length:")[1].split("\r\n")[0]))
    choice = {"index": 0, "delta": {"content": SAID}, "finish_reason": "stop"}
    body = f"data: {json.dumps({'choices': [choice]}, ensure_ascii=False)}\n\ndata: [DONE]\n\n".encode()
    lines = ("HTTP/1.1 200 OK", "Content-Type: text/event-stream", f"Content-Length: {len(body)}", "", "")
    writer.write("\r\n".join(lines).encode() + body)
    await writer.drain()
    writer.close()


@asynccontextmanager
async def endpoint_with(window: int) -> AsyncIterator[Endpoint]:
    server = await asyncio.start_server(_answer, "127.0.0.1", 0, limit=1 << 20)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
    profile = EndpointProfile(id="mock", name="mock", base_url=url, chat_model="mock", context_window=window)
    async with server, Endpoint(profile) as endpoint:
        yield endpoint


class Ours:
    def __init__(self, base: KnowledgeBase, endpoint: Endpoint) -> None:
        self._base, self._endpoint, self._chat = base, endpoint, Chat()
        self._agent = Agent(id="bench", name="基准", knowledge=Knowledge(bases=(base.name,)))
        self.summaries = 0

    async def __call__(self, question: str) -> None:
        run = run_agent(
            self._agent,
            "简短回答。",
            question,
            chat=self._chat,
            endpoint=self._endpoint,
            bases=[self._base],
        )
        ended = False
        async for event in run:
            self.summaries += isinstance(event, HistorySummarised)
            ended |= isinstance(event, AnswerFinished)
        assert ended, question


class SendsAll:
    """The chat one writes first: every turn is sent again each time."""

    def __init__(self, base: KnowledgeBase, endpoint: Endpoint) -> None:
        self._base, self._endpoint = base, endpoint
        self._messages = [Message(Role.SYSTEM, "简短回答。")]

    async def __call__(self, question: str) -> None:
        found = await self._base.look_up(question, 6)
        passages = "\n\n".join(passage.text for passage in found.passages)
        self._messages.append(Message(Role.USER, f"{passages}\n\n{question}"))
        answer = ""
        async for piece in self._endpoint.chat(self._messages):
            answer += piece.text if isinstance(piece, TextPiece) else ""
        self._messages.append(Message(Role.ASSISTANT, answer))


async def costs(ask: Ask, questions: Sequence[str]) -> tuple[float, float]:
    """How many times the last turns cost what the first did, and how many MB more are held after them."""
    taken, held = [], []
    for number, question in enumerate(questions):
        if number in (PART, len(questions) - 1):
            gc.collect()
            held.append(_resident())
        started = time.process_time()
        await ask(question)
        taken.append(1000 * (time.process_time() - started))
    first, last = median(taken[5:PART]), median(taken[-PART:])
    print(f"  first {first:6.1f} ms  last {last:6.1f} ms  held {held[0]:.0f} → {held[-1]:.0f} MB", flush=True)
    return last / first, held[-1] - held[0]


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


async def measure(turns: int, folder: Path) -> list[Figure]:
    (folder / "documents").mkdir()
    write_documents(folder / "documents", 60)
    questions = [f"第{number}条的值班和水位报告是怎么规定的?" for number in range(1, turns + 1)]
    async with ReaderPool() as readers, KnowledgeBases(folder / "bases", readers, no_model) as bases:
        base = await bases.create("基准")
        await base.add([folder / "documents"])
        await base.settled()
        async with endpoint_with(32_768) as wide, endpoint_with(8_192) as narrow:
            await Ours(base, wide)(questions[0])
            plain, _ = await costs(SendsAll(base, wide), questions)
            ratio, grown = await costs(Ours(base, wide), questions)
            summarising = Ours(base, narrow)
            narrow_ratio, narrow_grown = await costs(summarising, questions)
    print(f"  {summarising.summaries} summaries in the narrow window")
    return [
        Figure(f"{turns} turns: cost last / first, of 1.5", "×", ratio, 1.5, 1.0),
        Figure(f"{turns} turns, narrow window: last / first", "×", narrow_ratio, 1.5, 1.0),
        Figure("last / first, beside sending all of them", "×", ratio, plain, 1.0),
        Figure("memory held more at the end, of 10", "MB", grown, 10, 1.0),
        Figure("the same in the narrow window", "MB", narrow_grown, 10, 1.0),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=TURNS)
    parser.add_argument("--window", action="store_true", help="only what the window shows")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        turns = [] if told.window else asyncio.run(measure(told.turns, Path(folder)))
    publish("conversation", [*turns, *chat_scrolling.figures()])


if __name__ == "__main__":
    main()
