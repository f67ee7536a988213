"""The FastAPI application, put together from its routes and the one place where errors become answers."""

from fastapi import FastAPI

from studio.catalogue.blobs import Blobs
from studio.catalogue.identity import Identify
from studio.catalogue.service import feedback, packages, people, releases, shelf, submissions, usage
from studio.catalogue.service.context import Service
from studio.catalogue.service.errors import answer_errors
from studio.catalogue.store.database import Store
from studio.catalogue.validity import DEFAULT_TERMS, Terms


def create_service(store: Store, blobs: Blobs, identify: Identify, terms: Terms = DEFAULT_TERMS) -> FastAPI:
    """`identify` says from a request's headers who acts, or raises SignInNeeded."""
    app = FastAPI(
        title="Agent Studio catalogue", docs_url=None, redoc_url=None, openapi_url="/api/openapi.json"
    )
    app.state.service = Service(store, blobs, identify, terms)
    answer_errors(app)
    for routes in (packages, submissions, shelf, releases, feedback, usage, people):
        app.include_router(routes.router, prefix="/api")

    @app.get("/api/health")
    def health() -> dict[str, str]:
        return {"status": "ok"}

    return app
