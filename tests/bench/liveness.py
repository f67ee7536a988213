"""How live the window stays while 500 documents are loaded: while its table fills, and while somebody chats.

One asks the agent of another base in its builder, and the next question as soon as an answer is there; the
answers stream in pieces of a few words. A real window on the offscreen platform; the endpoint is a mock in a
process of its own. A timer on the window's thread is due every 10 ms: a stall is the time between two of its
beats. Beside it the same load called on the window's thread, as a program without a background loop would.
"""

import argparse
import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.figures import Figure, publish
from tests.bench.made_documents import write_documents
from tests.bench.measured import ROOT

if TYPE_CHECKING:
    from studio.knowledge import LoadProgress
    from studio.ui.background import Job
    from studio.ui.chat.composer import Composer
    from studio.ui.studio import Studio

_BEAT = 10
_STALL, _UPDATE, _CANCEL = 50, 500, 1000
_PATIENCE = 300_000
_BASE = "活跃"
_AGENT, _QUESTION = "flood-duty", "启动Ⅱ级应急响应由谁批准？"


class Heartbeat:
    """The times between the beats of the window's thread, in milliseconds."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=_BEAT)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self.gaps, self._last = [], time.perf_counter()
        self._timer.start()

    def stop(self) -> float:
        """The longest stall."""
        self._beat()
        self._timer.stop()
        return max(self.gaps)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now


class Updates:
    """When progress became visible."""

    def __init__(self) -> None:
        self.times: list[float] = []

    def note(self, *_: object) -> None:
        self.times.append(time.perf_counter())

    def longest(self, ended: float) -> float:
        """The longest time without news, in milliseconds."""
        times = [*self.times, ended]
        return max((later - earlier) * 1000 for earlier, later in pairwise(times))


def measure(folder: Path, url: str, count: int) -> list[Figure]:
    first, second, third = (folder / kind for kind in ("办法", "规定", "细则"))
    for documents in (first, second, third):
        documents.mkdir()
        write_documents(documents, count, documents.name)
    with _window(folder / "workspace", url) as studio:
        stall, update = _load(studio, first)
        cancel = _cancelled(studio, second)
        chatting = _load_while_chatting(studio, third)
    naive = _on_the_windows_thread(folder / "naive", first, url)
    return [
        Figure(f"{count} documents: longest stall of the window", "ms", stall, _STALL, 1.0),
        Figure(f"{count} documents while chatting: longest stall", "ms", chatting, _STALL, 1.0),
        Figure("longest time without news of the load", "ms", update, _UPDATE, 1.0),
        Figure("from Cancel until the load has ended", "ms", cancel, _CANCEL, 1.0),
        Figure("longest stall, beside a load on the window's thread", "ms", stall, naive, 0.02),
    ]


def _load(studio: "Studio", documents: Path) -> tuple[float, float]:
    heart, updates = Heartbeat(), Updates()
    heart.start()
    job = _dropped(studio, documents)
    job.progressed.connect(updates.note)
    updates.note()
    _until(lambda: not job.running)
    ended = time.perf_counter()
    _settle(studio)
    stall = heart.stop()
    slow = sorted(heart.gaps)[-5:]
    print(
        f"  {len(heart.gaps)} beats, longest {[round(gap) for gap in slow]} ms, {len(updates.times)} updates"
    )
    return stall, updates.longest(ended)


def _load_while_chatting(studio: "Studio", documents: Path) -> float:
    """The longest stall from the first question on until the load has ended."""
    studio.navigator.open("knowledge", _BASE)
    _settle(studio)
    studio.navigator.open("builder", _AGENT, "config")
    _settle(studio)
    composer, asked, heart = _composer(studio), 0, Heartbeat()
    job = _dropped(studio, documents)
    heart.start()
    while job.running:
        _until(lambda: not composer.busy or not job.running)
        if job.running:
            asked += 1
            _ask(composer)
    stall = heart.stop()
    print(
        f"  {len(heart.gaps)} beats, {asked} questions, {[round(gap) for gap in sorted(heart.gaps)[-5:]]} ms"
    )
    _settle(studio)
    return stall


def _composer(studio: "Studio") -> "Composer":
    from studio.ui.chat.composer import Composer

    shown: list[Composer] = []

    def seen() -> bool:
        shown[:] = [one for one in studio.window.findChildren(Composer) if one.isVisible()]
        return bool(shown) and shown[0].isEnabled()

    _until(seen)
    return shown[0]


def _ask(composer: "Composer") -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    composer.field.setPlainText(_QUESTION)
    QTest.keyClick(composer.field, Qt.Key.Key_Return)


def _cancelled(studio: "Studio", documents: Path) -> float:
    """A quarter into the load its card's button is pressed."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QPushButton

    from studio.ui.components import ProgressCard
    from studio.ui.language import tr

    done: list[LoadProgress] = []
    job = _dropped(studio, documents)
    job.progressed.connect(done.append)
    _until(lambda: bool(done) and done[-1].done * 4 > done[-1].total)
    cards = [card for card in studio.window.findChildren(ProgressCard) if card.isVisible()]
    button = next(one for one in cards[0].findChildren(QPushButton) if one.text() == tr("Cancel"))
    started = time.perf_counter()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    _until(lambda: not job.running)
    return (time.perf_counter() - started) * 1000


