"""From where a catalogue is to a client of it: a folder is opened here, a URL is a server."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Protocol

from studio.catalogue.client import CatalogueClient
from studio.catalogue.embedded import embedded_client
from studio.catalogue.people import Person
from studio.core.errors import CatalogueUnreachable, KeyringUnavailable, SignInNeeded


class Keys(Protocol):
    """What is used of the key store."""

    def key(self, name: str, /) -> str: ...


def sign_in_name(url: str, person: str) -> str:
    """Return the name under which a person's token for a server is kept in the keyring."""
    return f"catalogue {url.rstrip('/')} {person}"


def catalogue_client(where: str, person: Person, keys: Keys) -> AbstractAsyncContextManager[CatalogueClient]:
    """Raises SignInNeeded when no token is kept for that person and server."""
    if where.startswith(("http://", "https://")):
        return server_client(where, person, _token(keys, sign_in_name(where, person.id)))
    return embedded_client(Path(where), person)


def _token(keys: Keys, name: str) -> str:
    """Without a keyring no token was kept: the person has to sign in."""
    try:
        return keys.key(name)
    except KeyringUnavailable:
        return ""


@asynccontextmanager
async def server_client(url: str, person: Person, token: str) -> AsyncIterator[CatalogueClient]:
    import httpx

    if not token:
        raise SignInNeeded(person=person.name)
    try:
        base = httpx.URL(f"{url.rstrip('/')}/")
    except httpx.InvalidURL as error:
        raise CatalogueUnreachable(host=url) from error
    headers = {b"Authorization": f"Bearer {token}".encode()}
    limits = httpx.Timeout(120, connect=10)  # a large package takes its time to be looked through
    http = httpx.AsyncClient(base_url=base, headers=headers, timeout=limits)
    async with CatalogueClient(http, person.name) as client:
        yield client
