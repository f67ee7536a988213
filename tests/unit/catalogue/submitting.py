"""Submitting and fetching as a client does it, with the bytes of packages in hand."""

import base64
import hashlib
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

from studio.catalogue import CatalogueClient, CheckName, Covering, Person, Submission, read_package
from studio.catalogue.trust.authoring import signed_by, to_register
from studio.catalogue.trust.keys import SigningKey, key_id
from studio.catalogue.trust.statements import Signed
from studio.core.errors import StudioError


def author_key(person: Person) -> SigningKey:
    """Always the same for a person, as from a keyring."""
    return SigningKey.read(base64.b64encode(hashlib.sha256(person.id.encode()).digest()).decode())


async def signed_for(client: CatalogueClient, package: bytes) -> Signed | None:
    """What the client's person signs of a package, whose key gets registered; None of what does not read."""
    try:
        read = read_package(package)
    except StudioError:
        return None
    person = await client.accounts.me()
    catalogue = key_id((await client.seals.service_keys())[-1].public)
    await client.seals.register(to_register(author_key(person), catalogue, person))
    return signed_by(author_key(person), catalogue, person, read)


async def submit(
    client: CatalogueClient, package: bytes, note: str = "", reasons: dict[CheckName, str] | None = None
) -> Submission:
    """By default there is a reason for whatever warns."""
    digest = await put(client, package)
    signed = await signed_for(client, package)
    given = dict.fromkeys(CheckName, "示例数据。") if reasons is None else reasons
    return await client.desk.submit(Covering(digest=digest, note=note, reasons=given, signed=signed))


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
