"""A run that is stopped leaves nothing open, wherever it was."""

import asyncio

import pytest

from studio.core.events import PassagesFound, RunStarted, TextDelta
from studio.core.passages import Passage
from tests.unit.runtime.fakes import FakeBase, FakeEndpoint, ask, events_of


async def test_closing_a_run_closes_the_request() -> None:
    endpoint = FakeEndpoint([["甲", asyncio.Event(), "乙"]])
    run = ask(endpoint)
    async for event in run:
        if isinstance(event, TextDelta):
            break

    await run.aclose()

    assert endpoint.closed == 1


async def test_cancelling_the_task_that_listens_closes_the_request() -> None:
    endpoint, heard = FakeEndpoint([["甲", asyncio.Event()]]), asyncio.Event()

    async def listen() -> None:
        async for event in ask(endpoint):
            if isinstance(event, TextDelta):
                heard.set()

    task = asyncio.create_task(listen())
    await heard.wait()
    task.cancel()

    with pytest.raises(asyncio.CancelledError):
        await task
    assert endpoint.closed == 1


async def test_a_run_can_be_closed_before_it_has_asked_anything() -> None:
    endpoint = FakeEndpoint([["甲"]])
    run = ask(endpoint)
    assert isinstance(await anext(run), RunStarted)

    await run.aclose()

    assert endpoint.requests == []


async def test_a_search_under_way_is_cancelled_too() -> None:
    searching, left = asyncio.Event(), asyncio.Event()

    class Slow(FakeBase):
        async def search(self, question: str, top: int = 6) -> list[Passage]:
            searching.set()
            try:
                await asyncio.Event().wait()
            finally:
                left.set()
            return []

    task = asyncio.create_task(events_of(ask(FakeEndpoint([["甲"]]), base=Slow())))
    await searching.wait()
    task.cancel()

    with pytest.raises(asyncio.CancelledError):
        await task
    assert left.is_set()


async def test_a_reader_who_has_seen_the_passages_may_leave() -> None:
    run = ask(FakeEndpoint([[asyncio.Event()]]))
    async for event in run:
        if isinstance(event, PassagesFound):
            break

    await run.aclose()


async def test_an_error_of_our_own_is_not_swallowed() -> None:
    with pytest.raises(ZeroDivisionError):
        await events_of(ask(FakeEndpoint([["x"]]), base=FakeBase(trouble=ZeroDivisionError())))


async def test_many_runs_at_once_keep_apart() -> None:
    runs = [events_of(ask(FakeEndpoint([[str(number), "[1]"]]))) for number in range(20)]

    ends = [events[-1] for events in await asyncio.gather(*runs)]

    assert [getattr(end, "text", None) for end in ends] == [f"{number}[1]" for number in range(20)]
