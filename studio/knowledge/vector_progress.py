"""Tells how far the vectors of a load have come while they are waited for."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from studio.knowledge.progress import LoadProgress, LoadReport, OnProgress

_EVERY = 0.2  # seconds: on a busy machine, too, a person hears of it twice a second


async def told_meanwhile(
    settling: Coroutine[Any, Any, None],
    standing: Callable[[], tuple[int, int]],
    report: LoadReport,
    on_progress: OnProgress,
) -> None:
    """Wait for it; cancelling ends the wait alone, the vectors go on in the background.

    `standing` tells how many chunks there are and how many of them cannot be found by meaning yet.
    """
    waiting = asyncio.create_task(settling)
    try:
        while not (await asyncio.wait({waiting}, timeout=_EVERY))[0]:
            on_progress(_progress(report, *await asyncio.to_thread(standing)))
        await waiting
    finally:
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)


def _progress(report: LoadReport, chunks: int, pending: int) -> LoadProgress:
    loaded = len(report.loaded) + len(report.replaced)
    missed = len(report.failed), len(report.refused)
    done = loaded + len(report.skipped) + sum(missed)
    return LoadProgress(
        done, done, "", loaded, len(report.skipped), *missed, report.seconds,
        vectors=max(chunks - pending, 0), vectors_total=max(chunks, 1),
    )  # fmt: skip
