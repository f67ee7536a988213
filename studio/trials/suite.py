"""Run a suite: as many cases at a time as the endpoint allows, the results in the order of the cases."""

import asyncio
import time
from collections.abc import Callable

from studio.core.agents import TestCase, TestSuite
from studio.core.events import AnswerFinished
from studio.runtime import Chat
from studio.trials.asking import Ask, Run, converse
from studio.trials.judging import judge
from studio.trials.results import CaseResult

__all__ = ["Ask", "run_suite"]


async def run_suite(
    suite: TestSuite,
    ask: Ask,
    *,
    concurrency: int = 4,
    on_result: Callable[[CaseResult], None] = lambda _: None,
) -> list[CaseResult]:
    """`on_result` hears each result as it comes in; cancelling ends the requests under way."""
    free = asyncio.Semaphore(concurrency)

    async def run(case: TestCase) -> CaseResult:
        async with free:
            result = await run_case(case, ask)
        on_result(result)
        return result

    async with asyncio.TaskGroup() as group:
        running = [group.create_task(run(case)) for case in suite.cases]
    return [task.result() for task in running]


async def run_case(case: TestCase, ask: Ask) -> CaseResult:
    started = time.perf_counter()
    chat = Chat()
    try:
        run = await converse([*case.before, case.question], ask, chat)
        return _result(case, run, time.perf_counter() - started)
    finally:
        chat.close()


def _result(case: TestCase, run: Run, seconds: float) -> CaseResult:
    end = run.end
    result = CaseResult(
        question=case.question,
        group=case.group,
        before=case.before,
        answer=end.text,
        checks=judge(case, end, run.events),
        seconds=seconds,
        trouble=end.trouble,
    )
    return result.model_copy(update=_answered(end)) if isinstance(end, AnswerFinished) else result


def _answered(end: AnswerFinished) -> dict[str, object]:
    return {
        "outcome": end.outcome,
        "citations": end.citations,
        "seconds": end.timings.total,
        "first_text": end.timings.first_text,
    }
