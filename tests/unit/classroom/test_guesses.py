"""Who guesses codes waits longer and longer; who only mistyped hardly notices."""

import pytest

from studio.classroom.room.guesses import FREE, GuessLimit
from studio.core.errors import ClassCodeTooOften
from tests.unit.classroom.rooms import Clock


def wait_of(limit: GuessLimit, address: str = "a") -> int:
    try:
        limit.check(address)
    except ClassCodeTooOften as error:
        return error.seconds
    return 0


def test_some_mistakes_are_free_and_then_each_doubles_the_wait() -> None:
    clock = Clock()
    limit = GuessLimit(clock)
    waits = []
    for _ in range(FREE + 12):
        limit.wrong("a")
        waits.append(wait_of(limit))
        clock.at += waits[-1]
    assert waits[: FREE - 1] == [0] * (FREE - 1)
    assert waits[FREE - 1 : FREE + 3] == [2, 4, 8, 16]
    assert waits[-1] == 900


def test_others_are_not_kept_waiting() -> None:
    limit = GuessLimit(Clock())
    for _ in range(20):
        limit.wrong("a")
    assert wait_of(limit, "b") == 0


def test_after_an_hour_all_is_forgotten() -> None:
    clock = Clock()
    limit = GuessLimit(clock)
    for _ in range(FREE):
        limit.wrong("a")
    clock.at += 3601
    limit.wrong("a")
    assert wait_of(limit) == 0


def test_a_flood_of_addresses_fills_no_memory() -> None:
    limit = GuessLimit(Clock())
    for number in range(10_050):
        limit.wrong(str(number))
    with pytest.raises(KeyError):
        limit._known["0"]
    assert len(limit._known) == 10_000
