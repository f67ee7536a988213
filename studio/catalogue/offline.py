"""The log of a catalogue that nobody serves: in its SQLite file, which is only read, or in an export."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from studio.catalogue.trust.chain import Examined, Head, Line, examine
from studio.catalogue.trust.keys import check_signature, key_id
from studio.catalogue.trust.statements import INDEX, LOG, SignedLogEnd, SignedRoot, Statement
from studio.core.errors import CatalogueDamaged, NotFound, SignatureInvalid

_SQLITE = b"SQLite format 3\0"


def examine_file(file: Path, seen: list[Head]) -> Examined:
    """Go through all lines; in a database also against the lines that are signed there.

    Raises NotFound, CatalogueDamaged, and SignatureInvalid when that index is not signed with its own key.
    """
    if not file.is_file():
        raise NotFound(kind="file", missing=str(file))
    try:
        if not _is_database(file):
            return examine(_exported(file), seen)
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as database:
            database.row_factory = sqlite3.Row
            return examine(_kept(database), [*seen, *_signed_heads(database)])
    except (sqlite3.Error, ValidationError, UnicodeDecodeError) as error:
        raise CatalogueDamaged(file=str(file)) from error


def _is_database(file: Path) -> bool:
    with file.open("rb") as source:
        return source.read(len(_SQLITE)) == _SQLITE


def _exported(file: Path) -> Iterator[Line]:
    with file.open(encoding="utf-8") as source:
        yield from (Line.model_validate_json(line) for line in source if line.strip())


def _kept(database: sqlite3.Connection) -> Iterator[Line]:
    """Old catalogues have fewer columns: their lines have the first form."""
    for row in database.execute("SELECT * FROM acts ORDER BY number"):
        yield Line.model_validate(dict(row))


def _signed_heads(database: sqlite3.Connection) -> list[Head]:
    heads = []
    if root := _row(database, "index_root"):
        signed = SignedRoot.model_validate(root)
        _check_own(database, INDEX, signed.root, signed.key, signed.signature)
        heads.append(Head(number=signed.root.log_number, digest=signed.root.log_digest))
    if end := _row(database, "log_end"):
        last = SignedLogEnd.model_validate(end)
        _check_own(database, LOG, last.end, last.key, last.signature)
        heads.append(Head(number=last.end.number, digest=last.end.digest))
    return heads


def _row(database: sqlite3.Connection, table: str) -> Any:  # JSON
    """What is signed in a table of one row; older catalogues do not have it."""
    tables = {row["name"] for row in database.execute("SELECT name FROM sqlite_master")}
    row = database.execute(f"SELECT signed FROM {table}").fetchone() if table in tables else None
    return json.loads(row["signed"]) if row else None


def _check_own(database: sqlite3.Connection, what: str, said: Statement, key: str, signature: str) -> None:
    keys = [row["public"] for row in database.execute("SELECT public FROM service_keys")]
    own = next((public for public in keys if key_id(public) == key), None)
    if own is None:
        raise SignatureInvalid(what=what)
    check_signature(own, what, said, signature)
