"""`/class/v1`: what learners' computers and the trainer ask of the room."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from studio.catalogue.identity import token_in
from studio.catalogue.service.guards import Guards
from studio.classroom.room.answers import answer, told
from studio.classroom.room.room import Room, refuse_learner
from studio.classroom.values import Join, OrderAsked, RaiseHand, Report
from studio.core.errors import ClassRefused, StudioError

Model = TypeVar("Model", bound=BaseModel)
Act = Callable[[Request, int], Awaitable[Response]]


def doors(room: Room) -> Starlette:
    """All but `join` want a token; what the trainer does wants the trainer's."""
    learners, trainer = _Learners(room), _Trainer(room)

    def seated(act: Act) -> Callable[[Request], Awaitable[Response]]:
        async def guarded(request: Request) -> Response:
            return await act(request, room.whose(token_in(request.headers)))

        return guarded

    def taught(act: Act) -> Callable[[Request], Awaitable[Response]]:
        async def guarded(request: Request) -> Response:
            number = room.whose(token_in(request.headers))
            refuse_learner(number)
            return await act(request, number)

        return guarded

    return Starlette(
        routes=[
            Route("/class/v1/join", learners.join, methods=["POST"]),
            Route("/class/v1/room", seated(learners.room)),
            Route("/class/v1/course", seated(learners.course)),
            Route("/class/v1/me", seated(learners.me)),
            Route("/class/v1/report", seated(learners.report), methods=["POST"]),
            Route("/class/v1/hand", seated(learners.hand), methods=["POST"]),
            Route("/class/v1/seats", taught(trainer.seats)),
            Route("/class/v1/figures", taught(trainer.figures)),
            Route("/class/v1/orders", taught(trainer.order), methods=["POST"]),
            Route("/class/v1/seats/{number:int}/lower", taught(trainer.lower), methods=["POST"]),
            Route("/class/v1/seats/{number:int}/free", taught(trainer.free), methods=["POST"]),
            Route("/class/v1/clear", taught(trainer.clear), methods=["POST"]),
        ],
        middleware=[Middleware(Guards, refuse=answer)],
        exception_handlers={StudioError: told, HTTPException: told, Exception: told},
    )


class _Learners:
    def __init__(self, room: Room) -> None:
        self._room = room

    async def join(self, request: Request) -> Response:
        asked = await _read(request, Join)
        return _shown(await self._room.join(asked, address_of(request)))

    async def room(self, request: Request, number: int) -> Response:
        return _shown(self._room.facts(number))

    async def course(self, request: Request, number: int) -> Response:
        return FileResponse(self._room.plan.package, media_type="application/octet-stream")

    async def me(self, request: Request, number: int) -> Response:
        return _shown(self._room.seat(number))

    async def report(self, request: Request, number: int) -> Response:
        return _shown(await self._room.report(number, await _read(request, Report)))

    async def hand(self, request: Request, number: int) -> Response:
        return _shown(await self._room.raise_hand(number, await _read(request, RaiseHand)))


class _Trainer:
    def __init__(self, room: Room) -> None:
        self._room = room

    async def seats(self, request: Request, _: int) -> Response:
        return JSONResponse([seat.model_dump(mode="json") for seat in self._room.seats()])

    async def figures(self, request: Request, _: int) -> Response:
        return _shown(self._room.figures())

    async def order(self, request: Request, _: int) -> Response:
        return _shown(await self._room.send_to_all(await _read(request, OrderAsked)))

    async def lower(self, request: Request, _: int) -> Response:
        return _shown(await self._room.lower(request.path_params["number"]))

    async def free(self, request: Request, _: int) -> Response:
        return _shown(await self._room.free(request.path_params["number"]))

    async def clear(self, request: Request, _: int) -> Response:
        return _shown(await self._room.clear())


def address_of(request: Request) -> str:
    return request.client.host if request.client else ""


async def _read(request: Request, model: type[Model]) -> Model:
    """Raises ClassRefused for what does not read. Only JSON: no web page sends it unasked."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise ClassRefused(status=415)
    try:
        return model.model_validate_json(await request.body())
    except (ValidationError, RecursionError) as error:
        raise ClassRefused(status=422) from error


def _shown(value: BaseModel) -> Response:
    return Response(value.model_dump_json(), media_type="application/json")
