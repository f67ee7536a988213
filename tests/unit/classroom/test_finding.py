"""Finding a class by its code on the network, here on loopback."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass

import pytest

from studio.classroom.finding import GREETING, find_class, proof
from studio.classroom.room.answering import answering
from studio.classroom.room.guesses import FREE, GuessLimit
from studio.core.errors import ClassNotFound
from tests.ports import free_port
from tests.unit.classroom.rooms import Clock

CODE = "3WA3WT"
LOOPBACK = ("127.0.0.1",)
QUICK = 0.02


@dataclass
class Hall:
    port: int
    guesses: GuessLimit


@pytest.fixture
async def hall() -> AsyncIterator[Hall]:
    port, guesses = free_port(), GuessLimit(Clock())
    async with answering(lambda: CODE, "8430", guesses, port, own_only=True) as heard:
        assert heard
        yield Hall(port, guesses)


async def test_who_knows_the_code_is_told_where_the_class_is(hall: Hall) -> None:
    assert await find_class(CODE, hall.port, LOOPBACK) == "http://127.0.0.1:8430"


async def test_a_broadcast_on_this_computer_finds_it_too(hall: Hall) -> None:
    assert await find_class(CODE, hall.port, ("127.255.255.255",)) == "http://127.0.0.1:8430"


async def test_a_class_with_one_address_tells_it(hall: Hall) -> None:
    code, told = "ZZZZZZ", "9000 192.168.1.20"
    async with answering(lambda: code, told, GuessLimit(Clock()), hall.port, own_only=True):
        assert await find_class(code, hall.port, ("127.255.255.255",)) == "http://192.168.1.20:9000"


async def test_looking_for_a_class_that_has_gone_is_one_guess(hall: Hall) -> None:
    for _ in range(FREE + 1):
        with pytest.raises(ClassNotFound):
            await find_class("AAAAAA", hall.port, LOOPBACK, QUICK, nonce="seat")
    assert await find_class(CODE, hall.port, LOOPBACK)


async def test_another_code_is_not_answered(hall: Hall) -> None:
    with pytest.raises(ClassNotFound):
        await find_class("AAAAAA", hall.port, LOOPBACK, QUICK)


async def test_asking_often_with_one_nonce_is_one_guess_and_guessing_ends_the_answers(hall: Hall) -> None:
    with pytest.raises(ClassNotFound):
        await find_class("AAAAAA", hall.port, LOOPBACK, QUICK)
    assert await find_class(CODE, hall.port, LOOPBACK)
    for _ in range(FREE):
        with pytest.raises(ClassNotFound):
            await find_class("AAAAAA", hall.port, LOOPBACK, QUICK)
    with pytest.raises(ClassNotFound):
        await find_class(CODE, hall.port, LOOPBACK, QUICK)


async def test_two_classes_on_one_computer_both_hear(hall: Hall) -> None:
    async with answering(lambda: "ZZZZZZ", "9000", GuessLimit(Clock()), hall.port, own_only=True):
        everywhere = ("127.255.255.255",)
        assert await find_class("ZZZZZZ", hall.port, everywhere) == "http://127.0.0.1:9000"
        assert await find_class(CODE, hall.port, everywhere) == "http://127.0.0.1:8430"


NOISE = [b"", b"\xff" * 600, *(f"{GREETING}{rest}".encode() for rest in ("", " a b c", f" n {'0' * 64}"))]


@pytest.mark.parametrize("noise", NOISE)
async def test_noise_is_not_answered_and_harms_nothing(hall: Hall, noise: bytes) -> None:
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as asking:
        asking.sendto(noise, ("127.0.0.1", hall.port))
    assert await find_class(CODE, hall.port, LOOPBACK)


async def test_forged_answers_to_other_questions_are_passed_over(hall: Hall) -> None:
    loop = asyncio.get_running_loop()
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as liar:
        liar.bind(("127.0.0.1", 0))
        liar.setblocking(False)
        finding = asyncio.create_task(find_class(CODE, liar.getsockname()[1], LOOPBACK, QUICK * 5))
        question, whom = await loop.sock_recvfrom(liar, 600)
        assert CODE.encode() not in question
        assert question.decode().split()[-1] == proof(question.decode().split()[-2], CODE)
        for answer in (b"", b"agent-studio class 1 other 8430", question, question[:-64] + b"99999"):
            liar.sendto(answer, whom)
        with pytest.raises(ClassNotFound):
            await finding


async def test_a_port_that_is_taken_leaves_the_address_to_be_typed() -> None:
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as taken:
        taken.bind(("", 0))
        port = taken.getsockname()[1]
        async with answering(lambda: CODE, "8430", GuessLimit(Clock()), port, own_only=True) as heard:
            assert not heard
