"""Making a backup while the catalogue goes on serving."""

import hashlib
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Table, text
from sqlalchemy.orm import Session

import studio
from studio.catalogue.backups.manifest import (
    KEY,
    MANIFEST,
    BackupManifest,
    LogState,
    Part,
    package_file,
    table_file,
)
from studio.catalogue.backups.rows import as_line, rows_of, tables_in
from studio.catalogue.blobs import Blobs
from studio.catalogue.blobs.opening import open_blobs
from studio.catalogue.server.process import database_of, key_file_of
from studio.catalogue.settings.server import ServerSettings
from studio.catalogue.store import log_reading
from studio.catalogue.store.clock import now
from studio.catalogue.store.database import connect, saying_what_fails
from studio.catalogue.store.engines import engine_for, is_sqlite
from studio.catalogue.store.migrations import HEAD, found_schema
from studio.core.errors import (
    CatalogueDamaged,
    CatalogueEmpty,
    CatalogueTooNew,
    PackageDamaged,
    PackageInvalid,
)
from studio.core.files import replacing

_PIECE = 1 << 20
NAMING_PACKAGES = "SELECT digest FROM submissions UNION SELECT digest FROM releases"


def back_up(settings: ServerSettings, file: Path, *, with_key: bool = True) -> BackupManifest:
    """Write all that the catalogue held at one moment; readable by its owner alone, for the key may be in it.

    The schema stays what it is: a newer program can save a catalogue before it upgrades it. Raises
    CatalogueEmpty, DatabaseNotUsable, and PackageDamaged or NotFound for a package that is not what it was.
    """
    blobs, key = open_blobs(settings), key_file_of(settings)
    with replacing(file) as out, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        with _one_moment_of(database_of(settings)) as connection:
            schema, log = _schema(connection), _log(connection)
            tables = {table.name: _add_table(archive, connection, table) for table in tables_in(connection)}
            digests = sorted(connection.scalars(text(NAMING_PACKAGES)))
        made = BackupManifest(
            program=studio.__version__,
            schema=schema,
            made=now(),
            log=log,
            tables=tables,
            packages={digest: _add_package(archive, blobs, digest) for digest in digests},
            key=_add(archive, KEY, [key.read_bytes()]) if with_key and key.is_file() else None,
        )
        archive.writestr(MANIFEST, made.model_dump_json(by_alias=True, indent=1))
    return made


@contextmanager
def _one_moment_of(url: str) -> Iterator[Connection]:
    """What is read here does not change while it is read, whatever the servers do meanwhile."""
    engine = engine_for(url, connections=1)
    try:
        if is_sqlite(engine) and not Path(engine.url.database or "").is_file():
            raise CatalogueEmpty(database=engine.url.render_as_string())
        still = (
            {} if is_sqlite(engine) else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        )
        with saying_what_fails(engine), connect(engine).execution_options(**still) as connection:
            yield connection
    finally:
        engine.dispose()


def _schema(connection: Connection) -> str:
    database = connection.engine.url.render_as_string()
    match found_schema(connection):
        case None:
            raise CatalogueDamaged(file=database)
        case "":
            raise CatalogueEmpty(database=database)
        case found if found > HEAD:
            raise CatalogueTooNew(found=found, known=HEAD)
        case found:
            return found


def _log(connection: Connection) -> LogState:
    """Only a log in today's form can be examined; an older one is when it is restored."""
    if found_schema(connection) == HEAD:
        examined = log_reading.verify(Session(connection))
        head = examined.head
        return LogState(number=head.number, digest=head.digest, examined=True, broken=examined.broken)
    last = connection.execute(text("SELECT number, digest FROM acts ORDER BY number DESC LIMIT 1")).first()
    number, digest = (last.number, last.digest) if last else (0, "")
    return LogState(number=number, digest=digest, examined=False, broken=None)


def _add_table(archive: zipfile.ZipFile, connection: Connection, table: Table) -> Part:
    count = 0

    def lines() -> Iterator[bytes]:
        nonlocal count
        for row in rows_of(connection, table):
            count += 1
            yield as_line(row)

    part = _add(archive, table_file(table.name), lines())
    return part.model_copy(update={"rows": count})


def _add_package(archive: zipfile.ZipFile, blobs: Blobs, digest: str) -> Part:
    """Packages hold what is compressed already; they are kept as they are."""
    try:
        package = blobs.open(digest)
    except (PackageDamaged, PackageInvalid) as error:  # which of all is what helps
        raise PackageDamaged(file=package_file(digest)) from error
    with package.file.open("rb") as content:
        pieces = iter(lambda: content.read(_PIECE), b"")
        return _add(archive, package_file(digest), pieces, zipfile.ZIP_STORED)


def _add(
    archive: zipfile.ZipFile, name: str, pieces: Iterable[bytes], how: int = zipfile.ZIP_DEFLATED
) -> Part:
    entry, digest, size = zipfile.ZipInfo(name), hashlib.sha256(), 0
    entry.compress_type = how
    with archive.open(entry, "w", force_zip64=True) as out:
        for piece in pieces:
            out.write(piece)
            digest.update(piece)
            size += len(piece)
    return Part(size=size, sha256=digest.hexdigest())
