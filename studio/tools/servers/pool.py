"""MCP servers kept alive between the questions of a session: starting one takes a second or two."""

import asyncio
from collections.abc import Mapping
from contextlib import AsyncExitStack

from studio.core.errors import ToolServerFailed
from studio.tools.servers.address import ServerAddress
from studio.tools.servers.connection import ServerConnection, connected

Secrets = Mapping[str, str]
_Key = tuple[ServerAddress, tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]


class ServerPool:
    """Lends each server to whoever asks; one that no longer answers is started anew."""

    def __init__(self) -> None:
        self._live: dict[_Key, tuple[ServerConnection, AsyncExitStack]] = {}
        self._starting = asyncio.Lock()

    async def lend(
        self,
        address: ServerAddress,
        environment: Mapping[str, str],
        headers: Mapping[str, str],
        seconds: float,
    ) -> ServerConnection:
        """Raises ToolServerFailed when it does not start."""
        key = address, tuple(sorted(environment.items())), tuple(sorted(headers.items()))
        async with self._starting:
            if key in self._live and not await _answers(self._live[key][0]):
                await self._live.pop(key)[1].aclose()
            if key not in self._live:
                stack = AsyncExitStack()
                started = connected(address, environment, headers, seconds)
                self._live[key] = await stack.enter_async_context(started), stack
        return self._live[key][0]

    async def aclose(self) -> None:
        """End all of them."""
        live, self._live = self._live, {}
        for _, stack in live.values():
            await stack.aclose()


async def _answers(connection: ServerConnection) -> bool:
    try:
        await connection.tools()
    except ToolServerFailed:
        return False
    return True
