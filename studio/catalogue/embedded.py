"""The catalogue inside this process: the same service, called through httpx without a socket."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from studio.catalogue.client import CatalogueClient
from studio.catalogue.people import Person

if TYPE_CHECKING:
    import httpx
    from fastapi import FastAPI

    from studio.catalogue.store.database import Store


@asynccontextmanager
async def embedded_client(folder: Path, person: Person, database: str = "") -> AsyncIterator[CatalogueClient]:
    """Open the catalogue kept in that folder for one person of this machine, made known on first use.

    `database` is the URL of another database than the folder's own.
    """
    app, store = await _opened(folder, person, database)
    try:
        async with CatalogueClient(_http(app)) as client:
            yield client
    finally:
        await asyncio.to_thread(store.close)


async def _opened(folder: Path, person: Person, database: str) -> "tuple[FastAPI, Store]":
    """Who no longer waits for it leaves nothing open."""
    opening = asyncio.ensure_future(asyncio.to_thread(_open, folder, person, database))
    try:
        return await asyncio.shield(opening)
    except asyncio.CancelledError:
        await asyncio.wait([opening])
        if opening.exception() is None:
            await asyncio.to_thread(opening.result()[1].close)
        raise


def _open(folder: Path, person: Person, database: str) -> "tuple[FastAPI, Store]":
    from studio.catalogue.blobs.folder import FolderBlobs
    from studio.catalogue.identity import always
    from studio.catalogue.server.process import open_store
    from studio.catalogue.service.application import create_service
    from studio.catalogue.settings.server import ServerSettings

    settings = ServerSettings(folder=folder, database=database)
    store = open_store(settings)
    try:
        blobs = FolderBlobs(folder / "packages")
        return create_service(store, blobs, always(person, store), settings, own=True), store
    except BaseException:
        store.close()
        raise


def _http(app: "FastAPI") -> "httpx.AsyncClient":
    """What fails inside the service comes back as an answer, as it would from a server."""
    import httpx

    from studio.catalogue.in_process import InProcess

    return httpx.AsyncClient(transport=InProcess(app), base_url="http://embedded")
