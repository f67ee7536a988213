"""Search several bases at once and keep the best passages of them all."""

import asyncio
from collections.abc import Coroutine, Iterable, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from studio.core.passages import Passage
from studio.core.searches import SearchResult
from studio.tools.tool import Searchable


async def search_all(bases: Sequence[Searchable], question: str, top: int) -> SearchResult:
    """The best `top` passages, what fits first; the first base's error ends the other searches."""
    return joined(await _together(base.look_up(question, top) for base in bases), top)


async def search_each(bases: Sequence[Searchable], questions: Sequence[str], top: int) -> SearchResult:
    """The best `top` passages for a question that is said in several ways, the likeliest first.

    Every way has its turn with what fits it; the first also keeps what does not, behind the others where
    nothing fits it. Where nothing fits any of them, all have their turns with what they have.
    """
    first, *others = await _together(search_all(bases, question, top) for question in questions)
    if not others:
        return first
    found = [[passage for passage in other.passages if passage.fits] for other in others]
    likeliest = any(passage.fits for passage in first.passages)
    if not likeliest and not any(found):
        found = [list(other.passages) for other in others]
    found.insert(0 if likeliest else len(found), list(first.passages))
    result = joined([first, *others], top)
    also = dict.fromkeys((*questions[1:], *result.rewritten))
    return replace(result, passages=tuple(_in_turns(found)[:top]), rewritten=tuple(also))


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


async def _together(searches: "Iterable[Coroutine[Any, Any, SearchResult]]") -> list[SearchResult]:
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(search) for search in searches]
    except ExceptionGroup as errors:
        raise _first(errors) from errors
    return [task.result() for task in tasks]


def _in_turns(lists: Sequence[Sequence[Passage]]) -> list[Passage]:
    """Each passage once, one of every list after another."""
    told: dict[tuple[str, str, int], Passage] = {}
    for turn in zip_longest(*lists):
        for passage in filter(None, turn):
            place = (passage.base, passage.document, passage.chunk)
            if place not in told or passage.fits:
                told[place] = passage
    return list(told.values())


def _first(errors: BaseExceptionGroup[BaseException]) -> BaseException:
    first = errors.exceptions[0]
    return _first(first) if isinstance(first, BaseExceptionGroup) else first
