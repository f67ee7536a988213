"""What a base knows for certain: its documents and their chunks, written one transaction per batch."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from studio.core.documents import DocumentKind
from studio.core.errors import NotFound
from studio.core.facts import DocumentFacts
from studio.core.findings import Findings
from studio.core.passages import DocumentRow, DocumentState, Trouble
from studio.core.places import Place
from studio.knowledge.chunk_edits import forget_edits, reapply
from studio.knowledge.database import Database
from studio.knowledge.kept_facts import kept_by_hand
from studio.knowledge.loaded import LoadedDocument
from studio.knowledge.recognised import put_recognised
from studio.knowledge.unchanged import Seen

LARGE = 1000  # chunks, from which a base's index takes long enough to be kept and got ready beforehand
_COLUMNS = (
    "name, kind, state, pages, bytes, loaded, digest, source, trouble, warnings,"
    " changed, container, facts, findings"
)


@dataclass(frozen=True, slots=True)
class StoredChunk:
    """A chunk with its id in the base; `start` and `end` are offsets into the document's text.

    What is `off` is neither searched nor embedded; what is `edited` reads otherwise than the document.
    """

    id: int
    document: str
    ordinal: int
    text: str
    place: Place
    start: int
    end: int
    off: bool = False
    edited: bool = False


class Store:
    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, documents: Sequence[LoadedDocument]) -> list[int]:
        """Write all of them in one transaction, each in place of its namesake; return the chunks gone."""
        with self._database.change() as connection:
            return put_all(connection, documents)

    def remove(self, name: str) -> list[int]:
        """Take a document out with all that was derived from it; return its chunks' ids."""
        with self._database.change() as connection:
            _document_id(connection, name)
            forget_edits(connection, name)
            return take_out(connection, name)

    def rows(self) -> list[DocumentRow]:
        with self._database.read() as connection:
            found = connection.execute(_ROWS + " ORDER BY d.name").fetchall()
        return [_row(values) for values in found]

    def row(self, name: str) -> DocumentRow | None:
        with self._database.read() as connection:
            found = connection.execute(_ROWS + " WHERE d.name = ?", (name,)).fetchone()
        return None if found is None else _row(found)

    def text(self, name: str) -> str:
        with self._database.read() as connection:
            found = connection.execute("SELECT text FROM documents WHERE name = ?", (name,)).fetchone()
        if found is None:
            raise NotFound(kind="document", missing=name)
        return str(found[0])

    def chunks(self, name: str) -> list[StoredChunk]:
        with self._database.read() as connection:
            document = _document_id(connection, name)
            found = connection.execute(_CHUNKS + " WHERE c.document = ? ORDER BY c.ordinal", (document,))
            return [_chunk(values) for values in found]

    def counts(self) -> tuple[int, int]:
        """Numbers of documents and of chunks."""
        with self._database.read() as connection:
            query = "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM chunks)"
            documents, chunks = connection.execute(query).fetchone()
        return documents, chunks

    def stamps(self) -> dict[str, str]:
        """Of every document the stamp of its file."""
        with self._database.read() as connection:
            return dict(connection.execute("SELECT name, stamp FROM documents").fetchall())

    def note(self, seen: Sequence[Seen]) -> None:
        """Keep what is newly known of the files of documents that have not changed."""
        with self._database.change() as connection:
            connection.executemany(_NOTE, [(one.source, one.changed, one.stamp, one.name) for one in seen])

    def digests(self) -> set[str]:
        with self._database.read() as connection:
            return {digest for (digest,) in connection.execute("SELECT DISTINCT digest FROM documents")}

    def all_texts(self) -> Iterator[tuple[DocumentRow, str, list[StoredChunk]]]:
        """Every document that is ready, by name, with its text and chunks; archives have none."""
        for row in self.rows():
            if row.state is DocumentState.READY and row.kind != DocumentKind.ARCHIVE:
                yield row, self.text(row.name), self.chunks(row.name)


_ROWS = f"SELECT {_COLUMNS}, (SELECT count(*) FROM chunks WHERE document = d.id) FROM documents d"
_CHUNKS = (
    "SELECT c.id, d.name, c.ordinal, c.text, c.place, c.first, c.past, c.off, c.edited"
    " FROM chunks c JOIN documents d ON d.id = c.document"
)

