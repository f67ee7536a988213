"""The FastAPI application, put together from its routes and the one place where errors become answers."""

from functools import cache

from fastapi import APIRouter, FastAPI
from starlette.routing import BaseRoute

from studio import __version__
from studio.catalogue.blobs import Blobs
from studio.catalogue.identity import Identify
from studio.catalogue.service import (
    clients,
    departments,
    feedback,
    health,
    index,
    keys,
    log,
    packages,
    people,
    releases,
    remarks,
    shelf,
    sign_in,
    sso,
    submissions,
    tokens,
    usage,
)
from studio.catalogue.service.context import Service
from studio.catalogue.service.description import Application
from studio.catalogue.service.errors import answer_errors
from studio.catalogue.service.guards import Guards
from studio.catalogue.settings.server import ServerSettings
from studio.catalogue.store.database import Store


def create_service(
    store: Store, blobs: Blobs, identify: Identify, settings: ServerSettings, *, own: bool = False
) -> FastAPI:
    """`identify` says from headers who acts, or raises SignInNeeded; `own` that nobody else can ask."""
    app = Application(
        title="Agent Studio catalogue",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        redirect_slashes=False,
        routes=_routes(),
    )
    app.state.service = Service(store, blobs, identify, settings, own)
    app.add_middleware(Guards)
    answer_errors(app)
    return app


@cache
def _routes() -> list[BaseRoute]:
    """They hold nothing of a service: read once they serve all, for that takes longer than most requests."""
    together = APIRouter()
    for routes in (
        packages,
        submissions,
        remarks,
        shelf,
        releases,
        feedback,
        usage,
        sign_in,
        sso,
        tokens,
        people,
        departments,
        clients,
        keys,
        index,
        log,
        health,
    ):
        together.include_router(routes.router, prefix="/api")
    return together.routes
