"""Answering those who look for the class on the network: only whoever knows its code is told the port."""

import asyncio
import hmac
import ipaddress
import logging
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import cast

from studio.classroom.finding import GREETING, proof
from studio.classroom.room.guesses import GuessLimit
from studio.core.errors import ClassCodeTooOften

_LONGEST = 512
_KEPT = 1000
_logger = logging.getLogger(__name__)


class _Answering(asyncio.DatagramProtocol):
    """A question that is asked several times with one nonce is one guess."""

    def __init__(self, code: Callable[[], str], told: str, guesses: GuessLimit, *, own_only: bool) -> None:
        self._code, self._told, self._guesses, self._own_only = code, told, guesses, own_only
        self._wrong: dict[str, None] = {}
        self._transport: asyncio.DatagramTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.DatagramTransport, transport)  # whatever class the loop has for it

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        answer = self._answer(data, addr[0])
        if answer and self._transport is not None:
            with suppress(OSError):
                self._transport.sendto(answer, addr)

    def error_received(self, exc: Exception) -> None:
        """Who asked is gone."""

    def _answer(self, data: bytes, address: str) -> bytes:
        parts = data[:_LONGEST].decode("ascii", errors="replace").removeprefix(f"{GREETING} ").split(" ")
        if len(parts) != 2 or (self._own_only and not ipaddress.ip_address(address).is_loopback):
            return b""
        nonce, told = parts
        try:
            self._guesses.check(address)
        except ClassCodeTooOften:
            return b""
        if hmac.compare_digest(told.encode(), proof(nonce, self._code()).encode()):
            return f"{GREETING} {nonce} {self._told}".encode()
        self._note_wrong(nonce, address)
        return b""

    def _note_wrong(self, nonce: str, address: str) -> None:
        asked = f"{address} {nonce}"
        if asked not in self._wrong:
            self._wrong[asked] = None
            self._guesses.wrong(address)
        while len(self._wrong) > _KEPT:
            del self._wrong[next(iter(self._wrong))]


@asynccontextmanager
async def answering(
    code: Callable[[], str], told: str, guesses: GuessLimit, listening: int, *, own_only: bool
) -> AsyncIterator[bool]:
    """Answer while inside; False where this computer may not listen to broadcasts: then addresses are typed.

    `told` is the port of the class, and its address where it has only one; `own_only` answers this computer.
    """
    loop = asyncio.get_running_loop()
    try:
        heard = _socket(listening)
    except OSError as error:
        _logger.warning("nobody can find the class by its code alone: %s", error)
        yield False
        return
    transport, _ = await loop.create_datagram_endpoint(
        lambda: _Answering(code, told, guesses, own_only=own_only), sock=heard
    )
    try:
        yield True
    finally:
        transport.close()


def _socket(port: int) -> socket.socket:
    """Several classes on one computer all hear who looks for one of them."""
    heard = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        heard.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        heard.setblocking(False)
        heard.bind(("", port))
    except OSError:
        heard.close()
        raise
    return heard
