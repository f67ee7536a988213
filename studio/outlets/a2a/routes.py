"""The addresses of A2A: cards, and one JSON-RPC address for each agent and for all together."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from studio.catalogue.values.clients import Client
from studio.core import errors as e
from studio.outlets.a2a.card import BEFORE, NOW, agent_card, service_card
from studio.outlets.a2a.exchange import Exchange, Tasks, Wanted
from studio.outlets.a2a.wire import (
    METHOD,
    METHODS,
    NOT_FOUND,
    NOT_OFFERED,
    PARSE,
    REQUEST,
    VERSION,
    Dialect,
    asked,
    failure,
    result,
)
from studio.outlets.complaints import complaint
from studio.outlets.openai.request import loads
from studio.outlets.outlet import Outlet

_CODES: dict[type[e.StudioError], int] = {e.RequestNotUnderstood: -32602, e.AttachmentsNotTaken: -32005}


def routes(outlet: Outlet, address: str) -> list[Route]:
    """`address` is the server's own as others reach it; empty takes that of the request."""
    calls = Calls(outlet)

    def here(request: Request) -> str:
        return (address or str(request.base_url)).rstrip("/")

    async def service(request: Request) -> Response:
        """Whoever has no key learns how to ask, and no agent's name."""
        known = "authorization" in request.headers
        releases = await outlet.releases(await outlet.client(request.headers)) if known else []
        return JSONResponse(service_card(releases, here(request), outlet.say))

    async def card(request: Request) -> Response:
        client = await outlet.client(request.headers)
        release = await outlet.release(client, request.path_params["agent"])
        return JSONResponse(agent_card(release, here(request), outlet.say))

    return [
        Route("/.well-known/agent-card.json", service, methods=["GET"]),
        Route("/a2a/{agent}/.well-known/agent-card.json", card, methods=["GET"]),
        Route("/a2a/{agent}", calls.call, methods=["POST"]),
        Route("/a2a/", calls.call, methods=["POST"]),
    ]


class Calls:
    def __init__(self, outlet: Outlet) -> None:
        self._outlet, self._tasks = outlet, Tasks()

    async def call(self, request: Request) -> Response:
        """What is wrong with key, agent or limits has its HTTP status; the rest is told as JSON-RPC does."""
        client = await self._outlet.client(request.headers)
        try:
            told = loads(await request.body())
        except e.RequestNotUnderstood as error:
            return self._refused(None, PARSE, error)
        if not _is_call(told):
            return self._refused(None, REQUEST, e.RequestNotUnderstood(field="jsonrpc"))
        return await self._answer(client, request, told)

    async def _answer(self, client: Client, request: Request, told: dict[str, Any]) -> Response:
        asked_id, method, params = told["id"], told["method"], told.get("params")
        version = _version(request, method)
        if version not in (NOW, BEFORE):
            return self._refused(asked_id, VERSION, e.RequestNotUnderstood(field="A2A-Version"))
        if method not in METHODS:
            code = NOT_OFFERED.get(method, METHOD)
            return self._refused(asked_id, code, e.RequestNotUnderstood(field="method"))
        if METHODS[method] in ("get", "cancel"):
            return await self._task(client, version, METHODS[method], asked_id, params)
        try:
            message = asked(params)
        except e.StudioError as error:
            return self._refused(asked_id, _CODES[type(error)], error)
        agent = request.path_params.get("agent") or message.tenant or await self._only(client)
        release = await self._outlet.release(client, agent)
        wanted = Wanted(client, release, message, Dialect(version, message.context), asked_id)
        return Exchange(self._outlet, self._tasks, wanted, streamed=METHODS[method] == "stream")

    async def _only(self, client: Client) -> str:
        """A program that may ask one agent need not name it."""
        releases = await self._outlet.releases(client)
        return releases[0].agent if len(releases) == 1 else ""

    async def _task(self, client: Client, version: str, act: str, asked_id: Any, params: Any) -> Response:
        wanted = params.get("id") if isinstance(params, dict) else None
        known = self._tasks.of(client.id, wanted)
        if known is None:
            return self._refused(asked_id, NOT_FOUND, e.NotFound(kind="run", missing=str(wanted)[:100]))
        if act == "cancel":
            await known.cancel()
        state = "canceled" if act == "cancel" else "working"
        told = Dialect(version, known.dialect.context, known.dialect.task).as_task(state)
        return JSONResponse(result(asked_id, told))

    def _refused(self, asked_id: Any, code: int, error: Exception) -> Response:
        said = complaint(error, self._outlet.say)
        return JSONResponse(failure(asked_id, code, said.message, said.code))


def _is_call(told: Any) -> bool:
    """A call without an id wants no answer, and there is none of that kind here."""
    return (
        isinstance(told, dict)
        and told.get("jsonrpc") == "2.0"
        and isinstance(told.get("method"), str)
        and isinstance(told.get("id"), str | int)
        and not isinstance(told.get("id"), bool)
    )


def _version(request: Request, method: str) -> str:
    """Without the header it is 0.3, the specification says; but who calls by a name of 1.0 speaks that."""
    said = request.headers.get("a2a-version") or request.query_params.get("A2A-Version") or ""
    if said:
        return ".".join(said.split(".")[:2])
    return BEFORE if "/" in method else NOW
