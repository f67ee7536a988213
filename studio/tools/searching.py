"""Search several bases at once and keep the best passages of them all."""

import asyncio
from collections.abc import Sequence

from studio.core.passages import Passage
from studio.tools.tool import Searchable


async def search_all(bases: Sequence[Searchable], question: str, top: int) -> list[Passage]:
    """Return the best `top` passages, what fits first; the first base's error ends the other searches."""
    if len(bases) == 1:
        return (await bases[0].search(question, top))[:top]
    try:
        async with asyncio.TaskGroup() as group:
            searches = [group.create_task(base.search(question, top)) for base in bases]
    except ExceptionGroup as errors:
        raise _first(errors) from errors
    found = [passage for search in searches for passage in search.result()]
    return sorted(found, key=lambda passage: (passage.fits, passage.score), reverse=True)[:top]


def _first(errors: BaseExceptionGroup[BaseException]) -> BaseException:
    first = errors.exceptions[0]
    return _first(first) if isinstance(first, BaseExceptionGroup) else first
