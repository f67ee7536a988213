"""One process of a catalogue server: its store, its packages, and the HTTP server over them."""

import socket
import sys
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.types import ASGIApp

from studio.catalogue.server.beside import Beside, Outlets
from studio.catalogue.settings.server import ServerSettings
from studio.core.files import writing_to
from studio.core.memory import look_for_cycles_as_usual

if TYPE_CHECKING:
    import uvicorn
    from fastapi import FastAPI

    from studio.catalogue.store.database import Store

KEPT_SECONDS = 20
"""How long a connection is kept for a next request: longer than by clients, or some would meet its end."""
GRACE_SECONDS = 30
"""How long requests may go on after a server was told to stop."""

_TURN_SECONDS = 0.0005
"""How long a thread that computes may keep those who only have to hand on an answer waiting."""
_AT_ONCE = 120
"""Threads that requests may hold: those who wait for their turn to change something leave some to readers."""


def open_store(settings: ServerSettings) -> "Store":
    """Open its database, ready to sign; close it at the end.

    Raises DatabaseNotUsable, and what the upgrade of an older catalogue raises.
    """
    from studio.catalogue.store.database import Store
    from studio.catalogue.store.signing import Signing
    from studio.catalogue.trust.key_file import KeyFile

    with writing_to(settings.folder):
        settings.folder.mkdir(parents=True, exist_ok=True)
    signing = Signing(KeyFile(key_file_of(settings)), timedelta(days=settings.index_days))
    return Store(database_of(settings), settings.connections, signing=signing)


def database_of(settings: ServerSettings) -> str:
    """Return the URL of its database, its password in it."""
    from studio.catalogue.store.database import sqlite_url

    return settings.database_url() or sqlite_url(settings.folder)


def key_file_of(settings: ServerSettings) -> Path:
    from studio.catalogue.trust.key_file import KEY_FILE

    return settings.key_file or settings.folder / KEY_FILE


def make_ready(store: "Store") -> None:
    """Have the key and the signed index there before anybody asks: the first time that takes a while.

    Raises ServiceKeyMissing.
    """
    from studio.catalogue.store import index
    from studio.catalogue.store.signing import signing_key

    with store.changing() as session:
        signing_key(session)
        index.refresh(session, shorten=True)


async def answer_at(
    listening: socket.socket,
    settings: ServerSettings,
    store: "Store",
    outlets: "Outlets | None" = None,
    watch: Callable[["uvicorn.Server"], None] = lambda _: None,
) -> None:
    """Answer until told to stop; `watch` is given the server before it begins.

    `outlets` are opened where the settings name an endpoint for them.
    """
    from anyio.to_thread import current_default_thread_limiter

    sys.setswitchinterval(_TURN_SECONDS)
    current_default_thread_limiter().total_tokens = _AT_ONCE
    service = service_of(settings, store)
    async with AsyncExitStack() as stack:
        app: ASGIApp = service
        if outlets and settings.serving:
            app = Beside(service, await stack.enter_async_context(outlets(service.state.service)))
        server = server_for(settings, app)
        watch(server)
        look_for_cycles_as_usual()
        await server.serve(sockets=[listening])


def try_out(settings: ServerSettings) -> None:
    """Find out at the start what would fail when somebody asks, or each worker anew.

    Raises BucketNotUsable, SecretMissing or ServerSettingsInvalid.
    """
    from studio.catalogue.blobs.opening import open_blobs
    from studio.catalogue.server.tls import server_context

    open_blobs(settings)
    if settings.oidc:
        settings.oidc.secret()
    if settings.tls:
        server_context(settings.tls)


def service_of(settings: ServerSettings, store: "Store") -> "FastAPI":
    from studio.catalogue.blobs.opening import open_blobs
    from studio.catalogue.identity import by_token
    from studio.catalogue.service.application import create_service
    from studio.catalogue.service.remembering import Remembering

    app = create_service(store, open_blobs(settings), by_token(store), settings)
    app.add_middleware(Remembering, store=store)
    return app


def server_for(settings: ServerSettings, app: ASGIApp) -> "uvicorn.Server":
    import uvicorn

    from studio.catalogue.server.bounded_http import BoundedHttp
    from studio.catalogue.server.tls import server_context

    config = uvicorn.Config(
        app,
        http=BoundedHttp,
        ws="none",
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="off",
        timeout_keep_alive=KEPT_SECONDS,
        timeout_graceful_shutdown=GRACE_SECONDS,
        proxy_headers=False,  # whom to believe is for the settings to say
    )
    config.load()
    config.ssl = server_context(settings.tls) if settings.tls else None
    return uvicorn.Server(config)
