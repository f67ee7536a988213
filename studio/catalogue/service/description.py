"""The description of the API (OpenAPI), with the refusals that each route may answer and their one form."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel

from studio.catalogue.service.errors import names_with
from studio.core.errors import Fact

_Described = dict[str, Any]
_EVERYWHERE = ("413", "422", "500", "503")
_OF_CHANGES = frozenset({"409", "429", "507"})
_HEADERS = {401: ("WWW-Authenticate",), 429: ("Retry-After",), 503: ("Retry-After",)}


class Told(BaseModel):
    """An error of the studio: its name, and facts that depend on the name."""

    name: str
    facts: dict[str, Fact]


class Refusal(BaseModel):
    """The body of every answer that is an error."""

    error: Told


class Application(FastAPI):
    def openapi(self) -> _Described:
        if self.openapi_schema is None:
            _complete(super().openapi())
        assert self.openapi_schema is not None
        return self.openapi_schema


def _complete(api: _Described) -> None:
    """Refusals are said once, among the components, and named at each route."""
    for path, operations in api["paths"].items():
        for method, operation in operations.items():
            _refuse(operation, set(_statuses(path, method, operation)), changes=method != "get")
    components = api["components"]
    for unused in ("HTTPValidationError", "ValidationError"):
        components["schemas"].pop(unused, None)
    for model in (Refusal, Told):
        schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
        schema.pop("$defs", None)
        components["schemas"][model.__name__] = schema
    components["responses"] = {str(status): _response(status) for status in _all(api)}


def _statuses(path: str, method: str, operation: _Described) -> Iterator[str]:
    """What follows from how a route is built; what else it refuses stands with the route."""
    yield from _EVERYWHERE
    if "security" in operation:
        yield "401"
    if "requestBody" in operation:
        yield "400"
    if "{" in path:
        yield "404"
    if method != "get":
        yield "507"


def _refuse(operation: _Described, statuses: set[str], *, changes: bool) -> None:
    responses = operation["responses"]
    told = {status for status, response in responses.items() if status >= "4" and _is_ours(response)}
    for status in told:
        del responses[status]
    for status in sorted((statuses | told) - responses.keys()):
        if changes or status not in _OF_CHANGES:
            responses[status] = {"$ref": f"#/components/responses/{status}"}


def _is_ours(response: _Described) -> bool:
    """FastAPI's own answer to what does not fit is never given here."""
    return "content" not in response or "HTTPValidationError" in str(response["content"])


def _all(api: _Described) -> list[int]:
    operations = [operation for path in api["paths"].values() for operation in path.values()]
    found = {status for one in operations for status, said in one["responses"].items() if "$ref" in said}
    return sorted(map(int, found))


def _response(status: int) -> _Described:
    named = ", ".join(names_with(status))
    headers = {name: {"schema": {"type": "string"}, "required": True} for name in _HEADERS.get(status, ())}
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{Refusal.__name__}"}}}
    phrase = HTTPStatus(status).phrase
    return {"description": f"{phrase}: {named}" if named else phrase, "headers": headers, "content": content}
