"""The log of a catalogue that nobody serves: in its SQLite file, which is only read, or in an export."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from pydantic import ValidationError

from studio.catalogue.chain import Examined, Head, Line, examine
from studio.catalogue.trust.keys import check_signature, key_id
from studio.catalogue.trust.statements import INDEX, SignedRoot
from studio.core.errors import CatalogueDamaged, NotFound, SignatureInvalid

_SQLITE = b"SQLite format 3\0"


def examine_file(file: Path, seen: list[Head]) -> Examined:
    """Go through all lines; in a database also against the line over which the index was signed last.

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
    tables = {row["name"] for row in database.execute("SELECT name FROM sqlite_master")}
    if "index_root" not in tables or not (
        row := database.execute("SELECT signed FROM index_root").fetchone()
    ):
        return []
    signed = SignedRoot.model_validate(json.loads(row["signed"]))
    keys = [row["public"] for row in database.execute("SELECT public FROM service_keys")]
    own = next((key for key in keys if key_id(key) == signed.key), None)
    if own is None:
        raise SignatureInvalid(what=INDEX)
    check_signature(own, INDEX, signed.root, signed.signature)
    return [Head(number=signed.root.log_number, digest=signed.root.log_digest)]
