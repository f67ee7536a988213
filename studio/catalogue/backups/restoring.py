"""Bringing a catalogue back from a backup: all of it, or, after an error, nothing."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, inspect, text
from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError
from sqlalchemy.orm import Session

from studio.catalogue.backups.manifest import KEY, MANIFEST, BackupManifest, package_file, table_file
from studio.catalogue.backups.reading import Backup, opened
from studio.catalogue.backups.rows import fill, tables_in, unguarded
from studio.catalogue.backups.writing import NAMING_PACKAGES, back_up
from studio.catalogue.blobs import Blobs
from studio.catalogue.blobs.opening import open_blobs
from studio.catalogue.server.process import database_of, key_file_of, open_store
from studio.catalogue.server.rotating import BY_HAND
from studio.catalogue.settings.server import ServerSettings
from studio.catalogue.store import index, log_reading
from studio.catalogue.store.clock import now
from studio.catalogue.store.database import connect, saying_what_fails
from studio.catalogue.store.engines import engine_for, one_after_the_other
from studio.catalogue.store.failures import failure_of
from studio.catalogue.store.log import audit
from studio.catalogue.store.migrations import HEAD, found_schema, make_anew, prepare, upgrade
from studio.catalogue.store.terms import note_all_terms
from studio.catalogue.values.releases import Act
from studio.core.errors import (
    CatalogueBusy,
    CatalogueDamaged,
    CatalogueEmpty,
    CatalogueNotEmpty,
    CatalogueTooNew,
    DiskFull,
    FolderNotWritable,
    PackageDamaged,
    PackageInvalid,
)
from studio.core.files import write_atomically


@dataclass(frozen=True)
class Restored:
    """`kept_aside` is the backup of what was there before, if anything was."""

    manifest: BackupManifest
    kept_aside: Path | None = None


def check(file: Path) -> BackupManifest:
    """Verify a backup and change nothing; raises BackupDamaged or CatalogueTooNew."""
    with opened(file) as backup:
        _check(backup)
        return backup.manifest


def restore(
    settings: ServerSettings, file: Path, *, replace: bool = False, renew_index: bool = False
) -> Restored:
    """Fill the catalogue of these settings, whichever database it is, and bring it up to date.

    Clients notice that its index is older than what they saw, unless it is renewed: then they go on, and a
    line in the log says so. Raises CatalogueNotEmpty unless the old one is to be replaced; that is backed up
    in the folder first. Raises ServiceKeyMissing when there is no key to renew the index with.
    """
    settings.folder.mkdir(parents=True, exist_ok=True)
    with opened(file) as backup:
        _check(backup)
        engine = engine_for(database_of(settings), connections=1)
        try:
            aside, seen = _keep_aside(settings, engine, replace=replace), _version_seen(engine)
            _bring_packages(backup, open_blobs(settings))
            with saying_what_fails(engine):
                _fill(backup, engine)
        finally:
            engine.dispose()
        if backup.manifest.key is not None:
            _put_key(key_file_of(settings), backup.content(KEY))
        if renew_index:
            _renew_index(settings, backup.manifest, seen)
        return Restored(backup.manifest, aside)


def _check(backup: Backup) -> None:
    if backup.manifest.schema_ > HEAD or backup.manifest.format > 1:
        raise CatalogueTooNew(found=backup.manifest.schema_, known=HEAD)
    backup.verify()


def _keep_aside(settings: ServerSettings, engine: Engine, *, replace: bool) -> Path | None:
    with saying_what_fails(engine), connect(engine) as connection:
        anything = _anything_in(connection)
    if not anything:
        return None
    if not replace:
        raise CatalogueNotEmpty(database=engine.url.render_as_string())
    aside = settings.folder / f"replaced-{now().replace(':', '').partition('+')[0]}.zip"
    try:
        back_up(settings, aside)
    except CatalogueEmpty:
        return None
    return aside


def _anything_in(connection: Connection) -> bool:
    """A server that was started once has made tables, and a key, but holds nothing of anybody."""
    tables = (table for table in tables_in(connection) if table.name in {"people", "submissions", "acts"})
    return found_schema(connection) is None or any(
        connection.execute(table.select().limit(1)).first() for table in tables
    )


def _bring_packages(backup: Backup, blobs: Blobs) -> None:
    """They are there before anything refers to them; if the rest fails they do no harm."""
    for digest in backup.manifest.packages:
        with blobs.receiving() as (path, file):
            for piece in backup.package(digest):
                file.write(piece)
            file.flush()
            try:
                blobs.keep_verified(path, digest)
            except (PackageDamaged, PackageInvalid) as error:
                raise backup.damaged(package_file(digest)) from error


def _fill(backup: Backup, engine: Engine) -> None:
    with one_after_the_other(engine).connect() as connection:
        prepare(connection)
        with connection.begin():
            make_anew(connection, backup.manifest.schema_)
            with unguarded(connection):
                for table in _in_order(backup, connection):
                    _fill_table(backup, connection, table)
            try:
                upgrade(connection)
            except CatalogueDamaged as error:
                raise backup.damaged(MANIFEST) from error
            note_all_terms(Session(connection))
            _check_packages(backup, connection)
            _check_log(backup, connection)


def _in_order(backup: Backup, connection: Connection) -> list[Table]:
    tables = tables_in(connection)
    if {table.name for table in tables} != set(backup.manifest.tables):
        raise backup.damaged(MANIFEST)
    return tables


def _fill_table(backup: Backup, connection: Connection, table: Table) -> None:
    try:
        fill(connection, table, backup.rows(table.name))
    except (ValueError, TypeError) as error:
        raise backup.damaged(table_file(table.name)) from error
    except StatementError as error:
        if _is_of_the_database(error):
            raise
        raise backup.damaged(table_file(table.name)) from error


def _is_of_the_database(error: StatementError) -> bool:
    """A full disk and a lost connection say nothing of the rows."""
    if isinstance(error, IntegrityError) or not isinstance(error, DBAPIError):
        return False
    return isinstance(failure_of(error, ""), DiskFull | FolderNotWritable | CatalogueBusy)


def _check_packages(backup: Backup, connection: Connection) -> None:
    if not set(connection.scalars(text(NAMING_PACKAGES))) <= set(backup.manifest.packages):
        raise backup.damaged(MANIFEST)


def _check_log(backup: Backup, connection: Connection) -> None:
    """The log ends where it ended, and is as whole as it was."""
    told, examined = backup.manifest.log, log_reading.verify(Session(connection))
    if told.examined and told.broken != examined.broken:
        raise backup.damaged(table_file("acts"))
    last = connection.execute(text("SELECT number, digest FROM acts ORDER BY number DESC LIMIT 1")).first()
    if (last.number, last.digest) != (told.number, told.digest) if last else told.number:
        raise backup.damaged(table_file("acts"))


def _version_seen(engine: Engine) -> int:
    """The version of the index in the catalogue that is to be replaced, 0 if it has none."""
    with saying_what_fails(engine), connect(engine) as connection:
        if not inspect(connection).has_table("index_root"):
            return 0
        return connection.scalar(text("SELECT max(version) FROM index_root")) or 0


def _renew_index(settings: ServerSettings, manifest: BackupManifest, seen: int) -> None:
    with closing(open_store(settings)) as store, store.changing() as session:
        audit(session, Act.RESTORE, BY_HAND, manifest.made, f"1–{manifest.log.number}")
        index.renew(session, seen)


def _put_key(file: Path, content: bytes) -> None:
    """Another key that lies there already is kept beside it."""
    if file.is_file() and file.read_bytes() != content:
        file.replace(file.with_name(f"{file.name}.replaced-{now().replace(':', '')}"))
    write_atomically(file, content)
