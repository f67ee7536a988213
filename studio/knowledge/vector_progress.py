"""Tells how far the vectors of a load have come while they are waited for."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from studio.knowledge.progress import LoadProgress, LoadReport, OnProgress
from studio.knowledge.status import VectorStatus

_EVERY = 0.3  # seconds: a person hears of it twice a second


async def told_meanwhile(
    settling: Coroutine[Any, Any, None],
    status: Callable[[], VectorStatus],
    report: LoadReport,
    on_progress: OnProgress,
) -> None:
    """Wait for it; cancelling ends the wait alone, the vectors go on in the background."""
    waiting = asyncio.create_task(settling)
    try:
        while not (await asyncio.wait({waiting}, timeout=_EVERY))[0]:
            on_progress(_progress(report, await asyncio.to_thread(status)))
        await waiting
    finally:
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)


def _progress(report: LoadReport, vectors: VectorStatus) -> LoadProgress:
    loaded = len(report.loaded) + len(report.replaced)
    missed = len(report.failed), len(report.refused)
    done = loaded + len(report.skipped) + sum(missed)
    return LoadProgress(
        done, done, "", loaded, len(report.skipped), *missed, report.seconds,
        vectors=vectors.vectors, vectors_total=vectors.vectors + vectors.pending,
    )  # fmt: skip
