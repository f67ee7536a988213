"""Tokens people sign in with: given, looked up, listed, ended."""

import hashlib
import secrets
from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.orm import Session

from studio.catalogue.people import Person
from studio.catalogue.store.among import among
from studio.catalogue.store.clock import now
from studio.catalogue.store.people import find_person, person_of
from studio.catalogue.store.tables import PersonRow, TokenRow
from studio.catalogue.values.accounts import HowMade, Token, TokenFacts
from studio.core.errors import NotFound

_NOTED_EVERY = timedelta(hours=1)
_ID = 16
_LETTING_IN = (
    select(PersonRow, TokenRow.digest, TokenRow.used)
    .join(TokenRow, TokenRow.person_id == PersonRow.id)
    .where(PersonRow.active)
)


def issue(
    session: Session,
    person_id: str,
    days: int,
    how: HowMade = HowMade.TOKEN,
    label: str = "",
    issuer: str = "",
) -> Token:
    """Give the person a new token that ends after `days`; only its hash is kept."""
    find_person(session, person_id)
    token = secrets.token_urlsafe(32)
    digest, issued, expires = digest_of(token), now(), _later(days)
    session.add(
        TokenRow(
            digest=digest,
            person_id=person_id,
            issued=issued,
            label=label,
            how=how.value,
            issuer=issuer,
            expires=expires,
            used=issued,
        )
    )
    session.flush()
    return Token(person=person_id, token=token, id=digest[:_ID], expires=expires)


def whose(session: Session, digests: Collection[str]) -> dict[str, tuple[Person, bool]]:
    """Return who is let in by which, and whether its use should be noted again.

    Left out are those that are unknown or have ended, and those of people who left.
    """
    rows = session.execute(_LETTING_IN.where(among(session, TokenRow.digest, digests), _lasts()))
    long_ago = _earlier(_NOTED_EVERY)
    return {digest: (person_of(row), used < long_ago) for row, digest, used in rows}


def note_use(session: Session, digests: Collection[str]) -> None:
    noting = update(TokenRow).where(among(session, TokenRow.digest, digests)).values(used=now())
    session.execute(noting, execution_options={"synchronize_session": False})


def tokens_of(session: Session, person_id: str, current: str = "") -> list[TokenFacts]:
    """Return those that have not ended, the newest first; `current` is the token that asks."""
    rows = session.scalars(
        select(TokenRow)
        .where(TokenRow.person_id == person_id, _lasts())
        .order_by(TokenRow.issued.desc(), TokenRow.digest)
    )
    return [_facts(row, current=row.digest == digest_of(current)) for row in rows]


def end(session: Session, token: str) -> None:
    session.execute(delete(TokenRow).where(TokenRow.digest == digest_of(token)))


def end_one(session: Session, person_id: str, token_id: str) -> TokenFacts:
    """Raises NotFound, also for tokens of other people."""
    facts = next((facts for facts in tokens_of(session, person_id) if facts.id == token_id), None)
    if facts is None:
        raise NotFound(kind="token", missing=token_id)
    mine = TokenRow.digest.startswith(token_id, autoescape=True)
    session.execute(delete(TokenRow).where(TokenRow.person_id == person_id, mine))
    return facts


def end_all(session: Session, person_id: str, but: str = "") -> Person:
    """End all tokens of the person, `but` the one given."""
    person = find_person(session, person_id)
    others = TokenRow.digest != digest_of(but)
    session.execute(delete(TokenRow).where(TokenRow.person_id == person_id, others))
    return person


def digest_of(token: str) -> str:
    """The token is 256 random bits: there is nothing to guess, so one round of hashing is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def _lasts() -> ColumnElement[bool]:
    return (TokenRow.expires == "") | (TokenRow.expires > now())


def _facts(row: TokenRow, *, current: bool = False) -> TokenFacts:
    return TokenFacts(
        id=row.digest[:_ID],
        label=row.label,
        how=HowMade(row.how),
        issuer=row.issuer,
        issued=row.issued,
        expires=row.expires,
        used=row.used,
        current=current,
    )


def _later(days: int) -> str:
    return (datetime.now(UTC) + timedelta(days=days)).isoformat(timespec="seconds")


def _earlier(span: timedelta) -> str:
    return (datetime.now(UTC) - span).isoformat(timespec="seconds")
