"""What search reads of kb.sqlite3; nothing here reads all texts but the making of a new index."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.core.facts import DocumentFacts
from studio.core.places import Place
from studio.knowledge.database import Database
from studio.knowledge.store import StoredChunk

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_OPENING, _FIRST_LINES = 1500, 200
_AT_ONCE = 500  # values in one statement
Texts = list[tuple[int, int, str]]


@dataclass(frozen=True, slots=True)
class Opening:
    """How a document introduces itself: facts, first page, first lines under their headings."""

    id: int
    name: str
    kind: str
    facts: DocumentFacts
    text: str
    lines: str


@dataclass(frozen=True, slots=True)
class ChunkState:
    id: int
    document: int
    place: Place
    off: bool


class SearchReads:
    def __init__(self, database: Database) -> None:
        self._database = database

    def edition(self) -> tuple[int, int, int]:
        """Another one whenever documents came, went or were described anew: ids are never given twice."""
        query = f"SELECT count(*), coalesce(max(id), 0), coalesce(sum(described), 0) {_DESCRIBED}"
        with self._database.read() as connection:
            count, newest, described = connection.execute(query).fetchone()
        return count, newest, described

    def described(self) -> dict[int, int]:
        """How often each document was described anew."""
        with self._database.read() as connection:
            return dict(connection.execute(f"SELECT id, described {_DESCRIBED}").fetchall())

    def stamps(self) -> dict[int, str]:
        """Of each document what changes when it is loaded anew."""
        with self._database.read() as connection:
            return dict(connection.execute("SELECT id, digest || ' ' || loaded FROM documents").fetchall())

    def openings(self, documents: Collection[int]) -> Iterator[Opening]:
        for some in _parts(list(documents)):
            with self._database.read() as connection:
                found = connection.execute(_OPENINGS.format(_marks(len(some))), some).fetchall()
            for id_, name, kind, facts, text, place, first in found:
                headings = Place.model_validate_json(place).headings if place else ()
                lines = "\n".join([*headings, first or ""])
                yield Opening(id_, name, kind, DocumentFacts.model_validate_json(facts), text, lines)

    def count(self) -> int:
        with self._database.read() as connection:
            return int(connection.execute("SELECT count(*) FROM chunks").fetchone()[0])

    def chunks(self) -> "NDArray[np.int64]":
        """Ids of all chunks that are searched."""
        import numpy as np

        with self._database.read() as connection:
            every = connection.execute("SELECT id FROM chunks INDEXED BY chunks_of_document").fetchall()
            off = connection.execute("SELECT id FROM chunks WHERE off = 1").fetchall()
        there = np.fromiter((chunk for (chunk,) in every), dtype=np.int64, count=len(every))
        return np.setdiff1d(there, np.fromiter((chunk for (chunk,) in off), dtype=np.int64, count=len(off)))

    def texts_after(self, chunk: int, limit: int) -> Texts:
        """Of the chunks added after that one: id, document and segmented text."""
        query = (
            "SELECT f.chunk, c.document, f.words FROM full_text f JOIN chunks c ON c.id = f.chunk"
            " WHERE f.chunk > ? AND c.off = 0 ORDER BY f.chunk LIMIT ?"
        )
        with self._database.read() as connection:
            return connection.execute(query, (chunk, limit)).fetchall()

    def searched(self, ids: Sequence[int]) -> dict[int, tuple[StoredChunk, str]]:
        """The chunks that are still there, each with the segmented text it is searched by."""
        found: dict[int, tuple[StoredChunk, str]] = {}
        for some in _parts(ids):
            with self._database.read() as connection:
                rows = connection.execute(_SEARCHED.format(_marks(len(some))), some).fetchall()
            for id_, document, ordinal, text, place, start, end, words, asked in rows:
                placed = Place.model_validate_json(place)
                chunk = StoredChunk(id_, document, ordinal, text, placed, start, end)
                found[id_] = chunk, f"{words}\n{asked}" if asked else words
        return found

    def questions_written(self) -> tuple[int, int]:
        """Highest and lowest id of the questions written for chunks; 0 when there are none."""
        query = "SELECT coalesce(max(id), 0), coalesce(min(id), 0) FROM chunk_questions"
        with self._database.read() as connection:
            newest, first = connection.execute(query).fetchone()
        return newest, first

    def questions_after(self, question: int, limit: int) -> Texts:
        """Of the questions written after that one: id, chunk and segmented text."""
        query = "SELECT id, chunk, words FROM chunk_questions WHERE id > ? ORDER BY id LIMIT ?"
        with self._database.read() as connection:
            return connection.execute(query, (question, limit)).fetchall()

    def chunk_states(self, name: str) -> list[ChunkState]:
        """All chunks of a document, also those that are switched off."""
        query = (
            "SELECT c.id, c.document, c.place, c.off FROM chunks c JOIN documents d ON d.id = c.document"
            " WHERE d.name = ? ORDER BY c.ordinal"
        )
        with self._database.read() as connection:
            found = connection.execute(query, (name,)).fetchall()
        return [
            ChunkState(id_, of, Place.model_validate_json(place), bool(off)) for id_, of, place, off in found
        ]

    def let_go(self) -> None:
        """Give back the memory that reading many texts has filled."""
        with self._database.read() as connection:
            connection.execute("PRAGMA shrink_memory")

    def part_of_text(self, name: str, start: int, end: int) -> str:
        """Of a document's text; empty when the document has just gone."""
        with self._database.read() as connection:
            query = "SELECT substr(text, ?, ?) FROM documents WHERE name = ?"
            found = connection.execute(query, (start + 1, end - start, name)).fetchone()
        return str(found[0]) if found else ""

    def chunks_holding(self, wanted: Collection[tuple[str, str]], limit: int) -> list[int]:
        """Ids of the chunks of documents that hold a normalised word; `wanted` pairs both."""
        with self._database.read() as connection:
            rows = [connection.execute(_HOLDING, (*pair, limit)).fetchall() for pair in wanted]
        return [chunk for found in rows for (chunk,) in found]


_DESCRIBED = "FROM documents INDEXED BY described_documents"
_OPENINGS = (
    f"SELECT d.id, d.name, d.kind, d.facts, substr(d.text, 1, {_OPENING}), c.place,"
    f" substr(c.text, 1, {_FIRST_LINES}) FROM documents d"
    " LEFT JOIN chunks c ON c.document = d.id AND c.ordinal = 0 AND c.off = 0"
    " WHERE d.id IN ({}) ORDER BY d.id"
)
_SEARCHED = (
    "SELECT c.id, d.name, c.ordinal, c.text, c.place, c.first, c.past, f.words,"
    " (SELECT group_concat(words, char(10)) FROM chunk_questions WHERE chunk = c.id)"
    " FROM chunks c JOIN documents d ON d.id = c.document JOIN full_text f ON f.chunk = c.id"
    " WHERE c.id IN ({}) AND c.off = 0"
)
_HOLDING = (
    "SELECT f.chunk FROM documents d JOIN chunks c ON c.document = d.id JOIN full_text f ON f.chunk = c.id"
    " WHERE d.name = ? AND c.off = 0 AND instr(replace(f.words, char(31), ''), ?) LIMIT ?"
)


def _parts(ids: Sequence[int]) -> Iterator[list[int]]:
    for first in range(0, len(ids), _AT_ONCE):
        yield list(ids[first : first + _AT_ONCE])


def _marks(count: int) -> str:
    return ", ".join("?" * count)
