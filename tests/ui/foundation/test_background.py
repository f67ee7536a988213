"""The bridge: every piece arrives, on the window's thread, and the end comes once and last."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable

from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from studio.core.errors import EndpointUnreachable
from studio.core.events import TextDelta, ThinkingDelta
from studio.ui.background import PROGRESS, Background, Job
from studio.ui.joining import joined


class Listener(QObject):
    """Records what a job says, in order, and on which thread."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self.heard: list[tuple[str, object]] = []
        self.threads: set[int] = set()
        job.progressed.connect(self.on_progress)
        job.done.connect(self.on_done)
        job.failed.connect(self.on_failed)
        job.ended.connect(self.on_ended)

    @Slot(object)
    def on_progress(self, piece: object) -> None:
        self._note("progressed", piece)

    @Slot(object)
    def on_done(self, result: object) -> None:
        self._note("done", result)

    @Slot(object)
    def on_failed(self, error: object) -> None:
        self._note("failed", error)

    @Slot()
    def on_ended(self) -> None:
        self._note("ended", None)

    @property
    def ended(self) -> bool:
        return ("ended", None) in self.heard

    def pieces(self) -> list[object]:
        return [value for kind, value in self.heard if kind == "progressed"]

    def _note(self, kind: str, value: object) -> None:
        self.threads.add(threading.get_ident())
        self.heard.append((kind, value))


async def double(number: int) -> int:
    return number * 2


async def many(count: int) -> AsyncIterator[str]:
    for index in range(count):
        yield f"{index} "


async def endless() -> AsyncIterator[str]:
    while True:
        yield "x"
        await asyncio.sleep(0)


async def refusing() -> None:
    raise EndpointUnreachable(endpoint="e", host="10.20.0.8")


async def broken() -> None:
    raise ZeroDivisionError


async def counting(report: Callable[[object], None], total: int) -> str:
    for number in range(total):
        await asyncio.to_thread(report, number)
    return "counted"


def test_a_result_arrives_on_the_windows_thread(qtbot: QtBot, background: Background) -> None:
    listener = Listener(background.run(double, 21))

    qtbot.waitUntil(lambda: listener.ended)

    assert listener.heard == [("done", 42), ("ended", None)]
    assert listener.threads == {threading.get_ident()}


def test_every_piece_of_a_stream_arrives_in_order(qtbot: QtBot, background: Background) -> None:
    listener = Listener(background.run(many, 200))

    qtbot.waitUntil(lambda: listener.ended)

    assert "".join(map(str, listener.pieces())) == "".join(f"{index} " for index in range(200))
    assert listener.heard[-2:] == [("done", None), ("ended", None)]


def test_an_error_is_handed_over_as_it_is(qtbot: QtBot, background: Background) -> None:
    listener = Listener(background.run(refusing))

    qtbot.waitUntil(lambda: listener.ended)

    assert listener.heard[0] == ("failed", EndpointUnreachable(endpoint="e", host="10.20.0.8"))


def test_an_unexpected_error_is_not_swallowed(qtbot: QtBot, background: Background) -> None:
    listener = Listener(background.run(broken))

    qtbot.waitUntil(lambda: listener.ended)

    assert isinstance(listener.heard[0][1], ZeroDivisionError)


def test_progress_from_any_thread_arrives_before_the_result(qtbot: QtBot, background: Background) -> None:
    listener = Listener(background.run(counting, PROGRESS, 5))

    qtbot.waitUntil(lambda: listener.ended)

    assert listener.pieces() == [0, 1, 2, 3, 4]
    assert listener.heard[-2:] == [("done", "counted"), ("ended", None)]


def test_a_plain_function_goes_to_a_thread(qtbot: QtBot, background: Background) -> None:
    listener = Listener(background.run(threading.get_ident))

    qtbot.waitUntil(lambda: listener.ended)

    assert listener.heard[0][1] != threading.get_ident()


def test_after_cancelling_nothing_comes_but_the_end_and_that_once(
    qtbot: QtBot, background: Background
) -> None:
    job = background.run(endless)
    listener = Listener(job)
    qtbot.waitUntil(lambda: bool(listener.pieces()))
    before = len(listener.heard)

    job.cancel()
    qtbot.waitUntil(lambda: listener.ended)

    assert listener.heard[before:] == [("ended", None)]


def test_closing_ends_what_runs_and_does_the_last_thing(qtbot: QtBot) -> None:
    bridge, closed = Background(), []
    bridge.run(endless)

    async def last() -> None:
        closed.append(True)

    bridge.close(last)
    bridge.close(last)

    assert closed == [True]


def test_neighbouring_texts_are_joined_and_nothing_else() -> None:
    pieces = [TextDelta(text="防"), TextDelta(text="汛"), ThinkingDelta(text="a"), 1, 2, "x", "y"]

    assert joined(pieces) == [TextDelta(text="防汛"), ThinkingDelta(text="a"), 1, 2, "xy"]


def test_how_far_work_is_and_the_notice_at_its_end_are_told(background: Background, qtbot: QtBot) -> None:
    job = background.run(asyncio.sleep, 60)
    job.tell("正在载入")
    with qtbot.waitSignal(background.works_changed):
        job.measure(3, 10, "份")
    assert job.measure_of is not None
    assert (job.measure_of.done, job.measure_of.total, job.measure_of.unit) == (3, 10, "份")

    with qtbot.waitSignal(background.announced) as announced:
        job.announce("已载入 10 份")

    assert announced.args == ["已载入 10 份", "success"]
    job.cancel()
    qtbot.waitUntil(lambda: background.works == [])
