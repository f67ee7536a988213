"""A made-up service of a city: gauging stations, described by OpenAPI, with a few traps."""

import json
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
        if request.url.path.endswith("/moved"):
            return RedirectResponse(request.query_params["to"], 307)
        if request.url.path.endswith("/circle"):
            return RedirectResponse("circle")
        if request.url.path.endswith("/picture"):
            return Response(b"\x89PNG", media_type="image/png")
        if request.url.path.endswith("/openapi.json"):
            return Response(json.dumps(SPECIFICATION), media_type="application/json")
        if "missing" in request.url.path:
            return JSONResponse({"detail": "没有这个测站"}, 404)
        return JSONResponse({"name": request.url.path.rsplit("/", 1)[-1], "level": 27.5})
