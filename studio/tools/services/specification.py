"""An OpenAPI 3 document: its operations, with every reference resolved."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from studio.core.errors import ToolFileInvalid
from studio.tools.services.schemas import json_schema, resolved

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_LARGEST = 8 << 20  # bytes; a larger one is no honest description
Node = dict[str, Any]  # part of the document, as it was read


@dataclass(frozen=True)
class Parameter:
    """`where` is path, query, header or cookie; `schema` a JSON schema."""

    name: str
    where: str
    schema: Node
    required: bool = False


@dataclass(frozen=True)
class Operation:
    """`body` is the JSON schema of what is sent, None for nothing; `media` its type."""

    id: str
    method: str
    path: str
    description: str
    parameters: tuple[Parameter, ...] = ()
    body: Node | None = None
    body_required: bool = False
    media: str = ""
    security: tuple[Node, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether more than reading is asked of the server."""
        return self.method not in ("get", "head")


@dataclass(frozen=True)
class Specification:
    """`schemes` are the security schemes by name."""

    title: str
    server: str
    operations: tuple[Operation, ...]
    schemes: Node = field(default_factory=dict)


def read_specification(content: bytes, name: str) -> Specification:
    """Read JSON or YAML; raises ToolFileInvalid when it is no OpenAPI 3 document."""
    document = _read(content, name)
    version = str(document.get("openapi", ""))
    if not version.startswith("3."):
        raise ToolFileInvalid(tool="openapi", file=name, problem="not_openapi_3")
    operations = tuple(_operations(document))
    if not operations:
        raise ToolFileInvalid(tool="openapi", file=name, problem="no_operations")
    servers = document.get("servers") or [{}]
    info, components = document.get("info") or {}, document.get("components") or {}
    return Specification(
        title=str(info.get("title", name)),
        server=_server(servers[0]),
        operations=operations,
        schemes=components.get("securitySchemes") or {},
    )


def _read(content: bytes, name: str) -> Node:
    if len(content) > _LARGEST:
        raise ToolFileInvalid(tool="openapi", file=name, problem="too_large")
    try:
        text = content.decode("utf-8-sig")
        document = json.loads(text) if text.lstrip().startswith("{") else yaml.safe_load(text)
    except (ValueError, yaml.YAMLError, RecursionError) as error:
        raise ToolFileInvalid(tool="openapi", file=name, problem="does_not_read") from error
    if not isinstance(document, dict):
        raise ToolFileInvalid(tool="openapi", file=name, problem="not_openapi_3")
    return document


def _server(server: Node) -> str:
    """Fill the variables of the address with their defaults."""
    url = str(server.get("url", ""))
    for name, variable in (server.get("variables") or {}).items():
        url = url.replace(f"{{{name}}}", str(variable.get("default", "")))
    return url


def _operations(document: Node) -> Iterator[Operation]:
    for path, item in (document.get("paths") or {}).items():
        shared = resolved(item, document)
        if not isinstance(shared, dict):
            continue
        for method in METHODS:
            if isinstance(shared.get(method), dict):
                yield _operation(document, str(path), method, shared, shared[method])


def _operation(document: Node, path: str, method: str, shared: Node, own: Node) -> Operation:
    listed = [*(shared.get("parameters") or []), *(own.get("parameters") or [])]
    parameters = {(one.name, one.where): one for one in _parameters(listed, document)}
    media, body, required = _body(own.get("requestBody"), document)
    words = [str(own[name]).strip() for name in ("summary", "description") if own.get(name)]
    return Operation(
        id=str(own.get("operationId") or f"{method.upper()} {path}"),
        method=method,
        path=path,
        description="。".join(dict.fromkeys(words)),
        parameters=tuple(parameters.values()),
        body=body,
        body_required=required,
        media=media,
        security=tuple(own.get("security") or document.get("security") or ()),
    )


def _parameters(listed: list[Any], document: Node) -> Iterator[Parameter]:
    for written in listed:
        one = resolved(written, document)
        if not isinstance(one, dict) or not one.get("name"):
            continue
        schema = json_schema(one.get("schema") or {"type": "string"}, document)
        if one.get("description"):
            schema.setdefault("description", str(one["description"]))
        where = str(one.get("in", "query"))
        yield Parameter(str(one["name"]), where, schema, bool(one.get("required")) or where == "path")


def _body(written: Any, document: Node) -> tuple[str, Node | None, bool]:
    """Only JSON and forms can be filled in; of anything else nothing is sent."""
    body = resolved(written or {}, document)
    content = body.get("content") or {}
    for media in ("application/json", "application/x-www-form-urlencoded"):
        if media in content:
            schema = json_schema((content[media] or {}).get("schema") or {}, document)
            return media, schema, bool(body.get("required"))
    return "", None, False
