"""The way to a database, SQLite or PostgreSQL: how connections are tuned, pooled and healed."""

from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext, make_url
from sqlalchemy.exc import ArgumentError

from studio.catalogue.store.failures import lost_connection
from studio.catalogue.store.liveness import look_whether_alive
from studio.catalogue.store.secure_urls import secured
from studio.core.errors import DatabaseNotUsable

BUSY_SECONDS = 30
"""How long a change waits for its turn, and a statement may take, before the catalogue is said to be busy."""

_SILENCE_SECONDS = 2 * BUSY_SECONDS  # then the server, or the way to it, is taken for gone
_SPARE_CONNECTIONS = 4
_TURN = 0x41535455  # the number of our advisory lock: any, but the same in every process
_ONE_AFTER_THE_OTHER = "one_after_the_other"

_POSTGRES_SETTINGS = {
    "application_name": "agent-studio",
    "statement_timeout": f"{BUSY_SECONDS}s",
    "idle_in_transaction_session_timeout": f"{2 * BUSY_SECONDS}s",
    "default_transaction_isolation": "read committed",
}
_READING = {**_POSTGRES_SETTINGS, "default_transaction_read_only": "on"}


def engine_for(url: str, connections: int = 16) -> Engine:
    """Raises DatabaseNotUsable for a URL that is none, or a database without driver here."""
    return _tuned(url, connections, _POSTGRES_SETTINGS)


def reading_beside(engine: Engine, connections: int) -> Engine:
    """Return the engine for what only reads: on PostgreSQL one of its own, without transactions around it.

    Each statement there sees what is committed, with one or without, which asks the server half as often.
    """
    if is_sqlite(engine):
        return engine
    return _tuned(engine.url.render_as_string(hide_password=False), connections, _READING, "AUTOCOMMIT")


def _tuned(url: str, connections: int, settings: dict[str, str], isolation: Any = None) -> Engine:
    try:
        address, arguments = _driven(make_url(url))
        engine = create_engine(
            address,
            connect_args=arguments,
            isolation_level=isolation,
            pool_size=connections + _SPARE_CONNECTIONS,
            max_overflow=0,  # a connection made for one request costs more than the request
        )
    except (ArgumentError, ImportError, ValueError, OSError) as error:
        raise DatabaseNotUsable(url=url.rpartition("@")[2]) from error
    _tune_sqlite(engine) if is_sqlite(engine) else _tune_postgres(engine, settings)
    return engine


def one_after_the_other(engine: Engine) -> Engine:
    """Return the engine for transactions that change something: none begins before the last has ended."""
    return engine.execution_options(**{_ONE_AFTER_THE_OTHER: True})


def is_sqlite(engine: Engine) -> bool:
    return engine.dialect.name == "sqlite"


def _driven(url: URL) -> tuple[URL, dict[str, Any]]:
    """Return the URL with our driver in it, and what that is given besides."""
    if url.drivername not in {"postgresql", "postgres", "postgresql+pg8000"}:
        return url, {}
    plain, tls = secured(url.set(drivername="postgresql+pg8000"))
    return plain, {"timeout": _SILENCE_SECONDS, **tls}


def _tune_sqlite(engine: Engine) -> None:
    """Take over transactions from the driver: it would begin them only at the first change."""

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _: object) -> None:  # the driver's own connection
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "foreign_keys=ON", f"busy_timeout={BUSY_SECONDS * 1000}"):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if _changes(connection) else "BEGIN")


def _tune_postgres(engine: Engine, settings: dict[str, str]) -> None:
    look_whether_alive(engine)

    @event.listens_for(engine, "do_connect")
    def connecting(dialect: Any, _: object, words: Any, options: Any) -> Any:
        """The driver lets pass what the network says while it shakes hands."""
        from studio.catalogue.store.round_trips import connect

        try:
            return connect(*words, **options)
        except OSError as error:
            raise dialect.loaded_dbapi.InterfaceError("network error") from error

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _: object) -> None:
        cursor = connection.cursor()
        setting = ", ".join("set_config(%s, %s, false)" for _ in settings)
        cursor.execute(f"SELECT {setting}", [word for pair in settings.items() for word in pair])
        cursor.close()
        connection.commit()

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        if _changes(connection):
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_TURN})")

    @event.listens_for(engine, "handle_error")
    def failed(context: ExceptionContext) -> None:
        """The driver does not tell a server that goes down from a statement that fails."""
        if lost_connection(context.original_exception):
            context.is_disconnect = True


def _changes(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get(_ONE_AFTER_THE_OTHER))
