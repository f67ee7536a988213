"""What is signed of submissions and releases: the author's part taken in, the catalogue's own put to it."""

from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from studio.catalogue.people import Person
from studio.catalogue.store.author_keys import usable_key
from studio.catalogue.store.signing import service_keys, signing_key
from studio.catalogue.store.tables import (
    AuthorKeyRow,
    ReleaseRow,
    ReleaseSealRow,
    SubmissionRow,
    SubmissionSealRow,
)
from studio.catalogue.trust.canonical import hashed
from studio.catalogue.trust.keys import SigningKey, check_signature, fingerprint, key_id
from studio.catalogue.trust.statements import RELEASE, SUBMISSION, ReleaseStatement, Seal, Signed
from studio.catalogue.values.releases import PackageFacts
from studio.core.errors import AuthorKeyRevoked, NotFound, SignatureMissing, StatementReplayed, StatementWrong


def take_signed(
    session: Session, person: Person, facts: PackageFacts, signed: Signed | None, number: int
) -> None:
    """Keep what the author signed with the submission of that number; raises what is wrong with it."""
    if signed is None:
        raise SignatureMissing
    key = usable_key(session, person, signed.key)
    check_signature(key.public, SUBMISSION, signed.statement, signed.signature)
    _check_about(session, person, facts, signed)
    digest = hashed(SUBMISSION, signed.statement.model_dump(mode="json"))
    if session.scalar(select(SubmissionSealRow).where(SubmissionSealRow.statement == digest)):
        raise StatementReplayed
    session.add(
        SubmissionSealRow(
            submission_number=number, key_id=key.id, statement=digest, signed=signed.model_dump(mode="json")
        )
    )
    session.flush()


def seal_release(session: Session, row: ReleaseRow) -> None:
    """Countersign a release; raises AuthorKeyRevoked when its author's key was revoked meanwhile."""
    statement, key = _statement(session, row), signing_key(session)
    seal = Seal(release=statement, key=key.id, signature=key.sign(RELEASE, statement))
    session.merge(ReleaseSealRow(release_number=row.number, seal=seal.model_dump(mode="json")))
    session.flush()


def seal_what_nobody_signed(session: Session) -> None:
    """Countersign what was released before there were keys, all of it in one go."""
    columns = (ReleaseRow.number, ReleaseRow.digest, ReleaseRow.agent, ReleaseRow.version)
    old = (
        select(*columns, SubmissionRow.author_id, ReleaseRow.reviewer_id, ReleaseRow.released)
        .join(SubmissionRow, SubmissionRow.number == ReleaseRow.submission_number)
        .outerjoin(ReleaseSealRow, ReleaseSealRow.release_number == ReleaseRow.number)
        .where(ReleaseSealRow.release_number.is_(None))
    )
    key = signing_key(session)
    sealed = [_sealed(key, *row) for row in session.execute(old)]
    if sealed:
        session.execute(insert(ReleaseSealRow), sealed)


def seal_of(session: Session, agent: str, version: str) -> Seal:
    """Return the signatures of a release."""
    row = session.scalar(select(ReleaseRow).where(ReleaseRow.agent == agent, ReleaseRow.version == version))
    if row is None:
        raise NotFound(kind="release", missing=f"{agent} {version}")
    found = session.get(ReleaseSealRow, row.number)
    if found is None:
        raise SignatureMissing
    return Seal.model_validate(found.seal)


def signed_with(session: Session, key: str) -> list[ReleaseRow]:
    """Return the releases whose submission that author's key signed."""
    of_key = select(SubmissionSealRow.submission_number).where(SubmissionSealRow.key_id == key)
    return list(session.scalars(select(ReleaseRow).where(ReleaseRow.submission_number.in_(of_key))))


def _check_about(session: Session, person: Person, facts: PackageFacts, signed: Signed) -> None:
    statement = signed.statement
    if statement.catalogue not in {key_id(key.public) for key in service_keys(session)}:
        raise StatementWrong(part="catalogue")
    said = {"package": facts.digest, "agent": facts.agent, "version": facts.version, "person": person.id}
    for field, wanted in said.items():
        if getattr(statement, field) != wanted:
            raise StatementWrong(part=field)


def _sealed(key: SigningKey, number: int, *told: str) -> dict[str, Any]:
    names = ("package", "agent", "version", "author", "reviewer", "released")
    statement = ReleaseStatement.model_validate(dict(zip(names, told, strict=True)))
    seal = Seal(release=statement, key=key.id, signature=key.sign(RELEASE, statement))
    return {"release_number": number, "seal": seal.model_dump(mode="json")}


def _statement(session: Session, row: ReleaseRow) -> ReleaseStatement:
    found = session.get(SubmissionSealRow, row.submission_number)
    key = session.get_one(AuthorKeyRow, found.key_id) if found else None
    if key is not None and key.revoked:
        raise AuthorKeyRevoked(person=row.submission.author.name, fingerprint=fingerprint(key.id))
    return ReleaseStatement(
        package=row.digest,
        agent=row.agent,
        version=row.version,
        author=row.submission.author_id,
        author_key=key.public if key else None,
        submitted=Signed.model_validate(found.signed) if found else None,
        reviewer=row.reviewer_id,
        released=row.released,
    )
