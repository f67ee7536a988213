"""Routes about programs that ask published agents: for administrators alone."""

from fastapi import APIRouter

from studio.catalogue.rules import may_administer
from studio.catalogue.service.context import ThePerson, TheService
from studio.catalogue.store import clients
from studio.catalogue.values.clients import Client, ClientKey, ClientUse, NewClient

router = APIRouter(prefix="/clients", responses={403: {}, 404: {}, 409: {}})


@router.get("")
def list_clients(service: TheService, person: ThePerson) -> list[Client]:
    may_administer(person)
    with service.store.reading() as session:
        return clients.clients(session)


@router.post("", status_code=201)
def add(wanted: NewClient, service: TheService, person: ThePerson) -> ClientKey:
    """The answer is the only time the key can be read."""
    may_administer(person)
    with service.store.changing() as session:
        return clients.add(session, person, wanted)


@router.get("/{client}/use")
def use(client: str, service: TheService, person: ThePerson) -> list[ClientUse]:
    may_administer(person)
    with service.store.reading() as session:
        return clients.use(session, client)


@router.delete("/{client}")
def revoke(client: str, service: TheService, person: ThePerson) -> Client:
    may_administer(person)
    with service.store.changing() as session:
        return clients.revoke(session, person, client)
