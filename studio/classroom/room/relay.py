"""`/model/v1`: the trainer's own endpoint, asked for the seats in turn; its key and address stay here."""

import asyncio
import json
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from studio.catalogue.identity import token_in
from studio.catalogue.server.connected import stream, while_connected
from studio.classroom.room.fair import FairQueue
from studio.core import errors as e
from studio.endpoints import EndpointProfile, Retries
from studio.endpoints.answer import Answer
from studio.endpoints.transport import Transport

Whose = Callable[[str], int]
_STATUS: dict[type[e.StudioError], int] = {
    e.SeatLost: 401,
    e.EndpointModelUnknown: 404,
    e.RouteUnknown: 404,
    e.EndpointBusy: 429,
    e.EndpointTimedOut: 504,
    e.EndpointUnpaid: 402,
    e.RequestNotUnderstood: 400,
    e.RequestTooLarge: 413,
}
_MOST_BYTES = 8 * 1024 * 1024
_MOST_WAITING = 16  # of one seat


class Relay:
    """Hands on requests for the models of that profile alone, with the transport's patience and retries."""

    def __init__(
        self, profile: EndpointProfile, key: str, whose: Whose, retries: Retries | None = None
    ) -> None:
        self._profile, self._whose = profile, whose
        self._transport = Transport(profile, key, retries)
        self.queue = FairQueue(profile.concurrency)
        self._models = {
            "chat/completions": profile.chat_model,
            "embeddings": profile.embedding_model,
            "rerank": profile.rerank_model,
        }
        self.app = Starlette(
            routes=[
                Route("/model/v1/models", self._list),
                *(Route(f"/model/v1/{path}", self._hand_on(path), methods=["POST"]) for path in self._models),
            ],
            exception_handlers={e.StudioError: _told, HTTPException: _told},
        )

    async def aclose(self) -> None:
        await self._transport.aclose()

    async def _list(self, request: Request) -> Response:
        self._whose(token_in(request.headers))
        names = dict.fromkeys(name for name in self._models.values() if name)
        rows = [{"id": name, "object": "model", "created": 0, "owned_by": "class"} for name in names]
        return JSONResponse({"object": "list", "data": rows})

    def _hand_on(self, path: str) -> Callable[[Request], Any]:
        async def handed_on(request: Request) -> Response:
            seat = self._whose(token_in(request.headers))
            body = await _read(request)
            if not self._models[path] or body.get("model") != self._models[path]:
                raise e.EndpointModelUnknown(endpoint=self._profile.name, model=str(body.get("model"))[:100])
            if body.get("n") not in (None, 1):
                raise e.RequestNotUnderstood(field="n")
            if self.queue.waiting_of(seat) >= _MOST_WAITING:
                raise e.EndpointBusy(endpoint=self._profile.name, tries=1, wait=0)
            return _Handed(self._transport, self.queue, seat, path, body)

        return handed_on


class _Handed(Response):
    """An answer that is being written for as long as somebody waits for it."""

    def __init__(
        self, transport: Transport, queue: FairQueue, seat: int, path: str, body: dict[str, Any]
    ) -> None:
        super().__init__()
        self._transport, self._queue, self._seat, self._path, self._body = transport, queue, seat, path, body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sending() -> None:
            try:
                if self._body.get("stream"):
                    await stream(send, self._lines(), _broken)
                else:
                    await JSONResponse(await self._whole())(scope, receive, send)
            except e.StudioError as error:
                await refusal(error)(scope, receive, send)

        await while_connected(receive, sending())

    async def _whole(self) -> Any:  # whatever JSON the endpoint answers
        with self._queue.place(self._seat) as ticket:
            async for _ in ticket.places():
                pass
            return await self._transport.json(self._path, self._body)

    async def _lines(self) -> AsyncGenerator[bytes, None]:
        """The place in the queue as comments, then the answer as it comes, whole lines of it at a time."""
        with self._queue.place(self._seat) as ticket:
            waited = False
            async for ahead in ticket.places():
                waited = True
                yield f": queue {ahead}\n\n".encode()
            if waited:
                yield b": queue 0\n\n"
            async with self._transport.answer(self._path, self._body) as answer:
                lines = _as_it_comes(answer) if answer.is_stream else _in_one(answer)
                async with aclosing(lines):
                    async for line in lines:
                        yield line


async def _as_it_comes(answer: Answer) -> AsyncGenerator[bytes, None]:
    """A sign of life may be sent between any two lines, never within one."""
    begun = b""
    async with aclosing(answer.pieces()) as pieces:
        async for piece in pieces:
            answer.heard()
            whole, end, begun = (begun + piece).rpartition(b"\n")
            if end:
                yield whole + end
    if begun:
        yield begun + b"\n\n"


async def _in_one(answer: Answer) -> AsyncGenerator[bytes, None]:
    """A server that does not stream."""
    data = answer.parsed(await answer.whole())
    yield f"data: {json.dumps(data, ensure_ascii=False)}\n\ndata: [DONE]\n\n".encode()


def refusal(error: e.StudioError) -> JSONResponse:
    status = _status(error)
    headers = {"Retry-After": "2"} if status in {429, 503} else {}
    return JSONResponse(_body(error), status, headers)


def _broken(error: Exception) -> bytes:
    known = error if isinstance(error, e.StudioError) else e.ClassRefused(status=500)
    return f"data: {json.dumps(_body(known), ensure_ascii=False)}\n\n".encode()


def _body(error: e.StudioError) -> dict[str, Any]:
    """As clients of OpenAI-compatible servers read it; where the endpoint is, is not told."""
    message = error.facts.get("message") or error.name
    if isinstance(error, e.EndpointModelUnknown):
        message = f"model {error.model} does not exist"
    return {"error": {"message": str(message), "type": error.name, "code": _status(error)}}


def _status(error: e.StudioError) -> int:
    if isinstance(error, e.EndpointRejected):
        return error.status if 400 <= error.status < 500 else 400
    return _STATUS.get(type(error), 502)


async def _told(request: Request, error: Exception) -> Response:
    if isinstance(error, e.StudioError):
        return refusal(error)
    status = error.status_code if isinstance(error, HTTPException) else 500
    return JSONResponse({"error": {"message": "", "type": "ClassRefused", "code": status}}, status)


async def _read(request: Request) -> dict[str, Any]:
    """Raises RequestTooLarge before too much of it is in memory, or RequestNotUnderstood."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _MOST_BYTES:
            raise e.RequestTooLarge(limit=_MOST_BYTES // 1024)
    try:
        read = await asyncio.to_thread(json.loads, body) if len(body) > 100_000 else json.loads(body)
    except (ValueError, RecursionError) as error:
        raise e.RequestNotUnderstood(field="") from error
    if not isinstance(read, dict):
        raise e.RequestNotUnderstood(field="")
    return read
