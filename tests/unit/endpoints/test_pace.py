"""No more requests a minute than were agreed on."""

from studio.endpoints.pace import Pace


class Time:
    def __init__(self) -> None:
        self.now = 100.0
        self.pauses: list[float] = []

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)


async def test_the_one_too_many_waits_until_a_minute_is_over() -> None:
    time = Time()
    pace = Pace(2, time, time.sleep)
    await pace.turn()
    time.now += 10
    await pace.turn()
    await pace.turn()
    await pace.turn()

    assert time.pauses == [50, 60]


async def test_without_a_limit_nobody_waits() -> None:
    time = Time()
    for _ in range(100):
        await Pace(0, time, time.sleep).turn()

    assert time.pauses == []
