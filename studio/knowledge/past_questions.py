"""What was asked of a base: kept in it, never sent anywhere, only the latest, and cleared at a word."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from studio.knowledge.database import Database

_KEPT = 2000
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class PastQuestion:
    """`at` is the ISO 8601 time it was asked last, `times` how often it was asked."""

    question: str
    at: str
    times: int


def leave_past_behind(copy: Path) -> None:
    """Of a base that is handed on: what was asked here goes with no copy, not even as deleted bytes."""
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("DELETE FROM asked")
        connection.commit()


class PastQuestions:
    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, question: str) -> None:
        asked = " ".join(question.split())[:_LONGEST]
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        with self._database.change() as connection:
            connection.execute("INSERT INTO asked (question, at) VALUES (?, ?)", (asked, now))
            connection.execute("DELETE FROM asked WHERE id <= (SELECT max(id) FROM asked) - ?", (_KEPT,))

    def list(self, limit: int) -> list[PastQuestion]:
        query = (
            "SELECT question, max(at), count(*) FROM asked GROUP BY question ORDER BY max(id) DESC LIMIT ?"
        )
        with self._database.read() as connection:
            return [PastQuestion(*row) for row in connection.execute(query, (limit,))]

    def clear(self) -> None:
        with self._database.change() as connection:
            connection.execute("DELETE FROM asked")