_NOTE = "UPDATE documents SET source = ?, changed = ?, stamp = ? WHERE name = ?"


def _document_id(connection: sqlite3.Connection, name: str) -> int:
    found = connection.execute("SELECT id FROM documents WHERE name = ?", (name,)).fetchone()
    if found is None:
        raise NotFound(kind="document", missing=name)
    return int(found[0])


def put_all(connection: sqlite3.Connection, documents: Sequence[LoadedDocument]) -> list[int]:
    """Within a transaction what `Store.put` does."""
    by_hand = {one.row.name: kept_by_hand(connection, one.row.name) for one in documents}
    gone = [chunk for one in documents for chunk in take_out(connection, one.row.name)]
    for document in documents:
        _put_in(connection, document, by_hand[document.row.name])
        _leave_as_people_did(connection, document.row)
    return gone


def take_out(connection: sqlite3.Connection, name: str) -> list[int]:
    """Within a transaction; return the ids of the chunks that went with the document."""
    query = "SELECT c.id FROM chunks c JOIN documents d ON d.id = c.document WHERE d.name = ?"
    gone = [chunk for (chunk,) in connection.execute(query, (name,))]
    connection.execute("DELETE FROM documents WHERE name = ?", (name,))
    return gone


def _put_in(connection: sqlite3.Connection, document: LoadedDocument, by_hand: str) -> None:
    row = document.row
    facts = row.facts.model_dump_json(exclude_defaults=True)
    values = (
        row.name, row.kind, row.state.value, row.pages, row.bytes, row.loaded, row.digest, row.source,
        None if row.trouble is None else row.trouble.model_dump_json(),
        json.dumps(row.warnings, ensure_ascii=False), row.changed, row.container,
        facts, row.findings.model_dump_json(exclude_defaults=True),
        document.text, document.stamp, facts, by_hand,
    )  # fmt: skip
    added = connection.execute(
        f"INSERT INTO documents ({_COLUMNS}, text, stamp, recognised_facts, facts_by_hand)"
        f" VALUES ({_marks(len(values))})",
        values,
    )
    last = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'chunks'").fetchone()
    first_id = (last[0] if last else 0) + 1
    connection.executemany(
        f"INSERT INTO chunks (id, document, ordinal, first, past, place, text) VALUES ({_marks(7)})",
        [(id_, added.lastrowid, id_ - first_id, *one) for id_, one in enumerate(document.chunks, first_id)],
    )
    connection.executemany("INSERT INTO full_text VALUES (?, ?)", enumerate(document.words, start=first_id))
    put_recognised(connection, int(added.lastrowid or 0), document.recognised)


def _leave_as_people_did(connection: sqlite3.Connection, row: DocumentRow) -> None:
    """Their edits outlive a reload; of what was refused nothing is kept."""
    if row.state is DocumentState.REFUSED:
        forget_edits(connection, row.name)
    elif row.state is DocumentState.READY:
        reapply(connection, row.name)


def _marks(count: int) -> str:
    return ", ".join("?" * count)


def _row(values: Sequence[str | None]) -> DocumentRow:
    names = [*_COLUMNS.split(", "), "chunks"]
    told = dict(zip(names, values, strict=True))
    trouble = Trouble.model_validate_json(told["trouble"]) if told["trouble"] else None
    warnings = tuple((code, detail) for code, detail in json.loads(told["warnings"] or "[]"))
    facts = DocumentFacts.model_validate_json(told["facts"] or "{}")
    findings = Findings.model_validate_json(told["findings"] or "{}")
    read = {"trouble": trouble, "warnings": warnings, "facts": facts, "findings": findings}
    return DocumentRow.model_validate({**told, **read})


def _chunk(values: tuple[int, str, int, str, str, int, int, int, int]) -> StoredChunk:
    id_, document, ordinal, text, place, start, end, off, edited = values
    placed = Place.model_validate_json(place)
    return StoredChunk(id_, document, ordinal, text, placed, start, end, bool(off), bool(edited))
