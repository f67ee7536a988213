"""The tools of an MCP server, by stdio or streamable HTTP: nothing starts, comes in or goes out unasked."""

import asyncio
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Self

from pydantic import Field, model_validator

from studio.core.errors import ConsentRefused, NotFound, ToolServerFailed
from studio.core.proposals import Effect, Proposal
from studio.core.reach import Reach, Touch, TouchKind
from studio.documents import without_invisible
from studio.endpoints import ToolSpec
from studio.tools.kind import ToolKind, ToolParts, ToolSettings
from studio.tools.naming import tool_names
from studio.tools.servers.address import ServerAddress
from studio.tools.servers.connection import ServerConnection, connected
from studio.tools.services.schemas import arguments_schema, plain_text
from studio.tools.tool import Tool, ToolContext, ToolResult

if TYPE_CHECKING:
    from mcp.types import CallToolResult, ContentBlock
    from mcp.types import Tool as ServedTool

_LONGEST = 12_000  # characters of an answer that a model is told
_LONGEST_DESCRIPTION = 1500
_MOST = 64  # tools offered at once; models lose their way among more


class McpSettings(ToolSettings):
    """A program with its arguments, or an address.

    `variables` are names of environment variables whose values lie in the keyring under the same names; `key`
    names the bearer token for an address. `tools` are those the agent may use; none named means all of them.
    """

    command: str = ""
    arguments: tuple[str, ...] = ()
    variables: tuple[str, ...] = Field(
        default=(), json_schema_extra={"items": {"type": "string", "format": "secret"}}
    )
    url: str = Field(default="", pattern=r"^(https?://.*)?$")
    key: str = Field(default="", json_schema_extra={"format": "secret"})
    tools: tuple[str, ...] = ()
    seconds: float = Field(default=30, gt=0, le=600)

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if bool(self.command.strip()) == bool(self.url):
            raise ValueError("either a command or an address is wanted")
        return self

    @property
    def address(self) -> ServerAddress:
        return ServerAddress(self.command.strip(), self.arguments, self.url, self.variables)


class ServedByMcp:
    """One tool of a server."""

    def __init__(self, name: str, served: "ServedTool", connection: ServerConnection, address: str) -> None:
        self._name, self._served = name, served
        self._connection, self._address = connection, address

    @property
    def spec(self) -> ToolSpec:
        return ToolSpec(self._name, description_of(self._served), arguments_schema(self._served.input_schema))

    async def __call__(self, arguments: dict[str, Any], context: ToolContext) -> ToolResult:
        content = json.dumps(arguments, ensure_ascii=False, indent=1)
        target = f"{plain_text(self._served.name)} · {self._address}"
        proposal = Proposal(tool=self._name, effect=Effect.SENDS, target=target, content=content)
        if not await context.consent(proposal):
            raise ConsentRefused(tool=self._name)
        result = await self._connection.call(self._served.name, arguments)
        text = text_of(result)
        if result.is_error:
            raise ToolServerFailed(tool=self._name, server=self._address, reason=text[:200] or "refused")
        return ToolResult(text=text)


def description_of(served: "ServedTool") -> str:
    """In one line: it stands among the rules of a model that calls no functions."""
    return plain_text(served.description or served.title or served.name, _LONGEST_DESCRIPTION)


def text_of(result: "CallToolResult") -> str:
    """Return what was answered in words; pictures and sounds are only named."""
    parts = [_words(part) or f"[{part.type}]" for part in result.content]
    if not parts and result.structured_content is not None:
        parts = [json.dumps(result.structured_content, ensure_ascii=False)]
    text = "\n".join(parts)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}… ({len(text) - _LONGEST} characters more)"


def _words(part: "ContentBlock") -> str:
    """Return its text, or that of the document in it."""
    text = getattr(part, "text", None) or getattr(getattr(part, "resource", None), "text", None)
    return text or str(getattr(part, "uri", "") or "")


def _reach(settings: McpSettings) -> Reach:
    address = settings.address
    kind = TouchKind.PROGRAM if address.command else TouchKind.HOST
    touch = Touch(kind=kind, name=address.shown)
    conversation = Touch(kind=TouchKind.CONVERSATION)
    return Reach(reads=(touch, conversation), sends=(touch,), untrusted=True, outward=True)


