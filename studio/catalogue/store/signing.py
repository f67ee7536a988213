"""With what the catalogue signs: its key file, and how long its index counts."""

import hmac
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio.catalogue.people import Person
from studio.catalogue.store.clock import now
from studio.catalogue.store.log import audit
from studio.catalogue.store.tables import ServiceKeyRow
from studio.catalogue.trust.key_file import KeyFile
from studio.catalogue.trust.keys import SigningKey, fingerprint, key_id
from studio.catalogue.trust.statements import SERVICE_KEY, ServiceKey, Successor
from studio.catalogue.values.releases import Act
from studio.core.errors import ServiceKeyMissing

_DIGEST = "agent-studio keyed digest"
_MADE = "key made here"  # it lies beside the one in use until what it is for is committed


@dataclass(frozen=True)
class Signing:
    file: KeyFile
    index_lasts: timedelta = timedelta(days=7)


def signing(session: Session) -> Signing:
    """Every session of a store that can sign carries it."""
    found: Signing = session.info["signing"]
    return found


def signing_key(session: Session) -> SigningKey:
    """Return the key in use, made on first use; raises ServiceKeyMissing when its file is lost."""
    file, last = signing(session).file, _last(session)
    if last is None:
        key = file.create()
        _add(session, key.public, None)
        return key
    made: SigningKey | None = session.info.get(_MADE)
    found = made if made and made.id == last.id else file.read(last.id)
    if found is None:
        raise ServiceKeyMissing(file=str(file.path), fingerprint=fingerprint(last.id))
    return found


def keyed_digest(session: Session, *words: str) -> str:
    """Return 32 hexadecimal digits that say the same of the same words until the key is another.

    Whoever has the database, but not the key, cannot find the words by trying (HMAC, RFC 2104).
    """
    key = signing_key(session).secret.encode()
    return hmac.digest(key, "\n".join((_DIGEST, *words)).encode(), "sha256").hex()[:32]


def service_keys(session: Session) -> list[ServiceKey]:
    """Return all keys in their order; the last one signs now."""
    rows = session.scalars(select(ServiceKeyRow).order_by(ServiceKeyRow.number))
    return [ServiceKey(public=row.public, since=row.since, endorsement=row.endorsement) for row in rows]


def rotate(session: Session, person: Person, *, lost: bool) -> ServiceKey:
    """Sign with a new key from now on; the old one endorses it unless it is lost."""
    file, last = signing(session).file, _last(session)
    old = None if lost else signing_key(session)
    key = file.prepare()
    endorsement = old.sign(SERVICE_KEY, Successor(before=old.id, public=key.public)) if old else None
    made = _add(session, key.public, endorsement)
    session.info[_MADE] = key
    before = f" {fingerprint(last.id)} →" if last else ""
    audit(
        session,
        Act.ROTATE_KEY,
        person,
        key.id,
        f"{'lost' if lost else 'endorsed'}{before} {fingerprint(key.id)}",
    )
    return made


def _last(session: Session) -> ServiceKeyRow | None:
    return session.scalar(select(ServiceKeyRow).order_by(ServiceKeyRow.number.desc()).limit(1))


def _add(session: Session, public: str, endorsement: str | None) -> ServiceKey:
    last = _last(session)
    row = ServiceKeyRow(
        number=last.number + 1 if last else 1,
        id=key_id(public),
        public=public,
        since=now(),
        endorsement=endorsement,
    )
    session.add(row)
    session.flush()
    return ServiceKey(public=row.public, since=row.since, endorsement=row.endorsement)
