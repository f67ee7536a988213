"""From where a catalogue is to a client of it: a folder is opened here, a URL is a server."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from studio.catalogue.client import CatalogueClient
from studio.catalogue.embedded import embedded_client
from studio.catalogue.people import Person
from studio.core.errors import (
    CatalogueNotEncrypted,
    CatalogueUnreachable,
    FileInvalid,
    KeyringUnavailable,
    SignInNeeded,
)
from studio.endpoints import is_loopback
from studio.endpoints.trust import trust

if TYPE_CHECKING:
    import httpx


class Keys(Protocol):
    """What is used of the key store."""

    def key(self, name: str, /) -> str: ...


def sign_in_name(url: str, person: str) -> str:
    """Return the name under which a person's token for a server is kept in the keyring."""
    return f"catalogue {url.rstrip('/')} {person}"


@dataclass(frozen=True, slots=True)
class Way:
    """How a server is reached: PEM files of the intranet's root and of this computer's own certificate.

    Without TLS nothing is sent to another machine unless `in_the_open` allows it. `slow` is told the host of
    one that has not answered for some seconds.
    """

    ca: str = ""
    certificate: str = ""
    in_the_open: bool = False
    slow: Callable[[str], None] = lambda _: None


DIRECT = Way()


def catalogue_client(
    where: str, person: Person, keys: Keys, way: Way = DIRECT
) -> AbstractAsyncContextManager[CatalogueClient]:
    """Raises SignInNeeded when no token is kept for that person and server, and what server_client raises."""
    if is_server(where):
        return server_client(where, person, _token(keys, sign_in_name(where, person.id)), way)
    return embedded_client(Path(where), person)


def is_server(where: str) -> bool:
    return where.startswith(("http://", "https://"))


def _token(keys: Keys, name: str) -> str:
    """Without a keyring no token was kept: the person has to sign in."""
    try:
        return keys.key(name)
    except KeyringUnavailable:
        return ""


@asynccontextmanager
async def server_client(
    url: str, person: Person, token: str, way: Way = DIRECT
) -> AsyncIterator[CatalogueClient]:
    """Before anything is sent: SignInNeeded, CatalogueNotEncrypted, CatalogueUnreachable or FileInvalid."""
    if not token:
        raise SignInNeeded(person=person.name)
    async with CatalogueClient(await _http(url, way, token), person.name, way.slow) as client:
        yield client


@asynccontextmanager
async def stranger_client(url: str, way: Way = DIRECT) -> AsyncIterator[CatalogueClient]:
    """For who is about to sign in."""
    async with CatalogueClient(await _http(url, way), slow=way.slow) as client:
        yield client


async def _http(url: str, way: Way, token: str = "") -> "httpx.AsyncClient":
    import httpx

    try:
        base, local = httpx.URL(f"{url.rstrip('/')}/"), is_loopback(url)
    except (httpx.InvalidURL, ValueError) as error:
        raise CatalogueUnreachable(host=url) from error
    encrypted = base.scheme == "https"
    if not (encrypted or way.in_the_open or local):
        raise CatalogueNotEncrypted(host=base.host)
    return httpx.AsyncClient(
        base_url=base,
        headers={b"Authorization": f"Bearer {token}".encode()} if token else None,
        timeout=httpx.Timeout(120, connect=10),  # a large package takes its time to be looked through
        verify=await asyncio.to_thread(_trust, way) if encrypted else False,
        trust_env=not local,
    )


def _trust(way: Way) -> ssl.SSLContext:
    context = trust(way.ca)
    if way.certificate:
        try:
            context.load_cert_chain(way.certificate)
        except (OSError, ValueError) as error:
            raise FileInvalid(file=way.certificate, problem=str(error)) from error
    return context
