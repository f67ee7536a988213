"""A service outside, called as its OpenAPI 3 document says: chosen operations, listed hosts, asked first."""

import asyncio
import json
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from pydantic import Field

from studio.core.errors import ConsentRefused, NotFound, ServiceFailed, ToolFileInvalid, ToolSettingsInvalid
from studio.core.proposals import Effect, Proposal
from studio.core.reach import Reach, Touch, TouchKind
from studio.endpoints import ToolSpec
from studio.tools.kind import ToolKind, ToolParts, ToolSettings
from studio.tools.naming import tool_names
from studio.tools.services.calling import send
from studio.tools.services.hosts import check_listed
from studio.tools.services.reading import LARGEST
from studio.tools.services.requests import ServiceRequest, parameters_schema, request_of, with_key
from studio.tools.services.schemas import plain_text
from studio.tools.services.specification import Operation, Specification, read_specification
from studio.tools.tool import Tool, ToolContext, ToolResult

_LONGEST = 12_000  # characters of an answer that a model is told
_LONGEST_DESCRIPTION = 800
_ONCE = "同意后，这个工具从 {hosts} 读取时不再询问。(Later reads from there are not asked about.)"
_MOST = 64  # operations offered at once; models lose their way among more


class OpenApiSettings(ToolSettings):
    """`specification` is a file of the agent or an address; `hosts` are all that may ever be reached.

    `operations` are ids, or method and path as in “GET /stations”; none chosen means all that only read.
    `key` is the name under which the key lies in the keyring.
    """

    specification: str = Field(min_length=1, json_schema_extra={"format": "file", "address": True})
    hosts: tuple[str, ...] = Field(min_length=1)
    operations: tuple[str, ...] = ()
    server: str = ""
    key: str = Field(default="", json_schema_extra={"format": "secret"})
    read_without_asking: bool = False
    seconds: float = Field(default=20, gt=0, le=300)


class ServiceOperation:
    """One operation as a tool."""

    def __init__(
        self,
        name: str,
        settings: OpenApiSettings,
        specification: Specification,
        operation: Operation,
        parts: ToolParts,
    ) -> None:
        self._settings, self._specification, self._operation = settings, specification, operation
        self._name, self._parts = name, parts

    @property
    def spec(self) -> ToolSpec:
        operation = self._operation
        words = operation.description or plain_text(f"{operation.method.upper()} {operation.path}")
        told = f"{self._specification.title}：{words}"[:_LONGEST_DESCRIPTION]
        return ToolSpec(self._name, told, parameters_schema(self._operation))

    async def __call__(self, arguments: dict[str, Any], context: ToolContext) -> ToolResult:
        settings = self._settings
        server = _server(settings, self._specification, self._operation)
        request = request_of(self._operation, server, arguments)
        check_listed(request.url, settings.hosts)
        await self._ask(request, context)
        key = await asyncio.to_thread(self._parts.secret, settings.key) if settings.key else ""
        keyed = with_key(request, self._operation, self._specification, key)
        status, text = await send(keyed, settings.hosts, settings.seconds)
        if status >= 400:
            raise ServiceFailed(
                tool=self._name, host=urlsplit(server).netloc, reason=_short(text, 200), status=status
            )
        return ToolResult(text=_short(_readable(text), _LONGEST))

    async def _ask(self, request: ServiceRequest, context: ToolContext) -> None:
        """Raises ConsentRefused; reading is asked about too, for an address can carry anything out.

        The author may have it asked about once; whoever sits at this computer has to agree to that.
        """
        reads = self._settings.read_without_asking and not self._operation.changes
        hosts = ", ".join(self._settings.hosts)
        subject = f"openapi {self._parts.agent} {self._parts.known_as} {hosts}"
        if reads and self._parts.permissions.known(subject) is not None:
            return
        content = f"{request.shown}\n\n{_ONCE.format(hosts=hosts)}" if reads else request.shown
        proposal = Proposal(tool=self._name, effect=Effect.SENDS, target=request.url, content=content)
        if not await context.consent(proposal):
            raise ConsentRefused(tool=self._name)
        if reads:
            await asyncio.to_thread(self._parts.permissions.keep, subject, hosts)


