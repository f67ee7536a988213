"""A run in one line of a list: what it was about and how it went, without its answers."""

import sqlite3
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, ConfigDict

from studio.trials.report import Report

_COUNTS = """
SELECT run, count(*), sum(held), sum(NOT held AND sometimes), sum(asked), max(slowest) FROM (
    SELECT run, min(held) AS held, max(held) AS sometimes, count(*) AS asked, max(seconds) AS slowest
    FROM results WHERE agent = :agent GROUP BY run, number
) GROUP BY run
"""
_UNANSWERED = "SELECT run, count(*) FROM unanswered WHERE agent = :agent GROUP BY run"
_OVERRULED = """
SELECT run, count(*) FROM
    (SELECT DISTINCT run, number, attempt, place FROM overrulings WHERE agent = :agent) GROUP BY run
"""


class RunLine(BaseModel):
    """`head` is the report without results; `total` counts cases that were asked, `answers` all answers.

    `unanswered` counts what an endpoint that was away left open; `slowest` is in seconds.
    """

    model_config = ConfigDict(frozen=True)

    head: Report
    total: int = 0
    passed: int = 0
    flaky: int = 0
    answers: int = 0
    slowest: float = 0.0
    unanswered: int = 0
    overruled: int = 0

    @property
    def all_passed(self) -> bool:
        return 0 < self.total == self.passed

    @property
    def finished(self) -> bool:
        return bool(self.head.finished)

    @property
    def open(self) -> bool:
        """Whether it was broken off, or lacks answers because the endpoint was away: it can go on."""
        return not self.finished or self.unanswered > 0


def to_go_on_with(lines: Iterable[RunLine], about: tuple[str, str]) -> RunLine | None:
    """Return which of these runs, the newest first, is to go on: an open one on these digests.

    A run of all cases that is done says more than those before it; of single cases, it says nothing of them.
    """
    for line in lines:
        if (line.head.agent_digest, line.head.knowledge_digest) != about:
            continue
        if line.open and (line.head.whole or line.answers):
            return line
        if not line.open and line.head.whole:
            return None
    return None


def lines(database: sqlite3.Connection, heads: list[Report]) -> list[RunLine]:
    """Return a line for each of these runs, which are all of one agent."""
    facts = {"agent": heads[0].agent if heads else ""}
    names = ("total", "passed", "flaky", "answers", "slowest")
    counts = {run: dict(zip(names, row, strict=True)) for run, *row in database.execute(_COUNTS, facts)}
    overruled = dict(database.execute(_OVERRULED, facts).fetchall())
    unanswered = dict(database.execute(_UNANSWERED, facts).fetchall())
    return [
        _line(head, counts.get(head.run, {}), unanswered.get(head.run, 0), overruled.get(head.run, 0))
        for head in heads
    ]


def _line(head: Report, counts: dict[str, Any], unanswered: int, overruled: int) -> RunLine:
    answers = counts.get("answers", 0) - unanswered
    return RunLine(head=head, **(counts | {"answers": answers}), unanswered=unanswered, overruled=overruled)