def _dropped(studio: "Studio", documents: Path) -> "Job":
    page = studio.navigator.page("knowledge")
    page.one.documents.dropped.emit([documents])  # type: ignore[union-attr]  # the Knowledge page
    _until(lambda: bool(studio.background.works))
    return studio.background.works[-1]


@contextmanager
def _window(folder: Path, url: str) -> "Iterator[Studio]":
    from PySide6.QtCore import QSize

    from studio.core.languages import Language
    from studio.ui.look import Look
    from studio.ui.pictures import opened_studio, rest

    write_endpoint(folder, url)
    asyncio.run(_with_agent(folder))
    studio = opened_studio(folder, Look(Language.ZH, "light"))
    try:
        studio.window.resize(QSize(1440, 900))
        studio.window.show()
        created: list[object] = []
        studio.background.run(studio.workspace.knowledge.create, _BASE).done.connect(created.append)
        _until(lambda: bool(created))
        studio.navigator.open("knowledge", _BASE)
        rest(studio)
        yield studio
    finally:
        studio.close()


async def _with_agent(folder: Path) -> None:
    from studio.workspace import Workspace, add_sample

    async with Workspace(folder) as workspace:
        await add_sample(workspace, _AGENT)


def _on_the_windows_thread(folder: Path, documents: Path, url: str) -> float:
    from PySide6.QtCore import QTimer

    done: list[bool] = []

    def load() -> None:
        asyncio.run(_plainly(folder, documents, url))
        done.append(True)

    heart = Heartbeat()
    heart.start()
    QTimer.singleShot(_BEAT * 5, load)
    _until(lambda: bool(done))
    _until(lambda: len(heart.gaps) > 1 and heart.gaps[-1] < _STALL)
    return heart.stop()


async def _plainly(folder: Path, documents: Path, url: str) -> None:
    from studio.workspace import Workspace

    write_endpoint(folder, url)
    async with Workspace(folder) as workspace:
        await (await workspace.knowledge.create(_BASE)).add([documents])


def write_endpoint(folder: Path, url: str) -> None:
    from studio.endpoints import EndpointProfile, Endpoints, KeyStore

    folder.mkdir(parents=True)
    endpoints = Endpoints(folder / "endpoints.yaml", KeyStore())
    profile = EndpointProfile(id="mock", name="mock", base_url=url, chat_model="mock", embedding_model="mock")
    endpoints.save(profile)
    endpoints.set_default("mock")


def _until(holds: Callable[[], bool]) -> None:
    """Let Qt run its own loop, as the program does, looking now and then."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop, looking, held = QEventLoop(), QTimer(interval=5), list[bool]()

    def look() -> None:
        if holds():
            held.append(True)
            loop.quit()

    looking.timeout.connect(look)
    looking.start()
    QTimer.singleShot(_PATIENCE, loop.quit)
    loop.exec()
    if not held:
        raise SystemExit("it did not come to an end")


def _settle(studio: "Studio") -> None:
    """What the end of the load brings is part of it: the last look at the table."""
    from studio.ui.pictures import rest

    _until(lambda: not studio.background.busy)
    rest(studio)


@contextmanager
def mock_endpoint() -> Iterator[str]:
    """The endpoint, in a process whose work does not hold ours up."""
    command = [sys.executable, "-m", "tests.bench.liveness", "--serve"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield f"http://127.0.0.1:{process.stdout.readline().strip()}/v1"
        finally:
            process.terminate()


def _serve() -> None:
    from tests.bench.first_token import StreamingMock

    server = ThreadingHTTPServer(("127.0.0.1", 0), StreamingMock)
    print(server.server_port, flush=True)
    server.serve_forever()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--serve", action="store_true", help="only be the endpoint")
    told = parser.parse_args()
    if told.serve:
        _serve()
        return
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder, mock_endpoint() as url:
        figures = measure(Path(folder), url, told.count)
    publish("liveness", figures)


if __name__ == "__main__":
    main()
