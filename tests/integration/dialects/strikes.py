"""What a model server may do to a request, in the words of a dialect: building blocks of the faults."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from tests.integration.dialects.dialects import PIECES, Dialect
from tests.integration.dialects.wire import PAUSE, Line, head, whole

LOGIN = "<!doctype html><html><head><title>统一登录</title></head><body>…</body></html>"
GATEWAY = "<html><head><title>502 Bad Gateway</title></head></html>"
HUGE = b"x" * 1_000_000
Strike = Callable[[Line, Dialect, int], Awaitable[None]]
"""What the server does to the n-th request, counted from 1."""


async def good(line: Line, dialect: Dialect) -> None:
    await line.send(head(), *dialect.answer())


def answers(answer: Callable[[Dialect], bytes]) -> Strike:
    async def strike(line: Line, dialect: Dialect, number: int) -> None:
        await line.send(answer(dialect))

    return strike


def streams(events: Callable[[Dialect], list[bytes]], *, reset: bool = False, hold: bool = False) -> Strike:
    async def strike(line: Line, dialect: Dialect, number: int) -> None:
        await line.send(head(), *events(dialect))
        await asyncio.sleep(PAUSE)
        if hold:
            await line.left()
        if reset:
            line.abort()

    return strike


def first(answer: Callable[[Dialect], bytes], times: int = 2) -> Strike:
    """Fails so many times, and then answers."""

    async def strike(line: Line, dialect: Dialect, number: int) -> None:
        if number <= times:
            await line.send(answer(dialect))
        else:
            await good(line, dialect)

    return strike


async def reset_at_once(line: Line, dialect: Dialect, number: int) -> None:
    line.abort()


async def hung_up(line: Line, dialect: Dialect, number: int) -> None:
    return


async def silent(line: Line, dialect: Dialect, number: int) -> None:
    await line.left()


async def dawdling_head(line: Line, dialect: Dialect, number: int) -> None:
    for letter in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"a" * 10_000:
        await line.send(bytes([letter]))
        await asyncio.sleep(PAUSE)


async def endless_head(line: Line, dialect: Dialect, number: int) -> None:
    await line.send(b"HTTP/1.1 200 OK\r\n")
    for count in range(100_000):
        await line.send(f"X-{count}: {'a' * 1000}\r\n".encode())


def for_ever(event: Callable[[Dialect], bytes], pause: float = PAUSE, *, thinks: bool = False) -> Strike:
    async def strike(line: Line, dialect: Dialect, number: int) -> None:
        await line.send(head(), *dialect.opening(), *(dialect.thinking() if thinks else []))
        while True:
            await line.send(event(dialect))
            await asyncio.sleep(pause)

    return strike


async def huge_line(line: Line, dialect: Dialect, number: int) -> None:
    await line.send(head(), b"data: ")
    for _ in range(100):
        await line.send(HUGE)


async def crumbs(line: Line, dialect: Dialect, number: int) -> None:
    await line.send(head())
    await line.crumble(b"".join(dialect.answer()), 11)


def half(dialect: Dialect) -> list[bytes]:
    return [*dialect.opening(), *dialect.thinking(), dialect.text(PIECES[0]), dialect.text(PIECES[1])]


def plain(dialect: Dialect) -> dict[str, Any]:
    """The whole answer as one body, for a server that does not stream."""
    message = {"role": "assistant", "content": "".join(PIECES)}
    return {
        "id": "1",
        "object": "chat.completion",
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
    }


def listed(dialect: Dialect) -> list[bytes]:
    parts = [[{"type": "text", "text": piece}] for piece in PIECES]
    events = [dialect.event(dialect.chunk({"content": part})) for part in parts]
    return [*dialect.opening(), *dialect.thinking(), *events, *dialect.closing("stop")]


def oddly(*odd: Any) -> Callable[[Dialect], list[bytes]]:
    """A good answer with odd chunks in its middle."""

    def events(dialect: Dialect) -> list[bytes]:
        chunks = [
            dialect.event({**dialect.chunk({}), **each} if isinstance(each, dict) else str(each))
            for each in odd
        ]
        return [
            *dialect.opening(),
            *dialect.thinking(),
            *chunks,
            *map(dialect.text, PIECES),
            *dialect.closing("stop"),
        ]

    return events


def refusal(status: int, message: str, **more: str) -> Callable[[Dialect], bytes]:
    return lambda dialect: whole(status, dialect.error(status, message), **more)


def in_words(which: str) -> Callable[[Dialect], bytes]:
    def answer(dialect: Dialect) -> bytes:
        status, message = getattr(dialect, which)
        return whole(status, dialect.error(status, message))

    return answer


def until_cut(dialect: Dialect) -> list[bytes]:
    """Up to the middle of a character."""
    last = dialect.text("警")
    return [*half(dialect), last[: last.index("警".encode()) + 1]]
