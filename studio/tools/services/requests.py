"""One call of an operation as the request it makes: address, headers and body, each part in its place."""

import base64
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

from studio.core.errors import ToolArgumentsInvalid
from studio.tools.services.specification import Operation, Parameter, Specification

BODY = "body"
FORM = "application/x-www-form-urlencoded"
_IN_HEADERS = "".join(map(chr, range(32, 127)))
_NOT_OURS = {
    "host",
    "content-length",
    "transfer-encoding",
    "connection",
    "cookie",
    "authorization",
    "proxy-authorization",
}


@dataclass(frozen=True)
class ServiceRequest:
    """`secret` headers and query parts are the key's: they are sent and never shown.

    `values` are those in the address, one a line as they were before they were quoted.
    """

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    secret_headers: Mapping[str, str] = field(default_factory=dict)
    secret_query: Mapping[str, str] = field(default_factory=dict)
    values: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """All of it as the person is asked about it, the key left out and what is quoted told in words."""
        head = f"{self.method.upper()} {self.url}"
        lines = [f"{name}: {value}" for name, value in self.headers.items()]
        body = self.body.decode()
        values = [*self.values, *(map(" = ".join, parse_qsl(body)) if self._is_form else ())]
        quoted = values if "%" in f"{self.url}{body if self._is_form else ''}" else []
        return "\n".join([head, *quoted, *lines, *([body] if body else [])])

    @property
    def _is_form(self) -> bool:
        return self.headers.get("Content-Type") == FORM


def parameters_schema(operation: Operation) -> dict[str, Any]:
    """Return the schema of a call: its parameters by name, and its body under `body`."""
    properties = {one.name: one.schema for one in operation.parameters if _fillable(one)}
    required = [one.name for one in operation.parameters if one.required and _fillable(one)]
    if operation.body is not None:
        properties[BODY] = operation.body.schema
        required += [BODY] if operation.body.required else []
    return {
        "type": "object",
        "properties": properties,
        "required": list(dict.fromkeys(required)),
        "additionalProperties": False,
    }


def request_of(operation: Operation, server: str, arguments: dict[str, Any]) -> ServiceRequest:
    """Put every argument where the document wants it; values are quoted so that none becomes another part.

    Raises ToolArgumentsInvalid for a part of the path that would lead to another one.
    """
    path, query, headers = operation.path, [], {}
    filled = [one for one in operation.parameters if one.name in arguments and _fillable(one)]
    for parameter in filled:
        value = arguments[parameter.name]
        if parameter.where == "path":
            path = path.replace(f"{{{parameter.name}}}", _path_part(operation, parameter, value))
        elif parameter.where == "query":
            query += _query(parameter.name, value)
        elif parameter.where == "header":
            headers[parameter.name] = _header(value)
    url = f"{server.rstrip('/')}/{path.lstrip('/')}"
    values = tuple(f"{one.name} = {_text(arguments[one.name])}" for one in filled if one.where != "header")
    made = ServiceRequest(
        operation.method, f"{url}?{urlencode(query)}" if query else url, headers, values=values
    )
    return _with_body(made, operation, arguments)


def with_key(
    request: ServiceRequest, operation: Operation, specification: Specification, key: str
) -> ServiceRequest:
    """Add the key as the operation's security wants it; as a bearer token when nothing is said of any."""
    if not key or operation.security == ():
        return request
    wanted = [specification.schemes.get(name) for group in operation.security or () for name in group]
    scheme = next((one for one in wanted if isinstance(one, dict)), {"type": "http", "scheme": "bearer"})
    place = _KEY_PLACES.get(str(scheme.get("type")), _bearer)
    return place(request, scheme, key)


def _api_key(request: ServiceRequest, scheme: dict[str, Any], key: str) -> ServiceRequest:
    name = str(scheme.get("name", "X-API-Key"))
    if scheme.get("in") == "query":
        return replace(request, secret_query={name: key})
    if scheme.get("in") == "cookie":
        return replace(request, secret_headers={"Cookie": f"{name}={quote(key)}"})
    return replace(request, secret_headers={name: key})


def _bearer(request: ServiceRequest, scheme: dict[str, Any], key: str) -> ServiceRequest:
    if str(scheme.get("scheme", "")).lower() == "basic":
        return replace(
            request, secret_headers={"Authorization": f"Basic {base64.b64encode(key.encode()).decode()}"}
        )
    return replace(request, secret_headers={"Authorization": f"Bearer {key}"})


_KEY_PLACES: dict[str, Callable[[ServiceRequest, dict[str, Any], str], ServiceRequest]] = {
    "apiKey": _api_key,
    "http": _bearer,
}


def _with_body(request: ServiceRequest, operation: Operation, arguments: dict[str, Any]) -> ServiceRequest:
    if operation.body is None or BODY not in arguments:
        return request
    body, media = arguments[BODY], operation.body.media
    if media == FORM:
        content = urlencode(body if isinstance(body, dict) else {}, doseq=True).encode()
    else:
        content = json.dumps(body, ensure_ascii=False).encode()
    return replace(request, headers={**request.headers, "Content-Type": media}, body=content)


def _fillable(parameter: Parameter) -> bool:
    """Whether the model may fill it in: headers that steer the connection are ours."""
    return parameter.where in ("path", "query") or (
        parameter.where == "header" and parameter.name.lower() not in _NOT_OURS
    )


def _path_part(operation: Operation, parameter: Parameter, value: Any) -> str:
    """`.` and `..` would climb to another path than the one that was chosen."""
    text = _text(value)
    if text in ("", ".", ".."):
        raise ToolArgumentsInvalid(tool=operation.id, problem=f"{parameter.name}: {text!r}")
    return quote(text, safe="")


def _header(value: Any) -> str:
    """One line; signs that no header holds are quoted."""
    return quote(" ".join(_text(value).split()), safe=_IN_HEADERS)


def _query(name: str, value: Any) -> list[tuple[str, str]]:
    return [(name, _text(one)) for one in value] if isinstance(value, list) else [(name, _text(value))]


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
