"""What is said about places in a submission: written down once, answered, settled, opened again."""

from sqlalchemy.orm import Session

from studio.catalogue.people import Person
from studio.catalogue.rules import may_comment, needs_comment
from studio.catalogue.store.clock import now
from studio.catalogue.store.desk_rows import find, matter_of, submission_of
from studio.catalogue.store.log import audit
from studio.catalogue.store.tables import RemarkRow, SubmissionRow
from studio.catalogue.values.releases import Act, Submission
from studio.catalogue.values.remarks import Answering, Spot
from studio.core.errors import NotFound

_ACTS = {0: Act.ANSWER, 1: Act.RESOLVE, -1: Act.REOPEN}


def add_remark(
    session: Session, person: Person, number: int, text: str, spot: Spot, quote: str = ""
) -> Submission:
    """`quote` is what stands at the spot, as the service read it in the package itself."""
    row = find(session, number)
    may_comment(person, matter_of(row))
    said = needs_comment(text)
    _add(session, person, row, said, spot, quote=quote)
    audit(session, Act.COMMENT, person, _subject(row, spot), said, submission=row)
    return _as_it_is_now(session, row)


def answer_remark(
    session: Session, person: Person, number: int, remark: int, answering: Answering
) -> Submission:
    """Say something to a remark; settling it needs no words."""
    row = find(session, number)
    may_comment(person, matter_of(row))
    asked = session.get(RemarkRow, remark)
    if asked is None or asked.submission_number != number or asked.answers is not None:
        raise NotFound(kind="comment", missing=str(remark))
    said = answering.comment.strip() if answering.resolves else needs_comment(answering.comment)
    mark = 0 if answering.resolves is None else 1 if answering.resolves else -1
    spot = Spot(file=asked.file, line=asked.line, subject=asked.subject, digest=asked.digest)
    _add(session, person, row, said, spot, answers=remark, resolves=mark)
    audit(session, _ACTS[mark], person, _subject(row, spot), said, submission=row)
    return _as_it_is_now(session, row)


def _add(
    session: Session, person: Person, row: SubmissionRow, text: str, spot: Spot, **more: str | int | None
) -> None:
    said = {"quote": "", "answers": None, "resolves": 0, **more}
    place = {**spot.model_dump(), "digest": spot.digest or row.digest}
    by = {"submission_number": row.number, "person_id": person.id, "name": person.name}
    session.add(RemarkRow(**by, **place, **said, text=text, at=now()))
    session.flush()


def _subject(row: SubmissionRow, spot: Spot) -> str:
    place = f"{spot.file}:{spot.line}" if spot.line else spot.file
    return " ".join(filter(None, (row.agent, row.version, place, spot.subject)))


def _as_it_is_now(session: Session, row: SubmissionRow) -> Submission:
    session.expire(row)
    return submission_of(row)
