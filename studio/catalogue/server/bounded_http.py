"""HTTP connections that cannot fill the memory or stay for nothing: whoever sends, sends within bounds."""

from asyncio import TimerHandle, Transport
from enum import Enum, auto

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MOST_HEAD_BYTES = 64 * 1024
"""Request line and headers; what comes in the same piece as their end is let through."""
PATIENCE_SECONDS = 30.0
"""For the head as a whole, and for each further piece of a body."""
_TOO_LARGE = b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"


class _Expected(Enum):
    HEAD = auto()
    BODY = auto()
    NOTHING = auto()  # it is our turn, or uvicorn's to end a connection that is kept alive


class BoundedHttp(HttpToolsProtocol):
    patience = PATIENCE_SECONDS

    _expected = _Expected.HEAD
    _head_bytes = 0
    _waiting: TimerHandle | None = None

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]  # as uvicorn does
        super().connection_made(transport)
        self._wait_for(_Expected.HEAD)

    def connection_lost(self, exc: Exception | None) -> None:
        self._wait_for(_Expected.NOTHING)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        self._head_bytes += len(data)
        super().data_received(data)
        if self._expected is _Expected.BODY:
            self._wait_for(_Expected.BODY)
        elif self._expected is _Expected.NOTHING and self._is_idle():
            self._wait_for(_Expected.HEAD)  # blank lines, say
        if self._expected is _Expected.HEAD and self._head_bytes > MOST_HEAD_BYTES:
            self.transport.write(_TOO_LARGE)
            self.transport.close()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        if self._expected is _Expected.NOTHING:
            self._head_bytes = 0
            self._wait_for(_Expected.HEAD)

    def on_headers_complete(self) -> None:
        self._wait_for(_Expected.BODY)
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self._wait_for(_Expected.NOTHING)
        super().on_message_complete()

    def _unsupported_upgrade_warning(self) -> None:
        """What nobody offers is passed over (RFC 9110, 7.8)."""

    def _is_idle(self) -> bool:
        return self.cycle.response_complete and self.timeout_keep_alive_task is None

    def _wait_for(self, expected: _Expected) -> None:
        self._expected = expected
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None
        if expected is not _Expected.NOTHING:
            self._waiting = self.loop.call_later(self.patience, self._give_up)

    def _give_up(self) -> None:
        """Not while it is us who do not read on."""
        if self.flow.read_paused:
            self._wait_for(self._expected)
        else:
            self.transport.close()