async def _build(settings: McpSettings, parts: ToolParts) -> Sequence[Tool]:
    """Raises ConsentRefused, ToolServerFailed, NotFound for a tool that is not offered."""
    address = settings.address
    known = await _allowed_to_start(address, parts)
    environment, headers = await _environment(settings, parts), await _headers(settings, parts)
    connection = await _connection(address, environment, headers, settings.seconds, parts)
    offered = {served.name: served for served in await connection.tools()}
    used = _used(settings, offered)
    if known:
        await _still_the_same(used, address, parts)
    else:
        await _pinned(offered.values(), address, parts)
    names = tool_names(parts.known_as, {served.name: served.name for served in used})
    return [ServedByMcp(names[served.name], served, connection, address.shown) for served in used]


def _used(settings: McpSettings, offered: "Mapping[str, ServedTool]") -> "list[ServedTool]":
    """Raises NotFound for one that is not offered, ToolServerFailed where all would be too many."""
    for name in settings.tools:
        if name not in offered:
            raise NotFound(kind="tool", missing=name)
    if not settings.tools and len(offered) > _MOST:
        raise ToolServerFailed(tool="mcp", server=settings.address.shown, reason="too_many_tools")
    return [offered[name] for name in dict.fromkeys(settings.tools or offered)]


async def _connection(
    address: ServerAddress,
    environment: dict[str, str],
    headers: dict[str, str],
    seconds: float,
    parts: ToolParts,
) -> ServerConnection:
    """A server that is lent stays alive; without anybody to lend it, it ends with the run."""
    if parts.servers is not None:
        return await parts.servers.lend(address, environment, headers, seconds)
    return await parts.stack.enter_async_context(connected(address, environment, headers, seconds))


async def _allowed_to_start(address: ServerAddress, parts: ToolParts) -> bool:
    """Return whether it was before; show the whole command before its first start on this computer."""
    if parts.permissions.known(address.subject) is not None:
        return True
    effect = Effect.STARTS_PROGRAM if address.command else Effect.SENDS
    content = "\n".join((*address.arguments, *address.variables)) if address.command else ""
    proposal = Proposal(tool=parts.known_as, effect=effect, target=address.shown, content=content)
    if not await parts.consent(proposal):
        raise ConsentRefused(tool=parts.known_as)
    await asyncio.to_thread(parts.permissions.keep, address.subject, address.shown)
    return False


async def _still_the_same(used: "Sequence[ServedTool]", address: ServerAddress, parts: ToolParts) -> None:
    """What says something else of itself than when it was allowed, or came since, is asked about."""
    changed = [served for served in used if _allowed(served, address, parts) != _says(served)]
    if not changed:
        return
    target = f"{plain_text('、'.join(served.name for served in changed))} · {address.shown}"
    content = "\n\n".join(_change(served, address, parts) for served in changed)
    proposal = Proposal(
        tool=parts.known_as, effect=Effect.DESCRIPTION_CHANGED, target=target, content=content
    )
    if not await parts.consent(proposal):
        raise ConsentRefused(tool=parts.known_as)
    await _pinned(changed, address, parts)


def _change(served: "ServedTool", address: ServerAddress, parts: ToolParts) -> str:
    before = _allowed(served, address, parts)
    return without_invisible(f"{_says(served)}\n\n—— 以前 before ——\n{before or '—'}")


async def _pinned(tools: "Iterable[ServedTool]", address: ServerAddress, parts: ToolParts) -> None:
    for served in tools:
        await asyncio.to_thread(parts.permissions.keep, _subject(served, address), _says(served))


def _allowed(served: "ServedTool", address: ServerAddress, parts: ToolParts) -> str | None:
    return parts.permissions.known(_subject(served, address))


def _subject(served: "ServedTool", address: ServerAddress) -> str:
    return f"{address.subject} · {served.name}"


def _says(served: "ServedTool") -> str:
    schema = json.dumps(served.input_schema, ensure_ascii=False, sort_keys=True)
    return f"{served.name}\n{served.description or served.title or ''}\n{schema}"


async def _environment(settings: McpSettings, parts: ToolParts) -> dict[str, str]:
    return {name: await asyncio.to_thread(parts.secret, name) for name in settings.variables}


async def _headers(settings: McpSettings, parts: ToolParts) -> dict[str, str]:
    token = await asyncio.to_thread(parts.secret, settings.key) if settings.key else ""
    return {"Authorization": f"Bearer {token}"} if token else {}


KIND = ToolKind("mcp", McpSettings, _reach, _build, "connection")
