"""How long requests wait for a free slot of an endpoint: time that is the queue's and not the answer's."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass
class Waits:
    """`seconds` of all requests together that were made by the work it was counted for."""

    seconds: float = 0.0


# Follows the work into every task it starts, which is where the requests are made.
_counted: ContextVar[Waits | None] = ContextVar("waits", default=None)


@contextmanager
def waits_counted() -> Iterator[Waits]:
    """Count for what is done inside, tasks that are started there included."""
    waits = Waits()
    token = _counted.set(waits)
    try:
        yield waits
    finally:
        _counted.reset(token)


@contextmanager
def waiting() -> Iterator[None]:
    """What is inside waits for a slot."""
    started = time.perf_counter()
    try:
        yield
    finally:
        waited_since(started)


def waited_since(started: float) -> None:
    """Count from that moment (time.perf_counter) to now, as a server has told of its own queue."""
    counted = _counted.get()
    if counted is not None:
        counted.seconds += time.perf_counter() - started
