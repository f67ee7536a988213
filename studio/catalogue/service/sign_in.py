"""Routes by which people come in and go: with a password, signing out, a new password of one's own."""

from typing import Annotated

from fastapi import APIRouter, Body
from starlette.concurrency import run_in_threadpool

from studio.catalogue.people import Person
from studio.catalogue.service.context import TheAddress, ThePerson, TheService, TheToken
from studio.catalogue.service.signing_in import Attempt, let_in
from studio.catalogue.store import tokens
from studio.catalogue.values.accounts import HowMade, SignedIn, SignIn, WaysIn

router = APIRouter()
Secret = Annotated[str, Body(min_length=1, max_length=256)]


@router.get("/sign-in")
def ways_in(service: TheService) -> WaysIn:
    """For whoever wants to sign in: this much everybody may know."""
    oidc = service.settings.oidc
    return WaysIn(password=True, sso=oidc is not None, provider=oidc.name if oidc else "")


@router.post("/sign-in", responses={401: {}, 403: {}, 429: {}})
async def sign_in(asked: SignIn, service: TheService, address: TheAddress) -> SignedIn:
    """Wrong numbers and wrong passwords are answered alike, in words and in time."""
    attempt = Attempt(service, asked.person, address)
    person = await attempt.verify(asked.password)
    await attempt.renew(person, asked.password, asked.new_password)
    return await run_in_threadpool(let_in, service, person.id, HowMade.PASSWORD, asked.label)


@router.post("/sign-out")
def sign_out(service: TheService, person: ThePerson, token: TheToken) -> Person:
    """End the token that asks."""
    with service.store.changing() as session:
        tokens.end(session, token)
    return person


@router.put("/people/me/password", responses={403: {}, 429: {}})
async def change_password(
    old: Secret, new: Secret, service: TheService, person: ThePerson, address: TheAddress, token: TheToken
) -> Person:
    """All other sign-ins of the person end with the old password."""
    attempt = Attempt(service, person.id, address)
    await attempt.verify(old)
    await attempt.renew(person, old, new)

    def end_others() -> Person:
        with service.store.changing() as session:
            return tokens.end_all(session, person.id, but=token)

    return await run_in_threadpool(end_others)
