"""What people changed of single chunks, in kb.sqlite3: it outlives the chunks, which a reload makes anew.

An edit belongs to a piece of a document by the text the piece was cut with; if the changed file no longer
holds that piece, the edit is kept and the document says that it no longer applies.
"""

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from studio.core.errors import NotFound
from studio.core.places import Place
from studio.knowledge.terms import searched_text, segmented

NOT_PLACED = "edits_not_placed"


@dataclass(frozen=True, slots=True)
class ChunkEdit:
    """`was` is the text the piece was cut with; `text` is None when it was only switched off."""

    document: str
    original: str
    was: str
    text: str | None
    off: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A chunk as the tables have it; `original` names its edit, if there is one."""

    id: int
    document: int
    name: str
    ordinal: int
    first: int
    past: int
    place: str
    text: str
    original: str


def piece(connection: sqlite3.Connection, chunk: int) -> Piece:
    """Raises NotFound."""
    found = connection.execute(_PIECES + " WHERE c.id = ?", (chunk,)).fetchone()
    if found is None:
        raise NotFound(kind="chunk", missing=str(chunk))
    return Piece(*found)


def edit_of(connection: sqlite3.Connection, one: Piece) -> ChunkEdit:
    """The edit of a chunk, or one that changes nothing yet."""
    query = "SELECT document, original, was, text, off FROM chunk_edits WHERE document = ? AND original = ?"
    found = connection.execute(query, (one.name, one.original)).fetchone() if one.original else None
    if found is not None:
        return _edit(found)
    keys = {each.id: key for each, key in _keyed(connection, one.name)}
    return ChunkEdit(one.name, keys[one.id], one.text, None, off=False)


def keep(connection: sqlite3.Connection, edit: ChunkEdit) -> None:
    """An edit that changes nothing is forgotten."""
    key = (edit.document, edit.original)
    if edit.text is None and not edit.off:
        connection.execute("DELETE FROM chunk_edits WHERE document = ? AND original = ?", key)
    else:
        values = (*key, edit.was, edit.text, edit.off)
        connection.execute("INSERT OR REPLACE INTO chunk_edits VALUES (?, ?, ?, ?, ?)", values)


def renewed(connection: sqlite3.Connection, one: Piece, edit: ChunkEdit) -> int:
    """Put a chunk in the place of another; its new id. All that was derived from the old one goes with it."""
    connection.execute("DELETE FROM chunks WHERE id = ?", (one.id,))
    added = connection.execute(
        "INSERT INTO chunks (document, ordinal, first, past, place, text) VALUES (?, ?, ?, ?, ?, ?)",
        (one.document, one.ordinal, one.first, one.past, one.place, edit.was),
    )
    id_ = int(added.lastrowid or 0)
    words = segmented(searched_text(one.name, edit.was, Place.model_validate_json(one.place)))
    connection.execute("INSERT INTO full_text VALUES (?, ?)", (id_, words))
    apply(connection, id_, one, edit)
    return id_


def apply(connection: sqlite3.Connection, chunk: int, one: Piece, edit: ChunkEdit) -> None:
    """To a chunk just written, that no index has seen."""
    if edit.text is None and not edit.off:
        return
    connection.execute(
        "UPDATE chunks SET text = ?, off = ?, edited = ?, original = ? WHERE id = ?",
        (edit.text or edit.was, edit.off, edit.text is not None, edit.original, chunk),
    )
    if edit.off:
        connection.execute("DELETE FROM full_text WHERE chunk = ?", (chunk,))
    elif edit.text is not None:
        words = segmented(searched_text(one.name, edit.text, Place.model_validate_json(one.place)))
        connection.execute("UPDATE full_text SET words = ? WHERE chunk = ?", (words, chunk))


def reapply(connection: sqlite3.Connection, name: str) -> None:
    """To the chunks of a document just written; what finds no place is told on the document."""
    edits = {edit.original: edit for edit in edits_of(connection, name)}
    if not edits:
        return
    for one, key in list(_keyed(connection, name)):
        if key in edits:
            apply(connection, one.id, one, edits.pop(key))
    tell_unplaced(connection, name, len(edits))


def tell_unplaced(connection: sqlite3.Connection, name: str, count: int) -> None:
    query = "SELECT warnings FROM documents WHERE name = ?"
    warnings = json.loads(connection.execute(query, (name,)).fetchone()[0])
    kept = [warning for warning in warnings if warning[0] != NOT_PLACED]
    told = json.dumps([*kept, *([[NOT_PLACED, str(count)]] if count else [])], ensure_ascii=False)
    connection.execute("UPDATE documents SET warnings = ? WHERE name = ?", (told, name))


def edits_of(connection: sqlite3.Connection, name: str) -> list[ChunkEdit]:
    query = "SELECT document, original, was, text, off FROM chunk_edits WHERE document = ? ORDER BY original"
    return [_edit(found) for found in connection.execute(query, (name,))]


def unplaced(connection: sqlite3.Connection, name: str) -> list[ChunkEdit]:
    """Edits of pieces that the file no longer holds."""
    query = (
        "SELECT c.original FROM chunks c JOIN documents d ON d.id = c.document"
        " WHERE d.name = ? AND c.original != ''"
    )
    placed = {original for (original,) in connection.execute(query, (name,))}
    return [edit for edit in edits_of(connection, name) if edit.original not in placed]


def cut_texts(connection: sqlite3.Connection, name: str) -> list[str]:
    """Of each chunk in order the text it was cut with, whatever people made of it."""
    was = {edit.original: edit.was for edit in edits_of(connection, name)}
    query = _PIECES + " WHERE d.name = ? ORDER BY c.ordinal"
    pieces = (Piece(*found) for found in connection.execute(query, (name,)).fetchall())
    return [was.get(one.original, one.text) if one.original else one.text for one in pieces]


def key_of(text: str, time: int) -> str:
    """By what an edit finds the piece that was cut with that text, for the first, second … time."""
    return hashlib.sha256(f"{time}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()


def forget_edits(connection: sqlite3.Connection, name: str) -> None:
    """Of a document that is gone for good, or of which nothing may be kept."""
    connection.execute("DELETE FROM chunk_edits WHERE document = ?", (name,))


def _edit(found: tuple[str, str, str, str | None, int]) -> ChunkEdit:
    document, original, was, text, off = found
    return ChunkEdit(document, original, was, text, bool(off))


def _keyed(connection: sqlite3.Connection, name: str) -> Iterator[tuple[Piece, str]]:
    """Each chunk of a document with the key of the text it was cut with; of equal texts the order counts."""
    was = {edit.original: edit.was for edit in edits_of(connection, name)}
    times: Counter[str] = Counter()
    for found in connection.execute(_PIECES + " WHERE d.name = ? ORDER BY c.ordinal", (name,)).fetchall():
        one = Piece(*found)
        text = was.get(one.original, one.text) if one.original else one.text
        times[text] += 1
        yield one, key_of(text, times[text])


_PIECES = (
    "SELECT c.id, c.document, d.name, c.ordinal, c.first, c.past, c.place, c.text, c.original"
    " FROM chunks c JOIN documents d ON d.id = c.document"
)
