"""A base that was unpacked gets an identity of its own, so that two never share an index."""

import sqlite3
from pathlib import Path

from studio.core.errors import FileInvalid, KnowledgeDamaged
from studio.knowledge.database import Database
from studio.knowledge.schema import prepare

_OF_THE_OLD_INDEX = ("sent", "next_sent", "index", "leftovers")


def adopt(file: Path, folder: Path) -> None:
    """Raises FileInvalid when the database in the folder is not one of ours."""
    try:
        database = Database(folder)
    except KnowledgeDamaged as error:
        raise FileInvalid(file=file.name, problem="does_not_read") from error
    except FileInvalid as error:
        raise FileInvalid(file=file.name, problem="newer_format") from error
    except sqlite3.DatabaseError as error:
        raise FileInvalid(file=file.name, problem="does_not_read") from error
    try:
        _take_over(file, database)
    except (sqlite3.DatabaseError, KnowledgeDamaged) as error:
        raise FileInvalid(file=file.name, problem="does_not_read") from error
    finally:
        database.close()


def _take_over(file: Path, database: Database) -> None:
    """The folders that were watched are another computer's."""
    with database.change() as connection:
        if not _programs(connection) <= _our_programs():
            raise FileInvalid(file=file.name, problem="unexpected")
        connection.execute("DELETE FROM gone")
        connection.execute("DELETE FROM watched")
        connection.executemany("DELETE FROM meta WHERE key = ?", [(key,) for key in _OF_THE_OLD_INDEX])
        connection.execute("UPDATE meta SET value = lower(hex(randomblob(16))) WHERE key = 'id'")


def _programs(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    """What would run by itself when the base is written."""
    query = "SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'view')"
    return {(name, " ".join(sql.replace('"', "").split())) for name, sql in connection.execute(query)}


def _our_programs() -> set[tuple[str, str]]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        prepare(connection)
        return _programs(connection)
    finally:
        connection.close()
