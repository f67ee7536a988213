"""A key that signs no more: what it signed before stays, unless somebody else had it by then."""

from datetime import datetime

from sqlalchemy.orm import Session

from studio.catalogue.people import Person
from studio.catalogue.store import author_keys
from studio.catalogue.store.releases import recall
from studio.catalogue.store.seals import signed_with
from studio.catalogue.trust.registering import AuthorKey, KeyToRevoke


def revoke(session: Session, person: Person, key: str, what: KeyToRevoke) -> AuthorKey:
    """Revoke a key; what was submitted with a stolen one since then is recalled with the same reason."""
    revoked = author_keys.revoke(session, person, key, what)
    if what.stolen:
        for row in signed_with(session, key):
            if not row.recalled and _is_since(row.submission.submitted, what.stolen):
                recall(session, person, row.agent, row.version, what.reason)
    return revoked


def _is_since(at: str, since: str) -> bool:
    return datetime.fromisoformat(at) >= datetime.fromisoformat(since)