def _reach(settings: OpenApiSettings) -> Reach:
    hosts = tuple(Touch(kind=TouchKind.HOST, name=host) for host in settings.hosts)
    conversation = Touch(kind=TouchKind.CONVERSATION)
    return Reach(reads=(*hosts, conversation), sends=hosts, untrusted=True, outward=True)


async def _build(settings: OpenApiSettings, parts: ToolParts) -> Sequence[Tool]:
    """Raises ToolFileInvalid, NotFound for an operation the document has not, ToolSettingsInvalid when it
    tells no address or too many operations, or what a download raises."""
    content = await _content(settings, parts)
    specification = await asyncio.to_thread(read_specification, content, settings.specification)
    chosen = {f"{one.method.upper()} {one.path}": one for one in _chosen(settings, specification)}
    names = tool_names(parts.known_as, {key: one.id for key, one in chosen.items()})
    for one in chosen.values():
        _server(settings, specification, one)
    return [ServiceOperation(names[key], settings, specification, one, parts) for key, one in chosen.items()]


def _server(settings: OpenApiSettings, specification: Specification, operation: Operation) -> str:
    """Raises ToolSettingsInvalid where a document in a file says only that the service is where it lies."""
    server = settings.server or operation.server or specification.server
    if not urlsplit(server).scheme:
        raise ToolSettingsInvalid(tool="openapi", field="server", problem="no_server_told")
    return server


async def _content(settings: OpenApiSettings, parts: ToolParts) -> bytes:
    name = settings.specification
    if re.match(r"https?://", name):
        await _allowed_to_fetch(name, parts)
        status, text = await send(ServiceRequest("get", name), settings.hosts, settings.seconds, LARGEST + 1)
        if status != 200:
            raise ServiceFailed(tool="openapi", host=name, reason="specification", status=status)
        return text.encode()
    file = parts.folder / name
    if not file.resolve().is_relative_to(parts.folder.resolve()):
        raise NotFound(kind="file", missing=name)
    try:
        return await asyncio.to_thread(file.read_bytes)
    except OSError as error:
        raise ToolFileInvalid(tool="openapi", file=name, problem="missing") from error


async def _allowed_to_fetch(address: str, parts: ToolParts) -> None:
    """Raises ConsentRefused; asked once on this computer, as before the first start of a server."""
    subject = f"openapi {address}"
    if parts.permissions.known(subject) is not None:
        return
    shown = ServiceRequest("get", address).shown
    proposal = Proposal(tool=parts.known_as, effect=Effect.SENDS, target=address, content=shown)
    if not await parts.consent(proposal):
        raise ConsentRefused(tool=parts.known_as)
    await asyncio.to_thread(parts.permissions.keep, subject, address)


def _chosen(settings: OpenApiSettings, specification: Specification) -> list[Operation]:
    """Raises NotFound for a chosen operation the document does not have, ToolSettingsInvalid for too many."""
    if not settings.operations:
        reading = [operation for operation in specification.operations if not operation.changes]
        if len(reading) > _MOST:
            raise ToolSettingsInvalid(tool="openapi", field="operations", problem="too_many_operations")
        return reading
    known = {operation.id: operation for operation in specification.operations}
    known |= {f"{one.method.upper()} {one.path}": one for one in specification.operations}
    for name in settings.operations:
        if name not in known:
            raise NotFound(kind="operation", missing=name)
    return [known[name] for name in settings.operations]


def _readable(text: str) -> str:
    """Leave blanks out of JSON: more of it fits."""
    try:
        return json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":"))
    except ValueError:
        return text


def _short(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[:limit]}… ({len(text) - limit} characters more)"


KIND = ToolKind("openapi", OpenApiSettings, _reach, _build, "api")
