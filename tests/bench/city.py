"""A city at its catalogue: 1,000 look around while 50 submit and 50 review; and 40 agents beside 40,000.

usage: python -m tests.bench.city [PEOPLE] [SECONDS]   (1000 people, 40 s)

The server has two processes, on PostgreSQL and then on SQLite; all run on this machine, the people too. The
baseline of the times is what is wanted (250 ms), of the cost of a request the same request among 40 agents.
"""

import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from studio.catalogue import Person, ServerSettings
from tests.bench.city_desk import WORKERS, Desk, packages_in
from tests.bench.city_filled import fill, sign_in
from tests.bench.city_people import Met
from tests.bench.figures import Figure, publish
from tests.postgres import Postgres, running

AGENTS, FEW, MANY = 1000, 40, 40_000
WANTED_SECONDS = 0.250
SERVER = """
import asyncio, sys
from studio.catalogue import ServerSettings, serve
if __name__ == "__main__":
    settings = ServerSettings.model_validate_json(sys.argv[1])
    asyncio.run(serve(settings, lambda url: print(url, flush=True)))
"""
ASKED = {
    "a page of the shelf": "/api/shelf?sort=name&after=agent-{}&limit=30",
    "a search": "/api/shelf?query=助手{}号",
    "a passport": "/api/releases/agent-{}",
    "counts": "/api/shelf/counts?query=助手{}号",
    "the index": "/api/index",
}
Ask = Callable[[str, int], float]


@contextmanager
def serving(settings: ServerSettings) -> Iterator[str]:
    """Return the URL once all processes of it answer."""
    program = settings.folder / "server.py"
    program.write_text(SERVER)
    command = [sys.executable, str(program), settings.model_dump_json()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            url = process.stdout.readline().strip()
            _warm(url)
            yield url
        finally:
            process.terminate()


def _warm(url: str) -> None:
    """Workers that are still starting leave the others with all the work."""
    until = time.monotonic() + 8
    while time.monotonic() < until:
        httpx.get(f"{url}/api/health", timeout=30)
        time.sleep(0.1)


async def a_busy_day(settings: ServerSettings, people: int, seconds: float) -> Met:
    visitors = [Person(id=f"visitor-{n}", name=f"工作人员{n}") for n in range(people)]
    tokens = sign_in(settings, [*visitors, *WORKERS])
    plan = {"tokens": tokens[:people], "seconds": seconds, "agents": AGENTS}
    met = Met()
    with serving(settings) as url:
        file = settings.folder / "plan.json"
        file.write_text(json.dumps({**plan, "url": url}))
        held = {person.id: token for person, token in zip(WORKERS, tokens[people:], strict=True)}
        desk = Desk(url, held, packages_in(settings.folder / "drafts"))
        command = [sys.executable, "-m", "tests.bench.city_people", str(file)]
        visiting = await asyncio.create_subprocess_exec(*command, stdout=subprocess.PIPE)
        await desk.work(seconds * 0.8, met)
        said, _ = await visiting.communicate()
    looked = json.loads(said)
    met.seconds.update(looked["seconds"])
    met.errors += looked["errors"]
    return met


def p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1]


def told(kind: str, people: int, met: Met) -> list[Figure]:
    browsing = [
        one for name, all_of in met.seconds.items() if name not in {"submit", "review"} for one in all_of
    ]
    for name, all_of in sorted(met.seconds.items()):
        middle, slow = statistics.median(all_of) * 1000, p95(all_of) * 1000
        print(f"  {kind} {name:<10} {len(all_of):>6}  p50 {middle:6.1f}  p95 {slow:7.1f} ms")
    print(f"  {kind}: {len(browsing)} requests of {people} people, errors: {met.errors[:5] or 'none'}")
    return [
        Figure(f"{kind}: errors of {people} people", "", len(met.errors), 1, 0),
        Figure(f"{kind}: looking around, p95", "ms", p95(browsing) * 1000, WANTED_SECONDS * 1000, 1),
        Figure(f"{kind}: submitting, p95", "ms", p95(met.seconds["submit"]) * 1000, 1000, 1),
        Figure(f"{kind}: reviewing, p95", "ms", p95(met.seconds["review"]) * 1000, 1000, 1),
    ]


def costs(cluster: Postgres) -> list[Figure]:
    """Medians of requests that take turns, so that whatever else the machine does weighs on both alike."""
    with (
        settings_for(cluster, "PostgreSQL") as few,
        settings_for(cluster, "PostgreSQL") as many,
        asking(few, FEW) as of_few,
        asking(many, MANY) as of_many,
    ):
        return [_cost(what, path, of_few, of_many) for what, path in ASKED.items()]


@contextmanager
def asking(settings: ServerSettings, agents: int) -> Iterator[Ask]:
    """Return what asks a catalogue of so many agents for a path, each time for something else, in seconds."""
    fill(settings, agents)
    (token,) = sign_in(settings, [Person(id="visitor", name="工作人员")])
    headers = {"Authorization": f"Bearer {token}"}
    with serving(settings) as url, httpx.Client(base_url=url, headers=headers, timeout=60) as client:

        def ask(path: str, number: int) -> float:
            """No answer is one that was given before: with few agents it would be."""
            new = f"{'&' if '?' in path else '?'}asked={number}"
            began = time.perf_counter()
            answer = client.get(path.format(number * 7919 % agents) + new)
            seconds = time.perf_counter() - began
            assert answer.status_code == 200, answer.text
            return seconds

        yield ask


def _cost(what: str, path: str, of_few: Ask, of_many: Ask) -> Figure:
    times = [(of_few(path, number), of_many(path, number)) for number in range(140)][20:]
    low, high = (statistics.median(kind) * 1000 for kind in zip(*times, strict=True))
    return Figure(f"{what}, {MANY} agents beside {FEW}", "ms", high, low, 1.5)


def run(cluster: Postgres, people: int, seconds: float) -> list[Figure]:
    figures = []
    for kind in ("PostgreSQL", "SQLite"):
        with settings_for(cluster, kind, workers=2) as settings:
            fill(settings, AGENTS)
            figures += told(kind, people, asyncio.run(a_busy_day(settings, people, seconds)))
    return figures + costs(cluster)


@contextmanager
def settings_for(cluster: Postgres, kind: str, workers: int = 1) -> Iterator[ServerSettings]:
    with tempfile.TemporaryDirectory() as folder, cluster.database() as url:
        database = url if kind == "PostgreSQL" else ""
        yield ServerSettings(folder=Path(folder), database=database, workers=workers, port=0)


if __name__ == "__main__":
    wanted = [float(word) for word in sys.argv[1:]]
    with running() as postgres:
        publish("city", run(postgres, int((wanted or [1000])[0]), (wanted[1:] or [40.0])[0]))
