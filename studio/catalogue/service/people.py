"""Routes about people: who am I, and what an administrator may do for others."""

import asyncio

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool

from studio.catalogue.people import Person
from studio.catalogue.rules import may_administer, may_see_people, sees_everybody
from studio.catalogue.service.bodies import Refusals
from studio.catalogue.service.context import Service, ThePerson, TheService
from studio.catalogue.sign_in.passwords import first_password
from studio.catalogue.store import administration, tokens
from studio.catalogue.store import people as register
from studio.catalogue.store.log import audit
from studio.catalogue.store.passwords import set_password
from studio.catalogue.values.accounts import FirstPassword, PeopleImport, PeopleImported
from studio.catalogue.values.releases import Act

router = APIRouter(prefix="/people")
_ENTERED: Refusals = {403: {}, 404: {}, 409: {}}


@router.get("/me")
def me(person: ThePerson) -> Person:
    return person


@router.get("", responses={403: {}})
def list_people(service: TheService, person: ThePerson) -> list[Person]:
    """Everybody for administrators, those of their own department for trainers."""
    may_see_people(person)
    with service.store.reading() as session:
        everybody = register.people(session)
    return [one for one in everybody if sees_everybody(person) or one.department == person.department]


@router.post("", responses=_ENTERED)
def keep(someone: Person, service: TheService, person: ThePerson) -> Person:
    """Add somebody, or change what is said of them: fields that are not sent stay as they are."""
    may_administer(person)
    with service.store.changing() as session:
        return administration.administer(session, person, someone)


@router.post("/import", responses=_ENTERED)
async def import_people(asked: PeopleImport, service: TheService, person: ThePerson) -> PeopleImported:
    """Enter or change them all, or nobody; those who are new get first passwords if asked for."""
    may_administer(person)
    new = await run_in_threadpool(_new_among, service, asked.people) if asked.passwords else []
    passwords = [FirstPassword(person=one, password=first_password()) for one in new]
    hashed: dict[str, str] = {}
    beside = service.settings.passwords.at_once
    for at in range(0, len(passwords), beside):
        some = passwords[at : at + beside]
        hashes = await asyncio.gather(*(service.passwords.hashed(first.password) for first in some))
        hashed |= zip((first.person for first in some), hashes, strict=True)
    imported = await run_in_threadpool(_imported, service, person, asked.people, hashed)
    return imported.model_copy(update={"passwords": tuple(passwords)})


@router.post("/{someone}/password", responses={403: {}})
async def give_first_password(someone: str, service: TheService, person: ThePerson) -> FirstPassword:
    """For one sign-in, at which it has to be changed; ends the person's tokens. Shown this once."""
    may_administer(person)
    password = first_password()
    hashed = await service.passwords.hashed(password)
    await run_in_threadpool(_set_first, service, person, someone, hashed)
    return FirstPassword(person=someone, password=password)


def _set_first(service: Service, admin: Person, someone: str, hashed: str) -> None:
    with service.store.changing() as session:
        tokens.end_all(session, someone)
        set_password(session, someone, hashed, first_days=service.settings.passwords.first_days)
        audit(session, Act.SET_PASSWORD, admin, someone)


def _new_among(service: Service, people: tuple[Person, ...]) -> list[str]:
    with service.store.reading() as session:
        known = {one.id for one in register.people(session)}
    return [one for one in dict.fromkeys(person.id for person in people) if one not in known]


def _imported(
    service: Service, admin: Person, people: tuple[Person, ...], hashed: dict[str, str]
) -> PeopleImported:
    with service.store.changing() as session:
        imported = administration.import_people(session, admin, people)
        for someone, password in hashed.items():
            set_password(session, someone, password, first_days=service.settings.passwords.first_days)
            audit(session, Act.SET_PASSWORD, admin, someone)
    return imported
