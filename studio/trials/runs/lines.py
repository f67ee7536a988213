"""A run in one line of a list: what it was about and how it went, without its answers."""

import sqlite3

from pydantic import BaseModel, ConfigDict

from studio.trials.report import Report

_COUNTS = """
SELECT run, count(*), sum(held), sum(NOT held AND sometimes), sum(asked), max(slowest) FROM (
    SELECT run, min(held) AS held, max(held) AS sometimes, count(*) AS asked, max(seconds) AS slowest
    FROM results WHERE agent = :agent GROUP BY run, number
) GROUP BY run
"""
_OVERRULED = """
SELECT run, count(*) FROM
    (SELECT DISTINCT run, number, attempt, place FROM overrulings WHERE agent = :agent) GROUP BY run
"""


class RunLine(BaseModel):
    """`head` is the report without results; `total` counts cases that have an answer, `answers` all answers.

    `slowest` is in seconds.
    """

    model_config = ConfigDict(frozen=True)

    head: Report
    total: int = 0
    passed: int = 0
    flaky: int = 0
    answers: int = 0
    slowest: float = 0.0
    overruled: int = 0

    @property
    def all_passed(self) -> bool:
        return 0 < self.total == self.passed

    @property
    def finished(self) -> bool:
        return bool(self.head.finished)


def lines(database: sqlite3.Connection, heads: list[Report]) -> list[RunLine]:
    """Return a line for each of these runs, which are all of one agent."""
    facts = {"agent": heads[0].agent if heads else ""}
    names = ("total", "passed", "flaky", "answers", "slowest")
    counts = {run: dict(zip(names, row, strict=True)) for run, *row in database.execute(_COUNTS, facts)}
    overruled = dict(database.execute(_OVERRULED, facts).fetchall())
    return [
        RunLine(head=head, overruled=overruled.get(head.run, 0), **counts.get(head.run, {})) for head in heads
    ]
