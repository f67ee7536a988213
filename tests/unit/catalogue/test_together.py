"""Whoever asks the database at about the same time shares one look at it, and never an old one."""

import asyncio
import threading
from collections.abc import Collection

import pytest

from studio.catalogue.store.together import Together
from studio.core.errors import CatalogueBusy


class Looking:
    """Notes what each look was about; each takes until it may end."""

    def __init__(self) -> None:
        self.about: list[set[str]] = []
        self.began, self.may_end = threading.Semaphore(0), threading.Semaphore(0)

    def __call__(self, asked: Collection[str]) -> int:
        self.about.append(set(asked))
        self.began.release()
        self.may_end.acquire()
        return len(self.about)


async def test_those_who_ask_at_once_share_a_look() -> None:
    looking = Looking()
    looking.may_end.release()
    together = Together(looking)
    assert await asyncio.gather(*(together.ask(name) for name in ("a", "b", "a"))) == [1, 1, 1]
    assert looking.about == [{"a", "b"}]


async def test_who_comes_while_somebody_looks_gets_the_next_look() -> None:
    looking = Looking()
    together = Together(looking)
    first = asyncio.create_task(together.ask("a"))
    await asyncio.to_thread(looking.began.acquire)
    later = [asyncio.create_task(together.ask(name)) for name in ("b", "c")]
    looking.may_end.release(2)
    assert await asyncio.gather(first, *later) == [1, 2, 2]
    assert looking.about == [{"a"}, {"b", "c"}]


async def test_who_goes_away_takes_nothing_from_the_others() -> None:
    looking = Looking()
    together = Together(looking)
    gone, stays = asyncio.create_task(together.ask("a")), asyncio.create_task(together.ask("b"))
    await asyncio.to_thread(looking.began.acquire)
    gone.cancel()
    looking.may_end.release()
    assert await stays == 1


async def test_after_a_look_that_failed_comes_another() -> None:
    failing = [CatalogueBusy(), None]

    def look(asked: Collection[str]) -> str:
        if (error := failing.pop(0)) is not None:
            raise error
        return " ".join(asked)

    together = Together(look)
    with pytest.raises(CatalogueBusy):
        await together.ask("a")
    assert await together.ask("b") == "b"
