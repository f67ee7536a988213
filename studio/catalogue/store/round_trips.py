"""PostgreSQL's driver, asking once where it asks three times, with statements the server has seen before.

Each trip is a wait for the server, and then for the turn of this thread among all that compute.
"""

from collections import OrderedDict
from collections.abc import Sequence
from functools import lru_cache
from itertools import count
from typing import Any, NamedTuple

from pg8000.converters import make_params
from pg8000.core import CLOSE, STATEMENT, SYNC_MSG, Context
from pg8000.exceptions import InterfaceError
from pg8000.legacy import Connection, Cursor, convert_paramstyle

from studio.catalogue.store.secure_urls import WhereOffered

MOST_KEPT = 128
_END = b"\x00"
_NOT_OFFERED = "refuses SSL"


class _Prepared(NamedTuple):
    """What the server calls a statement, and what it said of its rows."""

    name: bytes
    columns: list[dict[str, Any]] | None = None
    readers: list[Any] | None = None


def connect(*words: Any, ssl_context: Any, **options: Any) -> "OneTrip":
    """Without TLS only where it is not offered, and was not asked for."""
    try:
        return OneTrip(*words, ssl_context=ssl_context, **options)
    except InterfaceError as error:
        if not (isinstance(ssl_context, WhereOffered) and _NOT_OFFERED in str(error)):
            raise
    return OneTrip(*words, ssl_context=False, **options)


class OneTrip(Connection):  # type: ignore[misc]  # the driver does not tell its types
    def __init__(self, *words: Any, **options: Any) -> None:
        self._numbers, self._dropped = count(), list[bytes]()
        self._prepared: OrderedDict[tuple[str, tuple[int, ...]], _Prepared] = OrderedDict()
        super().__init__(*words, **options)

    def cursor(self) -> Cursor:
        return _Cursor(self)

    def commit(self) -> None:
        self.execute_simple("commit")

    def execute_simple(self, statement: str) -> Context:
        if isinstance(statement, _Filled):
            return self._ask(str(statement), make_params(self.py_types, statement.values), statement.oids)
        return super().execute_simple(statement)

    def _ask(self, statement: str, values: Sequence[str | None], oids: tuple[int, ...]) -> Context:
        "".join(filter(None, values)).encode()  # what cannot be sent must not end a question that has begun
        known = self._prepared.pop((statement, oids), None)
        asked = known or _Prepared(f"s{next(self._numbers)}".encode() + _END)
        self._close_dropped()
        if known is None:
            self.send_PARSE(asked.name, statement, oids)
            self.send_DESCRIBE_STATEMENT(asked.name)
        self.send_BIND(asked.name, values)
        self.send_EXECUTE()
        answer = self._answer(Context(statement, columns=asked.columns, input_funcs=asked.readers), asked)
        self._keep((statement, oids), asked._replace(columns=answer.columns, readers=answer.input_funcs))
        return answer

    def _answer(self, context: Context, asked: _Prepared) -> Context:
        """A statement that failed may be known to the server or not."""
        self._dropped.append(asked.name)
        self._sock.write(SYNC_MSG)
        self._sock.flush()
        self.handle_messages(context)
        self._dropped.remove(asked.name)
        return context

    def _close_dropped(self) -> None:
        while self._dropped:
            self._send_message(CLOSE, STATEMENT + self._dropped.pop())

    def _keep(self, key: tuple[str, tuple[int, ...]], prepared: _Prepared) -> None:
        self._prepared[key] = prepared
        if len(self._prepared) > MOST_KEPT:
            self._dropped.append(self._prepared.popitem(last=False)[1].name)


class _Cursor(Cursor):  # type: ignore[misc]
    def execute(self, operation: str, args: Sequence[Any] = (), stream: Any = None) -> Cursor:
        if not args or stream is not None:
            return super().execute(operation, args, stream)
        filled = _Filled(_numbered(operation))
        filled.values, filled.oids = args, tuple(self._input_oids)
        return super().execute(filled)


class _Filled(str):
    """A statement with its values, on its way through the driver as one that has none."""

    values: Sequence[Any]
    oids: tuple[int, ...]


@lru_cache(maxsize=1024)
def _numbered(statement: str) -> str:
    """The driver goes through it letter by letter."""
    return str(convert_paramstyle("format", statement, ())[0])
