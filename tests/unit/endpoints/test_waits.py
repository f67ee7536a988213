"""Waiting for a slot of an endpoint is counted for the work that waits, in whatever task it does so."""

import asyncio
from collections.abc import AsyncIterator

from studio.core.agents import TestCase, TestSuite
from studio.core.events import AnswerFinished, Outcome, RunEvent, Timings
from studio.endpoints.waits import Waits, waiting, waits_counted
from studio.runtime import Chat
from studio.trials import run_suite, to_ask
from tests.unit.trials.fakes import FakeAgent


async def test_tasks_that_were_started_inside_count_and_others_do_not() -> None:
    async def waits() -> None:
        with waiting():
            await asyncio.sleep(0)

    outside = asyncio.create_task(waits())
    with waits_counted() as first:
        await asyncio.gather(waits(), asyncio.create_task(waits()))
    counted = first.seconds
    with waits_counted() as second:
        pass
    await outside
    await waits()

    assert counted > 0
    assert (first.seconds, second) == (counted, Waits())


async def test_a_case_has_the_time_of_its_own_answer() -> None:
    """What is waited for before the answer ends is taken off; here it is far less than the answer takes."""
    end = AnswerFinished(outcome=Outcome.ANSWERED, text="好", timings=Timings(first_text=5.0, total=8.0))
    agent = FakeAgent({"?": end})

    async def ask(question: str, chat: Chat) -> AsyncIterator[RunEvent]:
        with waiting():
            await asyncio.sleep(0)
        async for event in agent.ask(question, chat):
            yield event

    (result,) = await run_suite(to_ask(TestSuite(cases=(TestCase(question="?"),))), ask)

    assert result.first_text is not None
    assert 4.0 < result.first_text < 5.0
    assert 7.0 < result.seconds < 8.0
