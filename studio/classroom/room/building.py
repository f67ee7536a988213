"""All that answers at a class's one address: doors, practice endpoint, shared model, catalogue."""

from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from studio.catalogue.identity import token_in
from studio.classroom.room.doors import doors
from studio.classroom.room.relay import Relay, refusal
from studio.classroom.room.room import Room
from studio.core.errors import RequestTooLarge, RouteUnknown, StudioError

_CLASS, _PRACTICE, _MODEL = "/class/v1/", "/practice/v1/", "/model/v1/"
_MOST_BYTES = 8 * 1024 * 1024


class Building:
    """The catalogue is asked for anew each time: clearing the room gives it another."""

    def __init__(self, room: Room, relay: Relay | None) -> None:
        from studio.endpoints.practice.app import practice_app

        self._room, self._doors = room, doors(room)
        self._practice = Seated(practice_app(), room.whose)
        self._relay = relay

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        await self._behind(scope["path"])(scope, receive, send)

    def _behind(self, path: str) -> ASGIApp:
        if path.startswith(_CLASS):
            return self._doors
        if path.startswith(_PRACTICE):
            return self._practice
        if path.startswith(_MODEL):
            return self._relay.app if self._relay else refusal(RouteUnknown(path=path))
        return self._room.catalogue.app


class Seated:
    """The practice endpoint for those who have a seat; how it fails is not for them to switch."""

    def __init__(self, practice: ASGIApp, whose: Callable[[str], int]) -> None:
        self._practice, self._whose = practice, whose

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        try:
            self._whose(token_in(headers))
            said = headers.get("content-length", "0")
            if not said.isdecimal() or int(said) > _MOST_BYTES or "transfer-encoding" in headers:
                raise RequestTooLarge(limit=_MOST_BYTES // 1024)
        except StudioError as error:
            await refusal(error)(scope, receive, send)
            return
        path = scope["path"].removeprefix("/practice")
        await self._practice({**scope, "path": path, "raw_path": path.encode()}, receive, send)
