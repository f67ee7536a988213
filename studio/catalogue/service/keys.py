"""Routes about keys: the catalogue's own, and those of its authors."""

from typing import Annotated

from fastapi import APIRouter, Path

from studio.catalogue.rules import may_administer, may_submit
from studio.catalogue.service.context import ThePerson, TheService
from studio.catalogue.store import author_keys, signing, stolen_keys
from studio.catalogue.trust.keys import key_id
from studio.catalogue.trust.registering import AuthorKey, KeyToRegister, KeyToRevoke
from studio.catalogue.trust.statements import ServiceKey

router = APIRouter(prefix="/keys", responses={403: {}, 409: {}})
Id = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")]


@router.get("")
def of_the_catalogue(service: TheService, _: ThePerson) -> list[ServiceKey]:
    """All keys it signed with, the one in use last."""
    with service.store.reading() as session:
        if keys := signing.service_keys(session):
            return keys
    with service.store.changing() as session:
        signing.signing_key(session)
        return signing.service_keys(session)


@router.get("/mine")
def mine(service: TheService, person: ThePerson) -> list[AuthorKey]:
    with service.store.reading() as session:
        return author_keys.keys_of(session, person.id)


@router.post("/mine")
def register(given: KeyToRegister, service: TheService, person: ThePerson) -> AuthorKey:
    """For whoever proves to hold it; the same key again does no harm."""
    may_submit(person)
    with service.store.changing() as session:
        catalogues = {key_id(key.public) for key in signing.service_keys(session)}
        return author_keys.register(session, person, given, catalogues)


@router.get("/of/{someone}")
def of_someone(someone: str, service: TheService, person: ThePerson) -> list[AuthorKey]:
    may_administer(person)
    with service.store.reading() as session:
        return author_keys.keys_of(session, someone)


@router.post("/{key}/revoke")
def revoke(key: Id, what: KeyToRevoke, service: TheService, person: ThePerson) -> AuthorKey:
    """One's own, or by an administrator; what a stolen one released since then is recalled."""
    with service.store.changing() as session:
        return stolen_keys.revoke(session, person, key, what)
