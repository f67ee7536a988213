"""A document follows its file to another path and name with all that was made of it, without being read."""

import json
import sqlite3

from studio.core.places import Place
from studio.knowledge.terms import searched_text, segmented


def move(
    connection: sqlite3.Connection, old: str, new: str, source: str, changed: str, stamp: str
) -> list[int]:
    """Within a transaction; return the ids of chunks that are gone: those of a new name have new ones."""
    connection.execute(
        "UPDATE documents SET name = ?, source = ?, changed = ?, stamp = ? WHERE name = ?",
        (new, source, changed, stamp, old),
    )
    connection.execute("UPDATE documents SET source = ? WHERE container = ?", (source, old))
    if new == old:
        return []
    connection.execute("UPDATE chunk_edits SET document = ? WHERE document = ?", (new, old))
    _rename_in_questions(connection, old, new)
    return _said_by_new_name(connection, new)


def _said_by_new_name(connection: sqlite3.Connection, name: str) -> list[int]:
    """A chunk is searched by its document's name too, and the index takes in only chunks it has not seen."""
    query = (
        "SELECT c.id, c.text, c.place FROM chunks c JOIN documents d ON d.id = c.document WHERE d.name = ?"
    )
    found = connection.execute(query + " ORDER BY c.ordinal", (name,)).fetchall()
    for chunk, text, place in found:
        words = segmented(searched_text(name, text, Place.model_validate_json(place)))
        added = connection.execute(_COPY, (chunk,)).lastrowid
        connection.execute(_WORDS, (added, words, chunk))
        for table in ("vectors", "vectors_next"):
            connection.execute(_VECTOR.format(table=table), (added, chunk))
        connection.execute(_QUESTIONS, (added, chunk))
        connection.execute("DELETE FROM chunks WHERE id = ?", (chunk,))
    return [chunk for chunk, _, _ in found]


def _rename_in_questions(connection: sqlite3.Connection, old: str, new: str) -> None:
    query = "SELECT id, documents FROM questions WHERE instr(documents, ?)"
    for id_, documents in connection.execute(query, (json.dumps(old, ensure_ascii=False),)).fetchall():
        renamed = [new if name == old else name for name in json.loads(documents)]
        told = json.dumps(renamed, ensure_ascii=False)
        connection.execute("UPDATE questions SET documents = ? WHERE id = ?", (told, id_))


_COPY = (
    "INSERT INTO chunks (document, ordinal, first, past, place, text, off, edited, original)"
    " SELECT document, ordinal, first, past, place, text, off, edited, original FROM chunks WHERE id = ?"
)
_WORDS = "INSERT INTO full_text SELECT ?, ? WHERE EXISTS (SELECT 1 FROM full_text WHERE chunk = ?)"
_QUESTIONS = (
    "INSERT INTO chunk_questions (chunk, question, words)"
    " SELECT ?, question, words FROM chunk_questions WHERE chunk = ?"
)
_VECTOR = "INSERT INTO {table} (chunk, vector) SELECT ?, vector FROM {table} WHERE chunk = ?"
