"""The log of acts: each line has a digest over itself and the line before, so none can be altered unseen."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio.catalogue.people import Person
from studio.catalogue.store.clock import now
from studio.catalogue.store.tables import ActRow, SubmissionRow
from studio.catalogue.trust.chain import FORM, Line, chained
from studio.catalogue.values.releases import Act

WRITTEN = "lines were written"
"""What a session carries once it has written a line."""


def audit(
    session: Session,
    act: Act,
    person: Person,
    subject: str,
    comment: str = "",
    *,
    submission: SubmissionRow | None = None,
    package: str = "",
) -> ActRow:
    """Write down who did what to whom or what, within the act's transaction: the one way in."""
    last = session.execute(
        select(ActRow.number, ActRow.digest).order_by(ActRow.number.desc()).limit(1)
    ).first()
    line = Line(
        number=last.number + 1 if last else 1,
        submission_number=submission.number if submission else None,
        act=act.value,
        person_id=person.id,
        name=person.name,
        subject=subject,
        comment=comment,
        package=submission.digest if submission else package,
        at=now(),
        form=FORM,
    )
    row = ActRow(**line.model_dump(exclude={"digest"}), digest=chained(last.digest if last else "", line))
    session.add(row)
    session.flush()
    session.info[WRITTEN] = True
    return row


def log_act(session: Session, submission: SubmissionRow, act: Act, person: Person, comment: str) -> ActRow:
    """Write down what was done to a submission."""
    subject = f"{submission.agent} {submission.version}"
    return audit(session, act, person, subject, comment, submission=submission)
