"""Runs and results as rows, and back again."""

import sqlite3
import zlib
from collections.abc import Iterator

from studio.trials.overruling import Overruled, with_overrulings
from studio.trials.report import Report
from studio.trials.results import CaseResult, Overruling

_HEADS = "SELECT number, finished, report FROM runs WHERE agent = ? AND {wanted} ORDER BY number DESC"
_RESULTS = "SELECT result FROM results WHERE (agent, run) = (?, ?) ORDER BY attempt, number"
_OVERRULINGS = (
    "SELECT number, attempt, place, overruling FROM overrulings WHERE (agent, run) = (?, ?) ORDER BY rowid"
)
_OLD = """
SELECT number FROM runs WHERE agent = :agent AND number NOT IN
    (SELECT number FROM runs WHERE agent = :agent ORDER BY number DESC LIMIT :most)
EXCEPT SELECT run FROM overrulings WHERE agent = :agent
EXCEPT SELECT max(number) FROM runs WHERE agent = :agent AND whole AND finished != ''
"""


def heads(database: sqlite3.Connection, agent: str, wanted: str = "1", *facts: object) -> Iterator[Report]:
    """Yield the reports of an agent without their results, the newest first."""
    for number, finished, kept in database.execute(_HEADS.format(wanted=wanted), (agent, *facts)):
        yield Report.model_validate_json(kept).model_copy(update={"run": number, "finished": finished})


def filled(database: sqlite3.Connection, head: Report) -> Report:
    """Return the report with its results."""
    of_run = (head.agent, head.run)
    packed = database.execute(_RESULTS, of_run).fetchall()
    results = [CaseResult.model_validate_json(zlib.decompress(result)) for (result,) in packed]
    made = {
        Overruled(*place): Overruling.model_validate_json(overruling)
        for *place, overruling in database.execute(_OVERRULINGS, of_run)
    }
    return head.with_results(with_overrulings(results, made))


def add_run(database: sqlite3.Connection, report: Report) -> Report:
    """Give the run its number and keep it without results."""
    newest = "SELECT coalesce(max(number), 0) + 1 FROM runs WHERE agent = ?"
    number = int(database.execute(newest, (report.agent,)).fetchone()[0])
    begun = report.model_copy(update={"run": number, "results": ()})
    when, digests = (report.started, report.finished), (report.agent_digest, report.knowledge_digest)
    values = (report.agent, number, *when, *digests, report.whole, begun.model_dump_json())
    database.execute("INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
    return begun


def add_result(database: sqlite3.Connection, report: Report, result: CaseResult) -> None:
    packed = zlib.compress(result.model_dump_json().encode(), 3)
    place = (report.agent, report.run, result.number, result.attempt)
    values = (*place, result.held, result.seconds, packed)
    database.execute("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?, ?, ?)", values)
    _note_answered(database, place, result)


def count_again(database: sqlite3.Connection, report: Report, result: CaseResult) -> None:
    """A person has judged it otherwise."""
    place = (report.agent, report.run, result.number, result.attempt)
    counted = "UPDATE results SET held = ? WHERE (agent, run, number, attempt) = (?, ?, ?, ?)"
    database.execute(counted, (result.held, *place))
    _note_answered(database, place, result)


def let_old_go(database: sqlite3.Connection, agent: str, most: int) -> None:
    """Delete what is beyond the `most` newest, but for overruled runs and the newest whole one."""
    for (number,) in database.execute(_OLD, {"agent": agent, "most": most}).fetchall():
        database.execute("DELETE FROM runs WHERE (agent, number) = (?, ?)", (agent, number))
        for table in ("results", "unanswered"):
            database.execute(f"DELETE FROM {table} WHERE (agent, run) = (?, ?)", (agent, number))


def _note_answered(
    database: sqlite3.Connection, place: tuple[str, int, int, int], result: CaseResult
) -> None:
    """Lists tell of what is unanswered without reading the results."""
    database.execute("DELETE FROM unanswered WHERE (agent, run, number, attempt) = (?, ?, ?, ?)", place)
    if result.unanswered:
        database.execute("INSERT INTO unanswered VALUES (?, ?, ?, ?)", place)
