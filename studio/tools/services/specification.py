"""An OpenAPI 3 document: its operations; what one of them takes is worked out when it is wanted."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import urljoin, urlsplit

from studio.core.errors import ToolFileInvalid
from studio.tools.services.reading import read_document
from studio.tools.services.schemas import json_schema, plain_text, resolved

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_MEDIA = ("application/json", "application/x-www-form-urlencoded")
_MOST_PARAMETERS = 60
_LONGEST_DESCRIPTION = 800
Node = dict[str, Any]  # part of the document, as it was read


@dataclass(frozen=True)
class Parameter:
    """`where` is path, query, header or cookie; `schema` a JSON schema."""

    name: str
    where: str
    schema: Node
    required: bool = False


@dataclass(frozen=True)
class Body:
    """`schema` is the JSON schema of what is sent, `media` its type."""

    media: str
    schema: Node
    required: bool


@dataclass(frozen=True)
class Operation:
    """`listed` are its parameters and `written` its body as the document has them; `server` its own address.

    `security` holds the alternatives that are asked for, None when the document says nothing of any.
    """

    id: str
    method: str
    path: str
    description: str
    server: str = ""
    security: tuple[Node, ...] | None = None
    listed: tuple[Any, ...] = ()
    written: Any = None
    document: Node = field(default_factory=dict, repr=False)

    @property
    def changes(self) -> bool:
        """Whether more than reading is asked of the server."""
        return self.method not in ("get", "head")

    @cached_property
    def parameters(self) -> tuple[Parameter, ...]:
        """Those wanted first; of very many the last are left out."""
        found = {(one.name, one.where): one for one in _parameters(self.listed, self.document)}
        return tuple(sorted(found.values(), key=lambda one: not one.required)[:_MOST_PARAMETERS])

    @cached_property
    def body(self) -> Body | None:
        """Only JSON and forms can be filled in; of anything else nothing is sent."""
        body = _node(resolved(self.written, self.document))
        content = _node(body.get("content"))
        kinds = {str(kind).split(";")[0].strip().lower(): kind for kind in content}
        for media in (*_MEDIA, *(kind for kind in kinds if kind.endswith("+json"))):
            if media in kinds:
                schema = json_schema(_node(content[kinds[media]]).get("schema"), self.document)
                return Body(media, schema, body.get("required") is True)
        return None


@dataclass(frozen=True)
class Specification:
    """`schemes` are the security schemes by name."""

    title: str
    server: str
    operations: tuple[Operation, ...]
    schemes: Node = field(default_factory=dict)


def read_specification(content: bytes, name: str) -> Specification:
    """Read JSON or YAML; raises ToolFileInvalid when it is no OpenAPI 3 document.

    Addresses of servers may be told from where the document lies, when `name` is such an address.
    """
    document = read_document(content, name)
    if not str(document.get("openapi", "")).startswith("3"):
        raise ToolFileInvalid(tool="openapi", file=name, problem="not_openapi_3")
    operations = tuple(_operations(document, name))
    if not operations:
        raise ToolFileInvalid(tool="openapi", file=name, problem="no_operations")
    schemes = _node(_node(document.get("components")).get("securitySchemes"))
    return Specification(
        title=plain_text(_node(document.get("info")).get("title", name), 100),
        server=_server(document, name),
        operations=operations,
        schemes={scheme: resolved(written, document) for scheme, written in schemes.items()},
    )


def _server(node: Node, name: str) -> str:
    """The first address said there, its variables filled with their defaults; the document's own for none."""
    servers = [server for server in _list(node.get("servers")) if isinstance(server, dict)]
    server = servers[0] if servers else {}
    url = str(server.get("url") or "/")
    for variable, written in _node(server.get("variables")).items():
        url = url.replace(f"{{{variable}}}", str(_node(written).get("default", "")))
    return urljoin(name, url) if urlsplit(name).scheme in ("http", "https") else url


def _operations(document: Node, name: str) -> Iterator[Operation]:
    for path, item in _node(document.get("paths")).items():
        shared = _node(resolved(item, document))
        for method in METHODS:
            if isinstance(shared.get(method), dict):
                yield _operation(document, name, str(path), method, shared)


def _operation(document: Node, name: str, path: str, method: str, shared: Node) -> Operation:
    own = shared[method]
    words = [plain_text(own[key], _LONGEST_DESCRIPTION) for key in ("summary", "description") if own.get(key)]
    at = next((node for node in (own, shared) if node.get("servers")), {})
    security = own.get("security", document.get("security"))
    return Operation(
        id=str(own.get("operationId") or f"{method.upper()} {path}"),
        method=method,
        path=path,
        description="。".join(dict.fromkeys(words)),
        server=_server(at, name) if at else "",
        security=tuple(map(_node, security)) if isinstance(security, list) else None,
        listed=(*_list(shared.get("parameters")), *_list(own.get("parameters"))),
        written=own.get("requestBody"),
        document=document,
    )


def _parameters(listed: tuple[Any, ...], document: Node) -> Iterator[Parameter]:
    for written in listed:
        one = _node(resolved(written, document))
        if not one.get("name"):
            continue
        schema = json_schema(_parameter_schema(one), document) or {"type": "string"}
        if one.get("description"):
            schema.setdefault("description", plain_text(one["description"]))
        where = str(one.get("in", "query"))
        yield Parameter(str(one["name"]), where, schema, one.get("required") is True or where == "path")


def _parameter_schema(parameter: Node) -> Any:
    """Some describe a value as the content of a type instead."""
    contents = [_node(kind).get("schema") for kind in _node(parameter.get("content")).values()]
    return parameter.get("schema") or next(iter(contents), None)


def _node(value: Any) -> Node:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
