"""Search several bases at once and keep the best passages of them all."""

import asyncio
from collections.abc import Sequence

from studio.core.searches import SearchResult
from studio.tools.tool import Searchable


async def search_all(bases: Sequence[Searchable], question: str, top: int) -> SearchResult:
    """The best `top` passages, what fits first; the first base's error ends the other searches."""
    try:
        async with asyncio.TaskGroup() as group:
            searches = [group.create_task(base.look_up(question, top)) for base in bases]
    except ExceptionGroup as errors:
        raise _first(errors) from errors
    return joined([search.result() for search in searches], top)


def joined(results: Sequence[SearchResult], top: int) -> SearchResult:
    """One base alone keeps its own order: what does not fit may still answer best."""
    found = [passage for result in results for passage in result.passages]
    if len(results) > 1:
        found.sort(key=lambda passage: (passage.fits, passage.score), reverse=True)
    skipped = {one.step: one for result in results for one in result.skipped}
    return SearchResult(
        passages=tuple(found[:top]),
        rewritten=tuple(dict.fromkeys(words for result in results for words in result.rewritten)),
        skipped=tuple(skipped.values()),
        reranked=any(result.reranked for result in results),
        seconds=max((result.seconds for result in results), default=0.0),
    )


def _first(errors: BaseExceptionGroup[BaseException]) -> BaseException:
    first = errors.exceptions[0]
    return _first(first) if isinstance(first, BaseExceptionGroup) else first
