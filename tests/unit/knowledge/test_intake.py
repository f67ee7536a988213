"""Short texts are given to the readers together."""

from pathlib import Path

from studio.knowledge.arrivals import Arrival
from studio.knowledge.intake import grouped


def arrivals(ending: str, count: int) -> list[Arrival]:
    names = [f"办法{number:03}{ending}" for number in range(count)]
    return [Arrival(Path(name), name, bytes=9000) for name in names]


def test_short_texts_are_given_out_together_and_the_last_of_them_by_fewer() -> None:
    coming = arrivals(".txt", 100)

    groups = list(grouped(coming))

    assert [arrival for group in groups for arrival in group] == coming
    assert len(groups[0]) == 16
    assert [len(group) for group in groups[-3:]] == [1, 1, 1]


def test_what_takes_long_is_given_out_by_itself() -> None:
    coming = [*arrivals(".xlsx", 2), *arrivals(".txt", 1), *arrivals(".ofd", 1)]
    assert [len(group) for group in grouped(coming)] == [1, 1, 1, 1]
