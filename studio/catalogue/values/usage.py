"""How much an agent is used: counts alone, never what was asked."""

from datetime import date

from pydantic import Field

from studio.catalogue.people import Day, Value, Whole

MOST_A_DAY = 1000
"""Answers of one person and agent that count on one day."""


class UsageLine(Value):
    """All answers of one version on one day so far on that computer: the same line again counts once."""

    agent: str = Field(max_length=60)
    version: str = Field(max_length=40)
    day: Day
    answers: Whole = Field(ge=1, le=1_000_000)


class UsageReport(Value):
    """`device` is a random name of the copy that reports."""

    device: str = Field(pattern=r"^[0-9a-f]{32}$")
    lines: tuple[UsageLine, ...] = Field(max_length=500)


class UsageTaken(Value):
    """How many lines count; the others are of unknown releases or of days that are too far off."""

    taken: int
    left_out: int


class UsageDay(Value):
    day: date
    version: str
    answers: int
    people: int


class Usage(Value):
    """`answers` and `people` are those of the last 30 days, `days` goes back 90."""

    answers: int = 0
    people: int = 0
    departments: int = 0
    days: tuple[UsageDay, ...] = ()
