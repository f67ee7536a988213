"""The facts of documents in kb.sqlite3: as recognised, as set by hand, and how they stand in the base."""

import json
import sqlite3
from collections.abc import Mapping
from datetime import date
from typing import Any

from studio.core.errors import NotFound
from studio.core.facts import DocumentFacts
from studio.knowledge.database import Database

_STATED = "facts_stated"


class KeptFacts:
    """The column `facts` holds them as they stand; it follows from the two others and is made from them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def own(self) -> dict[str, DocumentFacts]:
        """By document's name what each states itself, with what was set by hand."""
        with self._database.read() as connection:
            return _own(connection)

    def set_by_hand(self, document: str, facts: DocumentFacts) -> None:
        """Keep every field that is not as it stands now; raises NotFound."""
        with self._database.change() as connection:
            standing_now = DocumentFacts.model_validate_json(_field(connection, document, "facts"))
            told = facts.model_dump(mode="json", exclude={"by_hand"})
            before = standing_now.model_dump(mode="json", exclude={"by_hand"})
            changed = {field: value for field, value in told.items() if value != before[field]}
            kept = json.loads(_field(connection, document, "facts_by_hand")) | changed
            _keep(connection, document, kept)

    def forget_by_hand(self, document: str) -> None:
        """Back to what was recognised; raises NotFound."""
        with self._database.change() as connection:
            _field(connection, document, "facts_by_hand")
            _keep(connection, document, {})

    def restate(self) -> bool:
        """Bring the facts up to what documents came and went, and to the day; tell whether any changed."""
        with self._database.read() as connection:
            if _told(connection) == _now(connection):
                return False
        with self._database.change() as connection:
            return _restate(connection)


def kept_by_hand(connection: sqlite3.Connection, document: str) -> str:
    """As JSON, to be kept for the document that takes its place."""
    query = "SELECT facts_by_hand FROM documents WHERE name = ?"
    found = connection.execute(query, (document,)).fetchone()
    return str(found[0]) if found else "{}"


def _keep(connection: sqlite3.Connection, document: str, by_hand: Mapping[str, Any]) -> None:
    told = json.dumps(by_hand, ensure_ascii=False, sort_keys=True)
    connection.execute("UPDATE documents SET facts_by_hand = ? WHERE name = ?", (told, document))
    _restate(connection)


def _restate(connection: sqlite3.Connection) -> bool:
    from studio.knowledge.facts.standing import standing  # not for a load that changes nothing

    stand = standing(_own(connection), date.today().isoformat())
    written = {name: facts.model_dump_json(exclude_defaults=True) for name, facts in stand.items()}
    before = dict(connection.execute("SELECT name, facts FROM documents").fetchall())
    changed = [(told, name) for name, told in written.items() if told != before[name]]
    connection.executemany("UPDATE documents SET facts = ? WHERE name = ?", changed)
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_STATED, _now(connection)))
    return bool(changed)


def _own(connection: sqlite3.Connection) -> dict[str, DocumentFacts]:
    query = "SELECT name, recognised_facts, facts_by_hand FROM documents WHERE state = 'ready' ORDER BY name"
    return {name: _with_hand(told, by_hand) for name, told, by_hand in connection.execute(query)}


def _with_hand(recognised: str, by_hand: str) -> DocumentFacts:
    if by_hand == "{}":
        return DocumentFacts.model_validate_json(recognised)
    hand = json.loads(by_hand)
    return DocumentFacts.model_validate({**json.loads(recognised), **hand, "by_hand": tuple(sorted(hand))})


def _field(connection: sqlite3.Connection, document: str, column: str) -> str:
    found = connection.execute(f"SELECT {column} FROM documents WHERE name = ?", (document,)).fetchone()
    if found is None:
        raise NotFound(kind="document", missing=document)
    return str(found[0])


def _told(connection: sqlite3.Connection) -> str:
    found = connection.execute("SELECT value FROM meta WHERE key = ?", (_STATED,)).fetchone()
    return str(found[0]) if found else ""


def _now(connection: sqlite3.Connection) -> str:
    """Another text whenever documents came or went, and every day."""
    query = "SELECT count(*), coalesce(max(id), 0) FROM documents"
    count, newest = connection.execute(query).fetchone()
    return f"{count} {newest} {date.today().isoformat()}"
