"""One database behind the catalogue: reading beside each other, changing one after the other."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError
from sqlalchemy.orm import Session

from studio.catalogue.store.migrations import bring_up_to_date
from studio.core.errors import CatalogueDamaged, DatabaseNotUsable, DiskFull, FolderNotWritable

_BUSY_SECONDS = 30


class Store:
    """Opened by URL, as `sqlite:////folder/catalogue.sqlite3`; `close` it at the end."""

    def __init__(self, url: str) -> None:
        self._url, self._engine = _engine(url)
        if self._url.get_backend_name() == "sqlite":
            _tune_sqlite(self._engine)
        self._changing = self._engine.execution_options(begin="BEGIN IMMEDIATE")
        try:
            with self._saying_what_fails(), self._changing.begin() as connection:
                bring_up_to_date(connection)
        except BaseException:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[Session]:
        with self._saying_what_fails(), Session(self._engine) as session:
            yield session

    @contextmanager
    def changing(self) -> Iterator[Session]:
        """One act, one transaction: all of it or, after an error, nothing."""
        with self._saying_what_fails(), Session(self._changing) as session, session.begin():
            yield session

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _saying_what_fails(self) -> Iterator[None]:
        try:
            yield
        except DatabaseError as error:
            folder = self._url.database or ""
            match getattr(error.orig, "sqlite_errorcode", None):
                case sqlite3.SQLITE_FULL:
                    raise DiskFull(folder=folder) from error
                case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN:
                    raise FolderNotWritable(folder=folder) from error
                case sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_CORRUPT:
                    raise CatalogueDamaged(file=folder) from error
                case None if isinstance(error, OperationalError):  # a server that does not answer
                    raise DatabaseNotUsable(url=self._url.render_as_string()) from error
            raise


def _engine(url: str) -> tuple[URL, Engine]:
    try:
        address = make_url(url)
        return address, create_engine(address)
    except (ArgumentError, ImportError) as error:
        raise DatabaseNotUsable(url=url.rpartition("@")[2]) from error


def _tune_sqlite(engine: Engine) -> None:
    """Take over transactions from the driver: it would begin them only at the first change."""

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _: object) -> None:  # the driver's own connection
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "foreign_keys=ON", f"busy_timeout={_BUSY_SECONDS * 1000}"):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


def sqlite_url(folder: Path) -> str:
    return str(URL.create("sqlite", database=str(folder / "catalogue.sqlite3")))
