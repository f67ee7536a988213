"""Routes about people: who am I, and what an administrator may do for others."""

from fastapi import APIRouter

from studio.catalogue.people import Person, Token
from studio.catalogue.rules import may_administer
from studio.catalogue.service.context import ThePerson, TheService
from studio.catalogue.store import people as register

router = APIRouter(prefix="/people")


@router.get("/me")
def me(person: ThePerson) -> Person:
    return person


@router.get("")
def list_people(service: TheService, person: ThePerson) -> list[Person]:
    may_administer(person)
    with service.store.reading() as session:
        return register.people(session)


@router.post("")
def keep(someone: Person, service: TheService, person: ThePerson) -> Person:
    may_administer(person)
    with service.store.changing() as session:
        return register.keep_person(session, someone)


@router.post("/{someone}/token")
def issue_token(someone: str, service: TheService, person: ThePerson) -> Token:
    """The answer is the only time the token can be read; those issued before go on working."""
    may_administer(person)
    with service.store.changing() as session:
        return Token(person=someone, token=register.issue_token(session, someone))


@router.delete("/{someone}/tokens")
def withdraw_tokens(someone: str, service: TheService, person: ThePerson) -> Person:
    may_administer(person)
    with service.store.changing() as session:
        return register.withdraw_tokens(session, someone)
