"""The lines that OCR found on scanned pages, kept so that a passage can be marked on the page's picture."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import astuple
from itertools import groupby

from studio.core.documents import RecognisedLine
from studio.knowledge.database import Database


def put_recognised(connection: sqlite3.Connection, document: int, lines: Sequence[RecognisedLine]) -> None:
    """`document` is its id; the lines of a page stand together."""
    rows = [
        (document, page, json.dumps([_packed(line) for line in members], ensure_ascii=False))
        for page, members in groupby(lines, key=lambda line: line.page)
    ]
    connection.executemany("INSERT INTO recognised VALUES (?, ?, ?)", rows)


def recognised_lines(database: Database, document: str, page: int) -> tuple[RecognisedLine, ...]:
    """None where the page was not read by OCR."""
    query = (
        "SELECT r.lines FROM recognised r JOIN documents d ON d.id = r.document"
        " WHERE d.name = ? AND r.page = ?"
    )
    with database.read() as connection:
        found = connection.execute(query, (document, page)).fetchone()
    return tuple(RecognisedLine(page, *line) for line in json.loads(found[0])) if found else ()


def all_recognised(connection: sqlite3.Connection, document: str) -> list[RecognisedLine]:
    query = (
        "SELECT r.page, r.lines FROM recognised r JOIN documents d ON d.id = r.document"
        " WHERE d.name = ? ORDER BY r.page"
    )
    pages = connection.execute(query, (document,)).fetchall()
    return [RecognisedLine(page, *line) for page, lines in pages for line in json.loads(lines)]


def _packed(line: RecognisedLine) -> list[object]:
    _, text, *box = astuple(line)
    return [text, *(round(edge, 5) for edge in box)]
