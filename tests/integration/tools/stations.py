"""A made-up service of a city: gauging stations, described by OpenAPI, with a few traps."""

from collections.abc import Callable
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

SPECIFICATION: dict[str, Any] = {
    "openapi": "3.0.3",
    "info": {"title": "测站服务", "version": "1"},
    "servers": [{"url": "http://{host}/v1", "variables": {"host": {"default": "localhost"}}}],
    "security": [{"key": []}],
    "paths": {
        "/stations/{name}": {
            "parameters": [{"$ref": "#/components/parameters/Name"}],
            "get": {"operationId": "readStation", "summary": "查询测站水位"},
            "delete": {"operationId": "removeStation", "summary": "删除测站"},
        },
        "/reports": {
            "post": {
                "summary": "上报险情",
                "requestBody": {
                    "required": True,
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Report"}}},
                },
            }
        },
        "/moved": {"get": {"operationId": "moved", "parameters": [{"name": "to", "in": "query"}]}},
        "/sent-on": {
            "post": {
                "operationId": "sendOn",
                "parameters": [{"name": "to", "in": "query"}],
                "requestBody": {"content": {"application/json": {"schema": {"type": "object"}}}},
            }
        },
        "/encoded": {"get": {"operationId": "encoded", "parameters": [{"name": "charset", "in": "query"}]}},
        "/circle": {"get": {"operationId": "circle"}},
        "/picture": {"get": {"operationId": "picture"}},
    },
    "components": {
        "parameters": {
            "Name": {"name": "name", "in": "path", "required": True, "schema": {"type": "string"}}
        },
        "schemas": {
            "Report": {
                "type": "object",
                "required": ["place", "id"],
                "properties": {
                    "id": {"type": "integer", "readOnly": True},
                    "place": {"type": "string", "description": "地点"},
                    "depth": {"type": "number", "nullable": True, "minimum": 0, "exclusiveMinimum": True},
                    "follows": {"$ref": "#/components/schemas/Report"},
                },
            }
        },
        "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}},
    },
}


class Stations:
    """`seen` keeps every request as method, path with query, key and body."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, str, str, str]] = []
        self.app = Starlette(routes=[Route("/{path:path}", self._answer, methods=["GET", "POST", "DELETE"])])

    async def _answer(self, request: Request) -> Response:
        body = (await request.body()).decode()
        query = f"?{request.url.query}" if request.url.query else ""
        path = request.scope["raw_path"].decode() + query
        self.seen.append((request.method, path, request.headers.get("x-key", ""), body))
        return self._special(request) or self._station(request)

    def _special(self, request: Request) -> Response | None:
        asked = request.query_params
        answers: dict[str, Callable[[], Response]] = {
            "moved": lambda: RedirectResponse(asked["to"], 307),
            "sent-on": lambda: RedirectResponse(asked["to"], 307),
            "circle": lambda: RedirectResponse("circle"),
            "picture": lambda: Response(b"\x89PNG\r\n\x1a\n" + bytes(99), media_type="image/png"),
            "openapi.json": lambda: JSONResponse(SPECIFICATION),
            "relative.json": lambda: JSONResponse(SPECIFICATION | {"servers": [{"url": "v2"}]}),
            "encoded": lambda: _encoded(asked["charset"]),
        }
        answer = answers.get(request.url.path.rsplit("/", 1)[-1])
        return answer() if answer else None

    def _station(self, request: Request) -> Response:
        if "missing" in request.url.path:
            return JSONResponse({"detail": "没有这个测站"}, 404)
        return JSONResponse({"name": request.url.path.rsplit("/", 1)[-1], "level": 27.5})


def _encoded(charset: str) -> Response:
    content = "水位".encode("gb18030") if charset == "gb18030" else b"level"
    return Response(content, headers={"content-type": f"text/plain; charset={charset}"})
