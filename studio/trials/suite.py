"""Run a suite: as many answers at a time as the endpoint allows, each heard as soon as it is judged."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from studio.core.agents import TestCase, TestSuite
from studio.core.attachments import Attachment
from studio.core.errors import NotFound, StudioError
from studio.core.events import AnswerFinished, Outcome, RunFailed
from studio.runtime import Chat
from studio.trials.aids import Aids, judge_with
from studio.trials.asking import Ask, Ending, Run, converse, failed
from studio.trials.judging import judge
from studio.trials.results import CaseResult

__all__ = ["Ask", "Asking", "Attach", "run_suite", "to_ask"]

Attach = Callable[[str], Awaitable[Attachment]]
"""Reads a file of the agent by the name a case gives it."""


async def nothing_to_attach(name: str) -> Attachment:
    raise NotFound(kind="file", missing=name)


async def nobody_hears(result: CaseResult) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Asking:
    """A case that is to be asked, and which of its repeats that is; both counted from 1."""

    case: TestCase
    number: int
    attempt: int = 1


def to_ask(
    suite: TestSuite, repeats: int = 1, chosen: Collection[int] = (), done: Collection[tuple[int, int]] = ()
) -> Iterator[Asking]:
    """Yield all first attempts, then all second ones …, without those whose number and attempt are done.

    `chosen` are the numbers of the cases to ask, none for all.
    """
    for attempt in range(1, repeats + 1):
        for number, case in enumerate(suite.cases, start=1):
            if (not chosen or number in chosen) and (number, attempt) not in done:
                yield Asking(case, number, attempt)


async def run_suite(
    askings: Iterable[Asking],
    ask: Ask,
    *,
    attach: Attach = nothing_to_attach,
    aids: Aids = Aids(),  # noqa: B008  # frozen
    concurrency: int = 4,
    hear: Callable[[CaseResult], Awaitable[None]] = nobody_hears,
) -> list[CaseResult]:
    """Return the results in the order of the askings; cancelling ends the requests under way.

    `hear` is awaited for each result before another question is asked in its place.
    """
    free = asyncio.Semaphore(concurrency)

    async def run(asking: Asking) -> CaseResult:
        async with free:
            result = await run_case(asking.case, ask, attach, aids)
            placed = result.model_copy(update={"number": asking.number, "attempt": asking.attempt})
            await hear(placed)
        return placed

    async with asyncio.TaskGroup() as group:
        running = [group.create_task(run(asking)) for asking in askings]
    return [task.result() for task in running]


async def run_case(
    case: TestCase,
    ask: Ask,
    attach: Attach = nothing_to_attach,
    aids: Aids = Aids(),  # noqa: B008  # frozen
) -> CaseResult:
    started = time.perf_counter()
    chat = Chat()
    try:
        run = await _run(case, ask, attach, chat)
        result = _result(case, run, time.perf_counter() - started)
    finally:
        chat.close()
    if result.outcome in (None, Outcome.QUOTED):
        return result
    return result.model_copy(update={"checks": result.checks + await judge_with(aids, case, result.answer)})


async def _run(case: TestCase, ask: Ask, attach: Attach, chat: Chat) -> Run:
    """A file that is not there or does not read fails the case, not the suite."""
    try:
        chat.attachments += [await attach(name) for name in case.attachments]
    except StudioError as error:
        return Run(failed(error))
    return await converse([*case.before, case.question], ask, chat)


def _result(case: TestCase, run: Run, seconds: float) -> CaseResult:
    end = _without_queue(run)
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


def _without_queue(run: Run) -> Ending:
    """A case's time is that of its own answer."""
    end = run.end
    if isinstance(end, RunFailed) or not run.queued:
        return end
    timings, first = end.timings, end.timings.first_text
    own = {
        "total": max(timings.total - run.queued, 0.0),
        "first_text": None if first is None else max(first - run.queued_first, 0.0),
    }
    return end.model_copy(update={"timings": timings.model_copy(update=own)})


def _answered(end: AnswerFinished) -> dict[str, object]:
    return {
        "outcome": end.outcome,
        "citations": end.citations,
        "seconds": end.timings.total,
        "first_text": end.timings.first_text,
    }
