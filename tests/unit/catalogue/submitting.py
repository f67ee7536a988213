"""Submitting and fetching as a client does it, with the bytes of packages in hand."""

import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

from studio.catalogue import CatalogueClient, Covering, Submission, read_package
from studio.core.errors import StudioError


async def submit(client: CatalogueClient, package: bytes, note: str = "") -> Submission:
    digest = await put(client, package)
    return await client.desk.submit(Covering(digest=digest, note=note))


async def put(client: CatalogueClient, package: bytes) -> str:
    digest = _digest(package)
    with tempfile.NamedTemporaryFile(suffix=".agent") as file:
        file.write(package)
        file.flush()
        await client.desk.put_package(digest, Path(file.name))
    return digest


async def fetched(client: CatalogueClient, agent: str, version: str | None = None) -> bytes:
    return await _brought(lambda file: client.shelf.fetch(agent, version, file))


async def submitted(client: CatalogueClient, number: int) -> bytes:
    return await _brought(lambda file: client.desk.package(number, file))


async def _brought(bring: Callable[[Path], Awaitable[object]]) -> bytes:
    with tempfile.NamedTemporaryFile(suffix=".agent") as file:
        await bring(Path(file.name))
        return file.read()


def _digest(package: bytes) -> str:
    """A package that does not read has none; the service has to find that out itself."""
    try:
        return read_package(package).digest
    except StudioError:
        return "0" * 64
