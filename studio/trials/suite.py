"""Run a suite: as many cases at a time as the endpoint allows, the results in the order of the cases."""

import asyncio
import time
from collections.abc import Awaitable, Callable

from studio.core.agents import TestCase, TestSuite
from studio.core.attachments import Attachment
from studio.core.errors import NotFound, StudioError
from studio.core.events import AnswerFinished
from studio.runtime import Chat
from studio.trials.asking import Ask, Run, converse, failed
from studio.trials.judging import judge
from studio.trials.results import CaseResult

__all__ = ["Ask", "Attach", "run_suite"]

Attach = Callable[[str], Awaitable[Attachment]]
"""Reads a file of the agent by the name a case gives it."""


async def nothing_to_attach(name: str) -> Attachment:
    raise NotFound(kind="file", missing=name)


async def run_suite(
    suite: TestSuite,
    ask: Ask,
    *,
    attach: Attach = nothing_to_attach,
    concurrency: int = 4,
    on_result: Callable[[CaseResult], None] = lambda _: None,
) -> list[CaseResult]:
    """`on_result` hears each result as it comes in; cancelling ends the requests under way."""
    free = asyncio.Semaphore(concurrency)

    async def run(case: TestCase) -> CaseResult:
        async with free:
            result = await run_case(case, ask, attach)
        on_result(result)
        return result

    async with asyncio.TaskGroup() as group:
        running = [group.create_task(run(case)) for case in suite.cases]
    return [task.result() for task in running]


async def run_case(case: TestCase, ask: Ask, attach: Attach = nothing_to_attach) -> CaseResult:
    started = time.perf_counter()
    chat = Chat()
    try:
        run = await _run(case, ask, attach, chat)
        return _result(case, run, time.perf_counter() - started)
    finally:
        chat.close()


async def _run(case: TestCase, ask: Ask, attach: Attach, chat: Chat) -> Run:
    """A file that is not there or does not read fails the case, not the suite."""
    try:
        chat.attachments += [await attach(name) for name in case.attachments]
    except StudioError as error:
        return Run(failed(error))
    return await converse([*case.before, case.question], ask, chat)


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
