"""Routes of single sign-on: from a program on a desk through its browser to the provider and back.

The program begins with a challenge and a loopback port (RFC 8252, RFC 7636). The browser gets a cookie, so
that nobody else's sign-in is carried on in it; the code goes to the loopback port of the machine where the
browser is, and is worth nothing without the verifier: whoever sends a link to somebody gets neither.
"""

import hashlib
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Body, Query, Request
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool

from studio.catalogue.people import Person
from studio.catalogue.service.context import Service, TheService
from studio.catalogue.service.signing_in import let_in
from studio.catalogue.store import sso
from studio.catalogue.store.identities import Known, person_known_as
from studio.catalogue.store.sso import Arrived, Begun
from studio.catalogue.values.accounts import HowMade, SignedIn
from studio.core.errors import SignInRefused, SsoFailed, StudioError

router = APIRouter(prefix="/sso", responses={401: {}, 403: {}, 404: {}})
Challenge = Annotated[str, Query(pattern=r"^[A-Za-z0-9_-]{43}$")]
AppState = Annotated[str, Query(pattern=r"^[A-Za-z0-9_-]{16,128}$")]
Port = Annotated[int, Query(ge=1, le=65535)]
Word = Annotated[str, Query(max_length=2048)]
_MINUTES_10 = 600


@router.get("/start", response_class=RedirectResponse, status_code=302)
async def start(service: TheService, challenge: Challenge, port: Port, state: AppState) -> RedirectResponse:
    provider = service.provider
    begun = await run_in_threadpool(_begun, service, challenge, port, state)
    answer = RedirectResponse(await provider.sign_in_address(begun), 302)
    answer.set_cookie(
        _cookie(begun.state),
        begun.browser,
        max_age=_MINUTES_10,
        path=_path(service),
        secure=_encrypted(service),
        httponly=True,
        samesite="lax",
    )
    return answer


@router.get("/callback", response_class=RedirectResponse, status_code=302)
async def callback(
    request: Request,
    service: TheService,
    state: Word = "",
    code: Word = "",
    error: Word = "",
    iss: Annotated[str | None, Query(max_length=500)] = None,
) -> RedirectResponse:
    """Where the provider sends the browser; from here it goes on to the program that began."""
    provider = service.provider
    arrived = await run_in_threadpool(_arrived, service, state, request.cookies.get(_cookie(state), ""))
    try:
        if error or not code:
            raise SsoFailed(problem="provider_refused")
        known = await provider.known(code, arrived, iss)
        person = await run_in_threadpool(_person, service, known)
        back = {"code": await run_in_threadpool(_code, service, arrived, person)}
    except StudioError as trouble:
        back = {"error": trouble.name, **{name: str(fact) for name, fact in trouble.facts.items()}}
    target = f"http://127.0.0.1:{arrived.port}/?{urlencode({**back, 'state': arrived.app_state})}"
    answer = RedirectResponse(target, 302)
    answer.delete_cookie(_cookie(state), path=_path(service), secure=_encrypted(service), httponly=True)
    return answer


@router.post("/token")
def fetch(
    service: TheService,
    code: Annotated[str, Body(max_length=200)],
    verifier: Annotated[str, Body(min_length=43, max_length=128)],
    label: Annotated[str, Body(max_length=100)] = "",
) -> SignedIn:
    """Raises SignInRefused for a code that was used, is too old, or is somebody else's."""
    with service.store.changing() as session:
        person = sso.take_code(session, code, verifier)
    if person is None:
        raise SignInRefused
    return let_in(service, person, HowMade.SSO, label)


def _begun(service: Service, challenge: str, port: int, state: str) -> Begun:
    with service.store.changing() as session:
        return sso.begin(session, challenge, port, state)


def _arrived(service: Service, state: str, browser: str) -> Arrived:
    with service.store.changing() as session:
        return sso.arrive(session, state, browser)


def _person(service: Service, known: Known) -> Person:
    create = service.settings.oidc is not None and service.settings.oidc.create
    with service.store.changing() as session:
        return person_known_as(session, known, create=create)


def _code(service: Service, arrived: Arrived, person: Person) -> str:
    with service.store.changing() as session:
        return sso.give_code(session, arrived.state, person.id)


def _cookie(state: str) -> str:
    """One for each sign-in, so that two windows do not disturb one another."""
    return f"studio_sso_{hashlib.sha256(state.encode()).hexdigest()[:16]}"


def _path(service: Service) -> str:
    """As browsers see it: a proxy may have put the catalogue below a path of its own."""
    oidc = service.settings.oidc
    return f"{(oidc.address.path or '').rstrip('/') if oidc else ''}/api/sso"


def _encrypted(service: Service) -> bool:
    return service.settings.oidc is not None and service.settings.oidc.address.scheme == "https"
