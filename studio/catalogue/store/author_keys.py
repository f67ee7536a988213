"""The keys of authors: registered by whoever holds them, revoked by their person or an administrator."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio.catalogue.people import Person
from studio.catalogue.rules import may_administer, needs_comment
from studio.catalogue.store.clock import now
from studio.catalogue.store.log import audit
from studio.catalogue.store.tables import AuthorKeyRow
from studio.catalogue.trust.keys import check_signature, fingerprint, key_id
from studio.catalogue.trust.registering import AuthorKey, KeyToRegister, KeyToRevoke
from studio.catalogue.trust.statements import AUTHOR_KEY, KeyStatement
from studio.catalogue.values.releases import Act
from studio.core.errors import (
    AuthorKeyOfAnother,
    AuthorKeyRevoked,
    AuthorKeyUnknown,
    NotFound,
    StatementWrong,
)


def register(session: Session, person: Person, given: KeyToRegister, catalogues: set[str]) -> AuthorKey:
    """Note a key whose owner has proved to hold it; the same again is fine.

    `catalogues` are the ids of this catalogue's own keys. Raises AuthorKeyRevoked or AuthorKeyOfAnother.
    """
    if given.catalogue not in catalogues:
        raise StatementWrong(part="catalogue")
    statement = KeyStatement(catalogue=given.catalogue, person=person.id, public=given.public)
    check_signature(given.public, AUTHOR_KEY, statement, given.proof)
    row = session.get(AuthorKeyRow, key_id(given.public))
    if row is None:
        row = _added(session, person, given)
        audit(session, Act.ADD_KEY, person, row.id, given.label)
    _check_usable(row, person)
    return _key_of(row)


def usable_key(session: Session, person: Person, key: str) -> AuthorKey:
    """Raises AuthorKeyUnknown, AuthorKeyRevoked or AuthorKeyOfAnother."""
    row = session.get(AuthorKeyRow, key)
    if row is None:
        raise AuthorKeyUnknown(person=person.name, fingerprint=fingerprint(key))
    _check_usable(row, person)
    return _key_of(row)


def keys_of(session: Session, person_id: str) -> list[AuthorKey]:
    """Return the keys of a person, the newest first."""
    rows = select(AuthorKeyRow).where(AuthorKeyRow.person_id == person_id)
    return [
        _key_of(row) for row in session.scalars(rows.order_by(AuthorKeyRow.added.desc(), AuthorKeyRow.id))
    ]


def revoke(session: Session, person: Person, key: str, what: KeyToRevoke) -> AuthorKey:
    """Let a key sign nothing more; only an administrator says that it was stolen, or revokes another's."""
    row = session.get(AuthorKeyRow, key)
    if row is None:
        raise NotFound(kind="key", missing=fingerprint(key))
    if row.person_id != person.id or what.stolen:
        may_administer(person)
    row.reason = needs_comment(what.reason)
    row.revoked = row.revoked or now()
    row.stolen = what.stolen or row.stolen
    session.flush()
    audit(session, Act.REVOKE_KEY, person, row.id, " ".join(filter(None, (row.reason, row.stolen))))
    return _key_of(row)


def _added(session: Session, person: Person, given: KeyToRegister) -> AuthorKeyRow:
    row = AuthorKeyRow(
        id=key_id(given.public),
        person_id=person.id,
        public=given.public,
        label=given.label,
        added=now(),
        revoked="",
        reason="",
        stolen="",
    )
    session.add(row)
    session.flush()
    return row


def _check_usable(row: AuthorKeyRow, person: Person) -> None:
    if row.person_id != person.id:
        raise AuthorKeyOfAnother(person=person.name, fingerprint=fingerprint(row.id))
    if row.revoked:
        raise AuthorKeyRevoked(person=person.name, fingerprint=fingerprint(row.id))


def _key_of(row: AuthorKeyRow) -> AuthorKey:
    return AuthorKey.model_validate(row, from_attributes=True)
