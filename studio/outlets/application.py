"""The paths that other programs ask agents at, as one application beside the catalogue's."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from studio.catalogue.service.context import Service
from studio.catalogue.service.guards import Guards
from studio.core.errors import RouteUnknown, StudioError
from studio.core.i18n import Words
from studio.documents import ReaderPool
from studio.endpoints import Endpoints, SessionKeys
from studio.outlets.a2a.routes import routes as a2a_routes
from studio.outlets.complaints import complaint
from studio.outlets.copies import Copies
from studio.outlets.openai.routes import routes as openai_routes
from studio.outlets.outlet import USUAL, Outlet, Pace
from studio.outlets.slots import own_folder
from studio.workspace.policy import read_policy

_PLACE = "serving"


@asynccontextmanager
async def open_outlets(service: Service, pace: Pace = USUAL) -> AsyncIterator[ASGIApp]:
    """Open them for one process, with a folder of its own for its copies of agents, gone at the end.

    Raises SecretMissing, EndpointUrlInvalid, FolderNotWritable or DiskFull.
    """
    settings = service.settings.serving
    assert settings is not None, "without an endpoint nobody opens them"
    with own_folder(service.settings.folder / _PLACE) as folder:
        endpoints = Endpoints(folder / "endpoints.yaml", SessionKeys())
        if settings.endpoint:
            endpoints.save(settings.endpoint)
            endpoints.set_default(settings.endpoint.id)
            endpoints.set_key(settings.endpoint.id, settings.key(), session_only=True)
        readers, policy = ReaderPool(), read_policy()
        copies = Copies(folder, service.blobs, readers, endpoints)
        try:
            say = Words(settings.language)
            outlet = Outlet(service.store, copies, endpoints, settings.at_once, say, pace, policy)
            yield application(outlet, settings.address)
        finally:
            await copies.aclose()
            await endpoints.aclose()
            await readers.aclose()


def application(outlet: Outlet, address: str = "") -> Starlette:
    async def told(request: Request, error: Exception) -> Response:
        if isinstance(error, HTTPException):
            return complaint(RouteUnknown(path=request.url.path), outlet.say).response
        return complaint(error, outlet.say).response

    return Starlette(
        routes=[*openai_routes(outlet), *a2a_routes(outlet, address)],
        middleware=[Middleware(Guards, refuse=lambda error: complaint(error, outlet.say).response)],
        exception_handlers={StudioError: told, HTTPException: told, Exception: told},
    )
