"""`/v1/models` and `/v1/chat/completions`."""

from collections.abc import AsyncGenerator
from contextlib import aclosing

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from studio.catalogue.server.connected import stream, while_connected
from studio.catalogue.values.clients import Client
from studio.catalogue.values.releases import Release
from studio.core.errors import RequestNotUnderstood
from studio.outlets.complaints import complaint
from studio.outlets.openai.answers import DONE, Writing, model, sse
from studio.outlets.openai.request import ChatRequest, loads
from studio.outlets.outlet import Outlet, Question
from studio.outlets.pieces import Answer, Reasoning, pieces


def routes(outlet: Outlet) -> list[Route]:
    async def list_models(request: Request) -> Response:
        releases = await outlet.releases(await outlet.client(request.headers))
        return JSONResponse({"object": "list", "data": [model(release) for release in releases]})

    async def one_model(request: Request) -> Response:
        client = await outlet.client(request.headers)
        return JSONResponse(model(await outlet.release(client, request.path_params["model"])))

    async def complete(request: Request) -> Response:
        client = await outlet.client(request.headers)
        asked = _read(await request.body())
        release = await outlet.release(client, asked.model)
        return Completion(outlet, client, release, asked)

    return [
        Route("/v1/models", list_models, methods=["GET"]),
        Route("/v1/models/{model}", one_model, methods=["GET"]),
        Route("/v1/chat/completions", complete, methods=["POST"]),
    ]


class Completion(Response):
    """An answer that is being written for as long as somebody waits for it."""

    def __init__(self, outlet: Outlet, client: Client, release: Release, asked: ChatRequest) -> None:
        super().__init__()
        self._outlet, self._client, self._release, self._asked = outlet, client, release, asked
        self._question: Question = asked.question()
        self._writing = Writing(release, outlet.say.language)
        self._started = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sending() -> None:
            try:
                if self._asked.stream:
                    await stream(send, self._chunks(), self._broken)
                else:
                    await JSONResponse(await self._whole())(scope, receive, send)
            except Exception as error:
                await complaint(error, self._outlet.say).response(scope, receive, send)

        await while_connected(receive, sending())

    async def _chunks(self) -> AsyncGenerator[bytes, None]:
        begun = False
        async with self._outlet.admitted(self._client, self._release) as admitted:
            events = self._outlet.events(admitted, self._question)
            async with aclosing(pieces(events, self._outlet.say)) as told:
                async for piece in told:
                    if not begun:
                        begun = True
                        yield sse(self._writing.first())
                    yield sse(self._writing.chunk(piece))
                    if isinstance(piece, Answer) and self._asked.tells_usage:
                        yield sse(self._writing.usage(piece))
        yield sse(DONE)

    def _broken(self, error: Exception) -> bytes:
        """What goes wrong on the way is told in the stream, which then ends without [DONE]."""
        return sse(complaint(error, self._outlet.say).body)

    async def _whole(self) -> dict[str, object]:
        reasoning = ""
        async with self._outlet.admitted(self._client, self._release) as admitted:
            events = self._outlet.events(admitted, self._question)
            async with aclosing(pieces(events, self._outlet.say)) as told:
                async for piece in told:
                    if isinstance(piece, Reasoning):
                        reasoning += piece.text
                    if isinstance(piece, Answer):
                        return self._writing.whole(piece, reasoning)
        raise AssertionError("a run ends with its answer or an error")


def _read(body: bytes) -> ChatRequest:
    try:
        return ChatRequest.model_validate(loads(body))
    except ValidationError as error:
        field = ".".join(str(part) for part in error.errors(include_url=False)[0]["loc"][:3])
        raise RequestNotUnderstood(field=field) from error
