"""Which documents came into a base in which archive or mail."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from studio.knowledge.chunk_edits import forget_edits
from studio.knowledge.database import Database
from studio.knowledge.store import take_out


@dataclass(frozen=True, slots=True)
class Emptied:
    """An archive or a mail with the names of all documents that came in it, however deep."""

    name: str
    members: tuple[str, ...]


class Containers:
    def __init__(self, database: Database) -> None:
        self._database = database

    def members(self) -> dict[str, tuple[str, ...]]:
        """Of every container the documents that came in it, whether or not they are still there."""
        with self._database.read() as connection:
            found = connection.execute("SELECT name, members FROM containers").fetchall()
        return {name: tuple(json.loads(members)) for name, members in found}

    def settle(self, emptied: Sequence[Emptied]) -> list[int]:
        """Keep what came in each, and take out what came in an earlier version; return the chunks gone."""
        gone: list[int] = []
        with self._database.change() as connection:
            for one in emptied:
                kept = json.dumps(one.members, ensure_ascii=False)
                held = connection.execute(_HELD, (one.name,)).fetchall()
                old = {name for (name,) in held} - set(one.members)
                gone += [chunk for name in old for chunk in take_out(connection, name)]
                connection.execute("INSERT OR REPLACE INTO containers VALUES (?, ?)", (one.name, kept))
        return gone

    def forget(self, name: str) -> list[int]:
        """Take out a container with all documents that came in it; return the chunks gone."""
        with self._database.change() as connection:
            nested = [document for (document,) in connection.execute(_BELOW, (f"{name}/",) * 2)]
            connection.execute("DELETE FROM containers WHERE name = ?", (name,))
            for document in nested:
                forget_edits(connection, document)
            return [chunk for document in nested for chunk in take_out(connection, document)]


_HELD = "SELECT name FROM documents WHERE container = ?"
_BELOW = "SELECT name FROM documents WHERE container != '' AND substr(name, 1, length(?)) = ?"
