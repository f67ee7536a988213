"""A suite of 200 cases, eight at a time: ours next to the endpoint's own time, both in one run.

The mock endpoint takes 0.4 s an answer (200 ms to the first piece, then 20 pieces of 10 ms). Ideal is what it
would take if nothing else took any time, 200 / 8 × 0.4 s; a bare client sends the same number of requests,
eight at a time, over the same kind of connection, and does nothing with the answers. Ours looks up each
question in a base of some 1,500 chunks, follows the citations of the answer, judges it by words, pattern and
time, and keeps each result before the next question is asked. Writes build/bench/suite.json.
"""

import argparse
import asyncio
import tempfile
import time
from pathlib import Path

from studio.core.agents import TestSuite
from studio.endpoints import Endpoint, EndpointProfile, Message, Role, SessionKeys
from studio.runtime import AgentFolder
from studio.workspace import Testing, Workspace
from tests.bench.figures import Figure, publish
from tests.bench.first_token import EACH, FIRST, PIECES, mock_server
from tests.bench.made_documents import write_documents

CASES, AT_ONCE, DOCUMENTS = 200, 8, 100
GOAL = 1.15


async def bare_seconds(profile: EndpointProfile, cases: int) -> float:
    """How long a client takes that only reads the answers to their ends."""
    free = asyncio.Semaphore(AT_ONCE)

    async def ask(number: int) -> None:
        async with free:
            async for _ in endpoint.chat([Message(Role.USER, f"值班 {number}")]):
                pass

    async with Endpoint(profile) as endpoint:
        started = time.perf_counter()
        await asyncio.gather(*(ask(number) for number in range(cases)))
        return time.perf_counter() - started


async def suite_seconds(workspace: Workspace, agent: AgentFolder) -> float:
    started = time.perf_counter()
    report = await Testing(workspace).run(agent)
    took = time.perf_counter() - started
    assert report.all_passed, [result.unmet for result in report.results if not result.passed][:3]
    return took


async def measure(cases: int, folder: Path) -> list[Figure]:
    async with mock_server() as url, Workspace(folder / "workspace", keys=SessionKeys()) as workspace:
        profile = EndpointProfile(
            id="mock", name="mock", base_url=url, chat_model="mock", concurrency=AT_ONCE
        )
        workspace.endpoints.save(profile)
        workspace.endpoints.set_default(profile.id)
        agent = await _agent(workspace, folder, cases)
        await suite_seconds(workspace, agent)  # the first one loads what is needed
        bare = await bare_seconds(profile, cases)
        ours = await suite_seconds(workspace, agent)
    ideal = cases / AT_ONCE * (FIRST + EACH * PIECES)
    return [
        Figure(f"{cases} cases, next to the ideal", "s", ours, ideal, GOAL),
        Figure(f"{cases} cases, next to a bare client", "s", ours, bare, GOAL),
    ]


async def _agent(workspace: Workspace, folder: Path, cases: int) -> AgentFolder:
    documents = folder / "documents"
    documents.mkdir()
    write_documents(documents, DOCUMENTS)
    base = await workspace.knowledge.create("规定")
    files = sorted(documents.iterdir())
    await base.add(files)
    agent = workspace.agents.create("bench", None, "基准")
    knowledge = agent.agent.knowledge.model_copy(update={"bases": ("规定",)})
    agent.save_agent(agent.agent.model_copy(update={"knowledge": knowledge}))
    agent.save_tests(_suite(files, cases))
    return agent


def _suite(files: list[Path], cases: int) -> TestSuite:
    """Questions after words in the middle of a document, each another one."""
    texts = [file.read_text(encoding="utf-8") for file in files]
    expected = {"contains": ["立即组织转移"], "lacks": ["不知道"], "matches": ["组织.{2}"], "within": 60}
    asked = [texts[number % len(texts)][100 + number :][:24] for number in range(cases)]
    questions = [f"{''.join(words.split())}是怎么规定的？" for words in asked]
    return TestSuite.model_validate({"cases": [{"question": each, **expected} for each in questions]})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=CASES)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        publish("suite", asyncio.run(measure(parser.parse_args().cases, Path(folder))))


if __name__ == "__main__":
    main()
