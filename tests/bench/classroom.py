"""A class of forty: they join, report, probe, ask in bursts, submit and review, all at the same time.

usage: python -m tests.bench.classroom [LEARNERS]     (40)

The class is a process of its own, as `serve --class` runs it; the learners are another one, each of them with
connections of their own. Asked is what an agent of the course really asks: its instructions, six passages and
the question, all forty at the same moment, burst after burst. The baseline is one learner alone, who goes the
same way through the same class before the others come. Writes build/bench/classroom.json.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from studio.catalogue import server_client
from studio.catalogue.connecting import Way
from studio.classroom import ClassClient, Opened, RoomSettings, SeatState, StepMark, SuiteResult, begin_class
from studio.classroom.values import Joined, Report
from studio.core.agents import Agent, Knowledge
from studio.core.errors import StudioError
from studio.core.events import ModelAsked
from studio.core.paths import courses_folder
from studio.documents import ReaderPool
from studio.endpoints import PRACTICE, Endpoint, Message, PracticeServer, Role, TextPiece
from studio.endpoints.probing import probe
from studio.knowledge import KnowledgeBases
from studio.runtime import Chat, run_agent
from tests.bench.figures import Figure, publish
from tests.integration.classroom.teaching import end
from tests.ports import free_port
from tests.unit.catalogue.samples import Draft
from tests.unit.catalogue.submitting import submit

COURSE = "flood-duty-basics"
WANTED_SECONDS = 1.0
BURSTS, QUESTIONS = 6, ("夜班最少几个人？", "一级响应由谁宣布？", "险情多久之内要上报？")
EVERY_SECONDS = 3.0
INSTRUCTIONS = "只依据资料回答，写明出处。\n资料里没有的，说没有。\n先说结论，再列依据。"
NEAR = Way(in_the_open=True)


@dataclass
class Met:
    """Seconds of each thing that was done, and what went wrong."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    @asynccontextmanager
    async def timed(self, what: str) -> AsyncIterator[None]:
        began = time.perf_counter()
        try:
            yield
        except (StudioError, AssertionError, OSError) as error:
            self.errors.append(f"{what}: {error!r}")
        else:
            self.note(what, time.perf_counter() - began)

    def note(self, what: str, seconds: float) -> None:
        self.seconds.setdefault(what, []).append(seconds)


class Together:
    """A moment at which all of them do the next thing."""

    def __init__(self, learners: int) -> None:
        self._barrier = asyncio.Barrier(learners)

    async def now(self) -> None:
        await self._barrier.wait()


@dataclass(frozen=True)
class Prepared:
    """What all learners ask, and the package each submits, by the number of the learner."""

    messages: Sequence[Sequence[Message]]
    packages: Sequence[bytes]


class Learner:
    def __init__(self, number: int, opened: Opened, prepared: Prepared, met: Met, together: Together) -> None:
        self._number, self._opened, self._prepared = number, opened, prepared
        self._met, self._together = met, together
        self._done: dict[str, StepMark] = {}
        self.submitted: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    async def attend(self, neighbour: "Learner", folder: Path) -> None:
        joined = await self._join(folder)
        reporting = asyncio.create_task(self._report_again_and_again(joined))
        try:
            await self._probe(joined)
            await self._ask(joined)
            await self._submit_and_review(joined, neighbour)
        finally:
            reporting.cancel()
            await asyncio.wait([reporting])

    async def _join(self, folder: Path) -> Joined:
        device, name = f"a device of learner {self._number}", f"学员{self._number}"
        await self._together.now()
        async with self._met.timed("join"), ClassClient(self._opened.address) as client:
            joined = await client.join(self._opened.code, name, device)
        async with self._met.timed("course"), ClassClient(self._opened.address, joined.token) as client:
            await client.course(folder / f"{self._number}.course")
        return joined

    async def _report_again_and_again(self, joined: Joined) -> None:
        async with ClassClient(self._opened.address, joined.token) as client:
            number = 0
            while True:
                number += 1
                report = Report(number=number, lesson="talk", steps=self._done, results=(self._result,))
                async with self._met.timed("report"):
                    told = await client.report(report)
                    assert told.seat.state is not SeatState.AWAY
                await asyncio.sleep(EVERY_SECONDS)

    async def _probe(self, joined: Joined) -> None:
        """And vectors of some pages, as a base would want them that finds by meaning."""
        async with self._endpoint(joined) as endpoint:
            await self._together.now()
            async with self._met.timed("probe"):
                async for result in probe(endpoint):
                    assert result.ok is not False, result
            async with self._met.timed("vectors"):
                await endpoint.embed(["夜间值守每班不少于两人，其中带班领导一人。" * 10] * 64)
        self._note_done("meet/endpoint")

    async def _ask(self, joined: Joined) -> None:
        async with self._endpoint(joined) as endpoint:
            for burst in range(BURSTS):
                await self._together.now()
                async with self._met.timed("answer"):
                    await self._first_token(endpoint, burst)
                self._note_done(f"talk/{burst}")

    async def _first_token(self, endpoint: Endpoint, burst: int) -> None:
        began, said = time.perf_counter(), ""
        messages = self._prepared.messages[burst % len(self._prepared.messages)]
        async with aclosing(endpoint.chat(messages)) as pieces:
            async for piece in pieces:
                if isinstance(piece, TextPiece):
                    if not said:
                        self._met.note("first token", time.perf_counter() - began)
                    said += piece.text
        assert "[" in said, said

    async def _submit_and_review(self, joined: Joined, neighbour: "Learner") -> None:
        async with server_client(self._opened.address, joined.person, joined.token, NEAR) as client:
            await self._together.now()
            async with self._met.timed("submit"):
                package = self._prepared.packages[self._number]
                self.submitted.set_result((await submit(client, package, "课堂练习")).number)
            if neighbour is self:
                return
            number = await neighbour.submitted
            async with self._met.timed("review"):
                await client.desk.submissions()
                await client.desk.changes(number)
                await client.desk.approve(number, "出处都对得上，同意。")

    @asynccontextmanager
    async def _endpoint(self, joined: Joined) -> AsyncIterator[Endpoint]:
        url = f"{self._opened.address}/practice/v1"
        profile = PRACTICE.model_copy(update={"base_url": url})
        async with Endpoint(profile, joined.token) as endpoint:
            yield endpoint

    @property
    def _result(self) -> SuiteResult:
        return SuiteResult(agent="agent-1", name="防汛值班助手", run=1, passed=5, total=6)

    def _note_done(self, key: str) -> None:
        self._done[key] = StepMark(done_at="2026-11-27T09:41:00+08:00")


