"""The vectors in kb.sqlite3: those that answer, those of another model made beside them, and the switch."""

import json
import sqlite3
from collections.abc import Sequence

from studio.knowledge.database import Database
from studio.knowledge.settings import EmbeddingChoice
from studio.knowledge.vector_schema import lay_vectors_next, put_next_in_place
from studio.knowledge.vector_table import VectorTable, tell

_OF_A_SET = ("model", "dimension", "origin", "lap", "sent")


class VectorStore:
    """`now` answers questions; `beside` is being made, and has a model only while it is."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.now = VectorTable(database, "vectors")
        self.beside = VectorTable(database, "vectors_next")
        self.base_id = self._told("id")

    @property
    def growing(self) -> VectorTable:
        """The set that new vectors belong to."""
        return self.beside if self.beside.told.model else self.now

    def collection(self, table: VectorTable) -> str:
        """Each set has a collection of its own: vectors of two models never meet in one."""
        return self._collection(table.told.lap)

    def collections(self) -> list[str]:
        """All that the index may hold of this base."""
        sets = [table.told for table in (self.now, self.beside)]
        return [*{self._collection(one.lap) for one in sets if one.model}, *self.leftovers()]

    def choose(self, model: str, origin: EmbeddingChoice) -> None:
        """The first vectors will be of that model; only for a base without any."""
        with self.database.change() as connection:
            if _meta(connection, "model"):
                self._leave(connection, "")
            self._begin(connection, "", model, origin)

    def adopt(self, model: str, origin: EmbeddingChoice) -> None:
        """The same model by another name or at another place: its vectors stay."""
        with self.database.change() as connection:
            tell(connection, {"model": model, "origin": origin.model_dump_json()})

    def begin(self, model: str, origin: EmbeddingChoice) -> None:
        """Begin vectors of another model beside those that answer, from nothing."""
        with self.database.change() as connection:
            self._abandon(connection)
            self._begin(connection, "next_", model, origin)

    def disown(self) -> None:
        """The set that grows is of a model that is no more, though another bears its name."""
        with self.database.change() as connection:
            before = "next_" if _meta(connection, "next_model") else ""
            known = (_meta(connection, f"{before}model"), _meta(connection, f"{before}dimension"))
            tell(connection, {f"{before}model": "@".join(known)})

    def abandon(self) -> None:
        """What was made beside is wanted no more."""
        with self.database.change() as connection:
            self._abandon(connection)

    def switch(self) -> None:
        """What was made beside answers from now on; all of it or nothing."""
        with self.database.change() as connection:
            put_next_in_place(connection)
            self._leave(connection, "")
            facts = {key: _meta(connection, f"next_{key}") for key in _OF_A_SET}
            tell(connection, facts | {"next_model": ""})

    def leftovers(self) -> list[str]:
        """Collections of sets that are gone here and perhaps still in the index."""
        return list(json.loads(self._told("leftovers") or "[]"))

    def forget_leftover(self, collection: str) -> None:
        with self.database.change() as connection:
            left = [one for one in json.loads(_meta(connection, "leftovers") or "[]") if one != collection]
            tell(connection, {"leftovers": json.dumps(left)})

    def gone(self) -> list[int]:
        """Chunks whose vectors are gone here and perhaps not yet from the index."""
        with self.database.read() as connection:
            return [chunk for (chunk,) in connection.execute("SELECT chunk FROM gone ORDER BY chunk")]

    def mark_gone_sent(self, chunks: Sequence[int]) -> None:
        with self.database.change() as connection:
            connection.executemany("DELETE FROM gone WHERE chunk = ?", [(chunk,) for chunk in chunks])

    def pending(self) -> int:
        """Work ahead: chunks without a vector, vectors not sent, removals not sent."""
        return self.growing.pending() + len(self.gone())

    @property
    def kept_at(self) -> str:
        """The index that `sent` speaks of."""
        return self._told("index")

    def keep_at(self, where: str) -> None:
        """Another index has taken in nothing yet."""
        with self.database.change() as connection:
            tell(connection, {"index": where, "sent": "0", "next_sent": "0", "leftovers": "[]"})
            connection.execute("DELETE FROM gone")

    def start_over(self) -> None:
        """The index is empty again."""
        with self.database.change() as connection:
            tell(connection, {"sent": "0", "next_sent": "0"})

    def _begin(
        self, connection: sqlite3.Connection, before: str, model: str, origin: EmbeddingChoice
    ) -> None:
        lap = int(_meta(connection, "laps") or bool(_meta(connection, "model")))
        facts = {
            "model": model,
            "origin": origin.model_dump_json(),
            "dimension": "0",
            "sent": "0",
            "lap": lap,
        }
        tell(connection, {before + key: str(value) for key, value in facts.items()} | {"laps": str(lap + 1)})

    def _abandon(self, connection: sqlite3.Connection) -> None:
        if _meta(connection, "next_model"):
            self._leave(connection, "next_")
            connection.execute("DROP TABLE vectors_next")
            lay_vectors_next(connection)
            tell(connection, {"next_model": ""})

    def _leave(self, connection: sqlite3.Connection, before: str) -> None:
        left = json.loads(_meta(connection, "leftovers") or "[]")
        left.append(self._collection(int(_meta(connection, f"{before}lap") or 0)))
        tell(connection, {"leftovers": json.dumps(left)})

    def _collection(self, lap: int) -> str:
        return f"kb-{self.base_id}" + (f"-{lap}" if lap else "")

    def _told(self, key: str) -> str:
        with self.database.read() as connection:
            return _meta(connection, key)


def _meta(connection: sqlite3.Connection, key: str) -> str:
    found = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return "" if found is None else str(found[0])
