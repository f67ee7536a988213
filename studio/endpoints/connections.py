"""Live endpoints, one per profile and key, shared by everyone who asks so that one limit holds for all."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.endpoints.profiles import EndpointProfile
from studio.endpoints.uses import Use

if TYPE_CHECKING:
    from studio.endpoints.endpoint import Endpoint


@dataclass
class _Connection:
    endpoint: "Endpoint"
    key: str
    users: int = 0


class Connections:
    """Keeps connections open between uses: a warm one saves the first token a handshake."""

    def __init__(self, note: Callable[[Use], None]) -> None:
        self._note = note
        self._kept: dict[str, _Connection] = {}
        self._outdated: list[_Connection] = []

    @asynccontextmanager
    async def lend(self, profile: EndpointProfile, key: str) -> "AsyncIterator[Endpoint]":
        """Lend the kept connection, or a new one when profile or key have changed since."""
        connection = self._current(profile, key)
        connection.users += 1
        try:
            await self._close_unused()
            yield connection.endpoint
        finally:
            connection.users -= 1
            await self._close_unused()

    async def aclose(self) -> None:
        kept, self._kept, self._outdated = [*self._kept.values(), *self._outdated], {}, []
        for connection in kept:
            await connection.endpoint.aclose()

    def _current(self, profile: EndpointProfile, key: str) -> _Connection:
        from studio.endpoints.endpoint import Endpoint  # with it comes what talks to models

        known = self._kept.get(profile.id)
        if known and known.endpoint.profile == profile and known.key == key:
            return known
        if known:
            self._outdated.append(known)
        self._kept[profile.id] = fresh = _Connection(Endpoint(profile, key, note=self._note), key)
        return fresh

    async def _close_unused(self) -> None:
        unused = [connection for connection in self._outdated if connection.users == 0]
        self._outdated = [connection for connection in self._outdated if connection.users]
        for connection in unused:
            await connection.endpoint.aclose()
