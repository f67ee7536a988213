"""The log of acts: each line has a digest over itself and the line before, so none can be altered unseen."""

import hashlib
import json

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio.catalogue.people import Person
from studio.catalogue.store.clock import now
from studio.catalogue.store.tables import ActRow, SubmissionRow
from studio.catalogue.values import Act

_SIGNED = ("number", "submission_number", "act", "person_id", "name", "comment", "package", "at")


def log_act(session: Session, submission: SubmissionRow, act: Act, person: Person, comment: str) -> ActRow:
    last = session.scalar(select(ActRow).order_by(ActRow.number.desc()).limit(1))
    row = ActRow(
        number=last.number + 1 if last else 1,
        submission_number=submission.number,
        act=act.value,
        person_id=person.id,
        name=person.name,
        comment=comment,
        package=submission.digest,
        at=now(),
    )
    row.digest = _chained(last.digest if last else "", row)
    session.add(row)
    session.flush()
    return row


def first_broken_line(session: Session) -> int | None:
    """Return the number of the first line that is not what was written, or None."""
    previous = ""
    for expected, row in enumerate(session.scalars(select(ActRow).order_by(ActRow.number)), start=1):
        if row.number != expected or row.digest != _chained(previous, row):
            return expected
        previous = row.digest
    return None


def _chained(previous: str, row: ActRow) -> str:
    line = json.dumps([previous, *(getattr(row, name) for name in _SIGNED)], ensure_ascii=False)
    return hashlib.sha256(line.encode()).hexdigest()
