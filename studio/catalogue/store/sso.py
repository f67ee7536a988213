"""Single sign-ons under way, and which person somebody at a provider is."""

import hashlib
import hmac
import secrets
import time
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from studio.catalogue.store.tables import SsoRow
from studio.catalogue.trust.pkce import challenge_of
from studio.core.errors import SsoFailed

_TO_SIGN_IN = 600.0
_TO_FETCH = 60.0


@dataclass(frozen=True, slots=True)
class Begun:
    """What the browser is sent away with; `browser` goes into its cookie."""

    state: str
    browser: str
    nonce: str
    verifier: str


@dataclass(frozen=True, slots=True)
class Arrived:
    """A sign-in whose browser came back from the provider."""

    state: str
    nonce: str
    verifier: str
    port: int
    app_state: str


def begin(session: Session, challenge: str, port: int, app_state: str) -> Begun:
    """Remember who asked: a program on a loopback port that alone can answer the challenge."""
    session.execute(delete(SsoRow).where(SsoRow.begun < time.time() - _TO_SIGN_IN - _TO_FETCH))
    begun = Begun(*(secrets.token_urlsafe(32) for _ in range(4)))
    session.add(
        SsoRow(
            state=_digest(begun.state),
            browser=_digest(begun.browser),
            nonce=begun.nonce,
            verifier=begun.verifier,
            challenge=challenge,
            app_state=app_state,
            port=port,
            begun=time.time(),
        )
    )
    return begun


def arrive(session: Session, state: str, browser: str) -> Arrived:
    """Take up the sign-in of that state, once, and only in the browser it was begun in; raises SsoFailed."""
    row = session.scalar(select(SsoRow).where(SsoRow.state == _digest(state)).with_for_update())
    if row is None or row.verifier == "" or row.begun < time.time() - _TO_SIGN_IN:
        raise SsoFailed(problem="state_unknown")
    if not hmac.compare_digest(row.browser, _digest(browser)):
        raise SsoFailed(problem="other_browser")
    arrived = Arrived(state, row.nonce, row.verifier, row.port, row.app_state)
    row.verifier = row.nonce = ""
    return arrived


def give_code(session: Session, state: str, person_id: str) -> str:
    """Return the code with which the program that began fetches the sign-in, within a minute."""
    row = session.get_one(SsoRow, _digest(state))
    code = secrets.token_urlsafe(32)
    row.code, row.person_id, row.begun = _digest(code), person_id, time.time()
    return code


def take_code(session: Session, code: str, verifier: str) -> str | None:
    """Return whose it is, or None; the code is used up either way.

    It is worth nothing without the verifier of the program that began.
    """
    row = session.scalar(select(SsoRow).where(SsoRow.code == _digest(code)).with_for_update())
    if row is None:
        return None
    person, challenge, late = row.person_id, row.challenge, row.begun < time.time() - _TO_FETCH
    session.delete(row)
    right = hmac.compare_digest(challenge, challenge_of(verifier))
    return person if right and not late else None


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
