"""A live connection to an MCP server, held by a task of its own so that anyone may call through it."""

import asyncio
import logging
import os
from collections.abc import AsyncIterator, Coroutine, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

from pydantic import ValidationError

from studio.core.errors import ToolServerFailed
from studio.tools.servers.address import ServerAddress

if TYPE_CHECKING:
    from mcp import Client
    from mcp.types import CallToolResult, Tool

_MOST_PAGES = 20
_PATIENCE = 5.0
_UNHEARD = logging.NullHandler()
Answer = TypeVar("Answer")


class ServerConnection:
    def __init__(self, client: "Client", address: ServerAddress, seconds: float) -> None:
        self._client, self._address, self._seconds = client, address, seconds

    async def tools(self) -> "list[Tool]":
        """Return all tools the server offers; raises ToolServerFailed."""
        found: list[Tool] = []
        cursor: str | None = None
        for _ in range(_MOST_PAGES):
            page = await self._answer(self._client.list_tools(cursor=cursor))
            found += page.tools
            cursor = page.next_cursor
            if not cursor:
                break
        return found

    async def call(self, tool: str, arguments: dict[str, Any]) -> "CallToolResult":
        """Raises ToolServerFailed when the server breaks down or says nothing in time."""
        return await self._answer(self._client.call_tool(tool, arguments))

    async def _answer(self, asking: Coroutine[Any, Any, Answer]) -> Answer:
        try:
            async with asyncio.timeout(self._seconds):
                return await asking
        except TimeoutError as error:
            raise ToolServerFailed(tool="mcp", server=self._address.shown, reason="timeout") from error
        except Exception as error:  # the library has no one base of its errors
            raise ToolServerFailed(tool="mcp", server=self._address.shown, reason=_said(error)) from error


@asynccontextmanager
async def connected(
    address: ServerAddress, environment: Mapping[str, str], headers: Mapping[str, str], seconds: float
) -> AsyncIterator[ServerConnection]:
    """Start or reach the server; raises ToolServerFailed. Its process ends with the block."""
    ready: asyncio.Future[ServerConnection] = asyncio.get_running_loop().create_future()
    leave = asyncio.Event()
    holding = asyncio.create_task(_hold(address, environment, headers, seconds, ready, leave))
    try:
        yield await _first(ready, holding, address, seconds)
    finally:
        leave.set()
        await _ended(holding, _PATIENCE if ready.done() else 0)


async def _first(
    ready: "asyncio.Future[ServerConnection]",
    holding: "asyncio.Task[None]",
    address: ServerAddress,
    seconds: float,
) -> ServerConnection:
    done, _ = await asyncio.wait((ready, holding), timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    if not done:
        raise ToolServerFailed(tool="mcp", server=address.shown, reason="timeout")
    if ready.done():
        return ready.result()
    error = holding.exception() if not holding.cancelled() else None
    raise ToolServerFailed(tool="mcp", server=address.shown, reason=_said(error)) from error


async def _hold(
    address: ServerAddress,
    environment: Mapping[str, str],
    headers: Mapping[str, str],
    seconds: float,
    ready: "asyncio.Future[ServerConnection]",
    leave: asyncio.Event,
) -> None:
    async with _client(address, environment, headers) as client:
        ready.set_result(ServerConnection(client, address, seconds))
        await leave.wait()


@asynccontextmanager
async def _client(
    address: ServerAddress, environment: Mapping[str, str], headers: Mapping[str, str]
) -> "AsyncIterator[Client]":
    """What a server says on stderr goes nowhere, nor what the library logs of it: it may hold anything."""
    from mcp import Client, StdioServerParameters, stdio_client

    logging.getLogger("mcp").addHandler(_UNHEARD)
    if address.command:
        arguments = list(address.arguments)
        server = StdioServerParameters(command=address.command, args=arguments, env=dict(environment))
        with _nowhere() as nowhere:
            async with Client(stdio_client(server, errlog=nowhere)) as client:
                yield client
        return
    import httpx2
    from mcp.client.streamable_http import streamable_http_client

    async with (
        httpx2.AsyncClient(headers=dict(headers), follow_redirects=False, trust_env=False) as http,
        Client(streamable_http_client(address.url, http_client=http)) as client,
    ):
        yield client


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


async def _ended(holding: "asyncio.Task[None]", patience: float) -> None:
    """Let it say goodbye for so many seconds; one that never answered is not waited for."""
    await asyncio.wait((holding,), timeout=patience)
    if not holding.done():
        holding.cancel()
        with suppress(asyncio.CancelledError, Exception):
            await holding


def _said(error: BaseException | None) -> str:
    """The innermost reason, in one line; groups of errors say nothing themselves."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    if isinstance(error, FileNotFoundError):
        return "program_missing"
    if isinstance(error, OSError):
        return "no_connection"
    if isinstance(error, ValidationError):
        return "no_mcp_answer"
    if str(error) == "Connection closed":  # all that tells the library's error of this kind
        return "ended"
    return " ".join(str(error).split())[:200] if error else "ended"
