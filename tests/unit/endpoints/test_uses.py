"""What an endpoint did in the last 24 hours is counted and timed, and nothing more is kept."""

from pathlib import Path

from studio.endpoints import Use, Uses
from studio.endpoints.uses import STOPPED

NOW = 1_800_000_000.0
HOUR = 3600.0


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> float:
        return self.now


def use(ago: float = 0.0, work: str = "chat/completions", **facts: object) -> Use:
    known: dict[str, object] = {"endpoint": "city", "waited": 0.0, "first": 0.5, "seconds": 2.0}
    return Use(work=work, began=NOW - ago, **(known | facts))  # type: ignore[arg-type]  # as the field says


def test_a_day_is_summed_up(tmp_path: Path) -> None:
    uses = Uses(tmp_path / "requests.sqlite3", Clock())
    for one in (
        use(first=0.4),
        use(HOUR * 1.5, first=0.9, waited=1.5),
        use(HOUR * 2.5, first=6.0, limited=2),
        use(work="embeddings", first=0.01),
        use(first=9.0, trouble="EndpointBusy"),
        use(first=9.0, trouble=STOPPED),
        use(HOUR * 25),
        use(endpoint="bureau"),
    ):
        uses.note(one)

    day = uses.last_day("city")

    assert (day.requests, day.failed, day.limited) == (6, 1, 2)
    assert (day.first_median, day.first_slowest) == (0.9, 6.0)
    assert (day.queued, day.longest_queue) == (1, 1.5)
    assert day.hours[-3:] == (1, 1, 4)


def test_it_is_written_now_and_then_and_outlives_the_program(tmp_path: Path) -> None:
    clock = Clock()
    uses = Uses(tmp_path / "requests.sqlite3", clock)
    uses.note(use())
    before = uses.due
    clock.now += 6
    assert (before, uses.due) == (False, True)
    uses.keep()

    assert Uses(tmp_path / "requests.sqlite3", clock).last_day("city").requests == 1


def test_what_is_a_month_old_goes_and_all_of_it_can_be_forgotten(tmp_path: Path) -> None:
    uses = Uses(tmp_path / "requests.sqlite3", Clock())
    uses.note(use(HOUR * 24 * 32))
    uses.note(use(HOUR))
    assert [one.began for one in uses.latest("city")] == [NOW - HOUR]

    assert uses.forget() == 1
    assert uses.latest() == []


def test_where_nothing_was_asked_there_is_no_file(tmp_path: Path) -> None:
    uses = Uses(tmp_path / "requests.sqlite3", Clock())

    assert uses.last_day("city").requests == 0
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_file_costs_the_counts_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "requests.sqlite3").write_bytes(b"no database" * 200)
    uses = Uses(tmp_path / "requests.sqlite3", Clock())
    uses.note(use())

    assert uses.last_day("city").requests == 0
