"""How long a busy endpoint is left alone."""

import pytest

from studio.endpoints import Retries

NOON = 1_700_000_000.0  # Tue, 14 Nov 2023 22:13:20 GMT
CALM = Retries(chance=lambda: 0.5, now=lambda: NOON)


def test_the_pause_doubles_and_then_we_give_up() -> None:
    assert [CALM.pause(tries) for tries in (1, 2, 3, 4)] == [0.5, 1.0, 2.0, None]


def test_jitter_spreads_the_pause_by_half_in_either_direction() -> None:
    assert Retries(chance=lambda: 0.0).pause(1) == 0.25
    assert Retries(chance=lambda: 1.0).pause(1) == 0.75


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("7", 7.0), ("0", 0.0), ("1.5", 1.5), ("Tue, 14 Nov 2023 22:13:50 GMT", 30.0),
     ("Tue, 14 Nov 2023 22:00:00 GMT", 0.0), ("soon", 0.5), ("-3", 0.0)],
)  # fmt: skip
def test_retry_after_is_obeyed_in_both_its_forms(header: str, seconds: float) -> None:
    assert CALM.pause(1, header) == seconds


@pytest.mark.parametrize("header", ["3600", "Tue, 14 Nov 2023 23:13:20 GMT"])
def test_an_endpoint_that_asks_for_an_hour_is_not_waited_for(header: str) -> None:
    assert CALM.pause(1, header) is None
