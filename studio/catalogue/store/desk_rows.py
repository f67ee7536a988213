"""Rows of the review desk as the values that go out."""

from sqlalchemy.orm import Session

from studio.catalogue.rules import Matter
from studio.catalogue.store.people import person_of
from studio.catalogue.store.tables import ActRow, RemarkRow, RerunRow, SubmissionRow
from studio.catalogue.values.releases import Act, Review, Submission
from studio.catalogue.values.remarks import Answer, Remark, Rerun
from studio.core.errors import NotFound

_WRITTEN = ("number", "state", "department", "note", "submitted", "closed", "checks")
_SAID = ("number", "file", "line", "subject", "digest", "name", "text", "at", "quote")
_RUN = ("number", "name", "endpoint", "model", "started", "passed", "total", "at")


def find(session: Session, number: int) -> SubmissionRow:
    row = session.get(SubmissionRow, number)
    if row is None:
        raise NotFound(kind="submission", missing=str(number))
    return row


def matter_of(row: SubmissionRow) -> Matter:
    return Matter(row.number, row.author_id, row.department)


def submission_of(row: SubmissionRow) -> Submission:
    return Submission.model_validate(
        {
            **row.facts,
            **{name: getattr(row, name) for name in _WRITTEN},
            "author": person_of(row.author),
            "reviews": [_review_of(act) for act in row.acts],
            "remarks": remarks_of(row.remarks),
            "reruns": [rerun_of(rerun) for rerun in row.reruns],
        }
    )


def remarks_of(rows: list[RemarkRow]) -> list[Remark]:
    """Put what was said to a remark behind it."""
    answers: dict[int, list[Answer]] = {}
    for row in rows:
        if row.answers is not None:
            answers.setdefault(row.answers, []).append(_answer_of(row))
    return [
        Remark(
            **{name: getattr(row, name) for name in _SAID},
            person=row.person_id,
            answers=tuple(answers.get(row.number, ())),
        )
        for row in rows
        if row.answers is None
    ]


def rerun_of(row: RerunRow) -> Rerun:
    return Rerun(**{name: getattr(row, name) for name in _RUN}, person=row.person_id)


def _answer_of(row: RemarkRow) -> Answer:
    resolves = row.resolves > 0 if row.resolves else None
    return Answer(person=row.person_id, name=row.name, text=row.text, at=row.at, resolves=resolves)


def _review_of(act: ActRow) -> Review:
    return Review(
        number=act.number,
        act=Act(act.act),
        person=act.person_id,
        name=act.name,
        comment=act.comment,
        at=act.at,
    )
