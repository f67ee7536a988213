"""One database behind the catalogue: reading beside each other, changing one after the other."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from sqlalchemy import URL, Connection, Engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolExhausted
from sqlalchemy.orm import Session

from studio.catalogue.store.engines import (
    BUSY_SECONDS,
    engine_for,
    is_sqlite,
    one_after_the_other,
    reading_beside,
)
from studio.catalogue.store.failures import failure_of
from studio.catalogue.store.log import WRITTEN
from studio.catalogue.store.log_end import sign_end
from studio.catalogue.store.migrations import bring_up_to_date
from studio.catalogue.store.signing import Signing
from studio.catalogue.trust.key_file import KEY_FILE, KeyFile
from studio.core.errors import CatalogueBusy, DatabaseNotUsable, ValueNotKept


class Store:
    """Opened by URL, as `sqlite:////folder/catalogue.sqlite3` or `postgresql://name@host/database`.

    `close` it at the end. Opening brings the tables up to date: `upgraded_from` is the schema they had.
    It signs with the key beside a SQLite file unless told otherwise.
    """

    def __init__(
        self,
        url: str,
        connections: int = 16,
        patience: float = BUSY_SECONDS,
        *,
        signing: Signing | None = None,
    ) -> None:
        self.engine = engine_for(url, connections)
        self._reading = reading_beside(self.engine, connections)
        self._carried = {"signing": signing or Signing(_key_beside(self.engine.url))}
        self._changing = one_after_the_other(self.engine)
        self._turn, self._patience = Lock(), patience
        try:
            with saying_what_fails(self.engine):
                connect(self.engine).close()
                self.upgraded_from = bring_up_to_date(self.engine)
        except BaseException:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[Session]:
        with saying_what_fails(self.engine), Session(self._reading, info=self._carried) as session:
            yield session

    @contextmanager
    def changing(self) -> Iterator[Session]:
        """One act, one transaction: all of it or, after an error, nothing.

        Across all processes on this database one act begins when the last has ended, so what it reads stays
        true until it is done. Raises CatalogueBusy when its turn does not come in time.
        """
        changing = Session(self._changing, info=self._carried)
        with saying_what_fails(self.engine), self._own_turn(), changing as session, session.begin():
            yield session
            if session.info.get(WRITTEN):
                sign_end(session)

    def check(self) -> None:
        """Raise what a request would be answered now."""
        with self.reading() as session:
            session.execute(text("SELECT 1"))

    def close(self) -> None:
        self.engine.dispose()
        self._reading.dispose()

    @contextmanager
    def _own_turn(self) -> Iterator[None]:
        """Wait here rather than in the database, where each that waits holds a connection."""
        if not self._turn.acquire(timeout=self._patience):
            raise CatalogueBusy
        try:
            yield
        finally:
            self._turn.release()


@contextmanager
def saying_what_fails(engine: Engine) -> Iterator[None]:
    """Turn what a database says into errors of our tree."""
    try:
        yield
    except DBAPIError as error:
        if (failure := failure_of(error, engine.url.database or "")) is not None:
            raise failure from error
        raise
    except PoolExhausted as error:
        raise CatalogueBusy from error
    except (UnicodeEncodeError, OverflowError) as error:  # half a character, or a number beyond 64 bits
        raise ValueNotKept from error


def connect(engine: Engine) -> Connection:
    """Tell a database that is not to be had from one that fails later; raises DatabaseNotUsable."""
    try:
        return engine.connect()
    except (DBAPIError, OSError, TypeError) as error:  # the driver's own, and words it does not know
        if is_sqlite(engine):
            raise
        raise DatabaseNotUsable(url=engine.url.render_as_string()) from error


def _key_beside(url: URL) -> KeyFile:
    """What lies at a server has no folder: without being told where its key is, nothing is signed there."""
    beside = url.get_backend_name() == "sqlite" and url.database
    return KeyFile(Path(url.database or "").with_name(KEY_FILE) if beside else None)


def sqlite_url(folder: Path) -> str:
    return str(URL.create("sqlite", database=str(folder / "catalogue.sqlite3")))
