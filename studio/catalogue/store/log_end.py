"""The end of the log, signed with every act: lines that are cut off there are missed."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio.catalogue.store.signing import service_keys, signing, signing_key
from studio.catalogue.store.tables import ActRow, LogEndRow
from studio.catalogue.trust.chain import Head
from studio.catalogue.trust.keys import SigningKey, check_signature, key_id
from studio.catalogue.trust.statements import LOG, LogEnd, SignedLogEnd
from studio.core.errors import ServiceKeyMissing, SignatureInvalid


def sign_end(session: Session) -> None:
    """Sign the last line; without the key at hand the act counts too, and the next that has it signs."""
    row = session.get(LogEndRow, 1)
    known = _signed(session, row) if row else Head()
    last = end_after(session, known)
    if last == known or (key := _key_at_hand(session)) is None:
        return
    end = LogEnd(number=last.number, digest=last.digest)
    signed = SignedLogEnd(end=end, key=key.id, signature=key.sign(LOG, end))
    row = row or LogEndRow(number=1)
    row.signed = signed.model_dump(mode="json")
    session.add(row)
    session.flush()


def signed_end(session: Session) -> Head:
    """Return the line that was signed last; raises SignatureInvalid unless it was signed here."""
    row = session.get(LogEndRow, 1)
    return _signed(session, row) if row else Head()


def _signed(session: Session, row: LogEndRow) -> Head:
    signed = SignedLogEnd.model_validate(row.signed)
    public = next((key.public for key in service_keys(session) if key_id(key.public) == signed.key), None)
    if public is None:
        raise SignatureInvalid(what=LOG)
    check_signature(public, LOG, signed.end, signed.signature)
    return Head(number=signed.end.number, digest=signed.end.digest)


def end_after(session: Session, known: Head) -> Head:
    """Return the last line, or the known one when that is no longer in the log: it bears witness."""
    query = select(ActRow.number, ActRow.digest).order_by(ActRow.number.desc()).limit(1)
    last = session.execute(query).first()
    kept = session.scalar(select(ActRow.digest).where(ActRow.number == known.number))
    if known.number and kept != known.digest:
        return known
    return Head(number=last.number, digest=last.digest) if last else Head()


def _key_at_hand(session: Session) -> SigningKey | None:
    try:
        return signing_key(session) if signing(session).file.is_told else None
    except ServiceKeyMissing:
        return None