async def attended(learners: int, opened: Opened, prepared: Prepared, folder: Path) -> Met:
    met, together = Met(), Together(learners)
    seated = [Learner(number, opened, prepared, met, together) for number in range(learners)]
    neighbours = [*seated[1:], seated[0]]
    async with asyncio.TaskGroup() as class_:
        for one, neighbour in zip(seated, neighbours, strict=True):
            class_.create_task(one.attend(neighbour, folder))
    return met


async def prepared_for(learners: int, folder: Path) -> Prepared:
    packages = [
        Draft(folder / f"draft-{number}", agent=f"agent-s{number}-1", name="防汛值班助手").build().content
        for number in range(learners)
    ]
    return Prepared([await asked_of_the_model(folder / str(n), q) for n, q in enumerate(QUESTIONS)], packages)


async def asked_of_the_model(folder: Path, question: str) -> list[Message]:
    """What an agent that reads the course's documents sends to its model for that question."""
    agent = Agent(id="duty", name="防汛值班助手", knowledge=Knowledge(bases=("防汛资料",)))
    async with (
        ReaderPool() as readers,
        KnowledgeBases(folder, readers) as bases,
        PracticeServer() as url,
        Endpoint(PRACTICE.model_copy(update={"base_url": url})) as endpoint,
    ):
        base = await bases.create("防汛资料")
        await base.add([courses_folder() / COURSE / "documents" / "防汛资料"])
        await base.settled()
        run = run_agent(agent, INSTRUCTIONS, question, chat=Chat(), endpoint=endpoint, bases=[base])
        requests = [event.request async for event in run if isinstance(event, ModelAsked)]
    return [Message(Role(one["role"]), one["content"]) for one in requests[0]["messages"]]


def p95(seconds: Sequence[float]) -> float:
    return statistics.quantiles(seconds, n=20, method="inclusive")[-1] if len(seconds) > 1 else seconds[0]


def told(learners: int, alone: Met, class_: Met) -> list[Figure]:
    for what, all_of in class_.seconds.items():
        middle, slow, one = statistics.median(all_of), p95(all_of), p95(alone.seconds.get(what, [0.0]))
        print(f"  {what:<12} {len(all_of):>5}  p50 {middle * 1000:7.1f}  p95 {slow * 1000:7.1f} ms"
              f"  alone p95 {one * 1000:7.1f} ms", flush=True)  # fmt: skip
    print(f"  errors of {learners} learners: {class_.errors[:5] or 'none'}; alone: {alone.errors or 'none'}")
    first, one = p95(class_.seconds["first token"]), p95(alone.seconds["first token"])
    return [
        Figure(f"errors of {learners} learners", "", len(class_.errors) + len(alone.errors), 1, 0),
        Figure("practice answer, first token, p95", "ms", first * 1000, WANTED_SECONDS * 1000, 1),
        Figure(f"first token, p95, {learners} beside one", "ms", first * 1000, one * 1000, learners),
        Figure(
            "report, p95, before the next is due",
            "ms",
            p95(class_.seconds["report"]) * 1000,
            EVERY_SECONDS * 1000,
            1,
        ),
        Figure("join, p95", "ms", p95(class_.seconds["join"]) * 1000, 3000, 1),
        Figure("submitting, all at once, p95", "ms", p95(class_.seconds["submit"]) * 1000, 10_000, 1),
    ]


async def measure(learners: int, folder: Path) -> list[Figure]:
    prepared = await prepared_for(learners, folder)
    settings = RoomSettings(
        folder / "class",
        courses_folder() / COURSE,
        seats=learners + 1,
        host="127.0.0.1",
        port=0,
        discovery=free_port(),
    )
    try:
        opened = await begin_class(settings)
        first = Prepared(prepared.messages, await one_more(folder))
        alone = await attended(1, opened, first, folder)
        class_ = await attended(learners, opened, prepared, folder)
    finally:
        await end(settings)
    return told(learners, alone, class_)


async def one_more(folder: Path) -> list[bytes]:
    return [Draft(folder / "alone", agent="agent-alone", name="防汛值班助手").build().content]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        publish("classroom", asyncio.run(measure(int((sys.argv[1:] or ["40"])[0]), Path(place))))
