"""Routes of the review: submit, look, compare, decide."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Body, Path
from fastapi.responses import FileResponse

from studio.catalogue.changes import Changes, changes_between
from studio.catalogue.package import Package
from studio.catalogue.people import Person
from studio.catalogue.rules import may_submit
from studio.catalogue.service.context import Service, ThePerson, TheService
from studio.catalogue.service.downloads import download
from studio.catalogue.service.intake import take
from studio.catalogue.store import releases
from studio.catalogue.store import submissions as desk
from studio.catalogue.store.clock import today
from studio.catalogue.validity import Validity, validity
from studio.catalogue.values import Act, Covering, Submission

router = APIRouter(prefix="/submissions")
Day = Annotated[date | None, Body(embed=True)]
Comment = Annotated[str, Body(embed=True, max_length=4000)]
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]


@router.post("", status_code=201)
def submit(covering: Covering, service: TheService, person: ThePerson) -> Submission:
    """Queue a package that was put there before."""
    may_submit(person)
    return take(service, person, covering)


@router.get("")
def list_submissions(service: TheService, person: ThePerson) -> list[Submission]:
    with service.store.reading() as session:
        return desk.submissions(session, person)


@router.get("/{number}")
def show(number: Number, service: TheService, person: ThePerson) -> Submission:
    with service.store.reading() as session:
        return desk.submission(session, person, number)


@router.get("/{number}/package")
def package(number: Number, service: TheService, person: ThePerson) -> FileResponse:
    return download(service, show(number, service, person))


@router.get("/{number}/changes")
def changes(number: Number, service: TheService, person: ThePerson) -> Changes:
    """Compared with the newest version that was released before, if there is one."""
    submission = show(number, service, person)
    return changes_between(_released_before(service, submission), service.blobs.open(submission.digest))


@router.post("/{number}/approve")
def approve(
    number: Number,
    service: TheService,
    person: ThePerson,
    comment: Comment = "",
    valid_until: Day = None,
    review_due: Day = None,
) -> Submission:
    """The kept package is verified once more: what is released is what was reviewed."""
    service.blobs.open(show(number, service, person).digest)
    holds = validity(service.terms, today(), valid_until, review_due)
    return _decide(service, person, number, Act.APPROVE, comment, holds)


@router.post("/{number}/return")
def return_for_changes(
    number: Number, service: TheService, person: ThePerson, comment: Comment = ""
) -> Submission:
    return _decide(service, person, number, Act.RETURN, comment)


@router.post("/{number}/reject")
def reject(number: Number, service: TheService, person: ThePerson, comment: Comment = "") -> Submission:
    return _decide(service, person, number, Act.REJECT, comment)


@router.post("/{number}/withdraw")
def withdraw(number: Number, service: TheService, person: ThePerson, comment: Comment = "") -> Submission:
    with service.store.changing() as session:
        return desk.withdraw(session, person, number, comment)


@router.post("/{number}/comments")
def add_comment(number: Number, service: TheService, person: ThePerson, comment: Comment = "") -> Submission:
    with service.store.changing() as session:
        return desk.add_comment(session, person, number, comment)


def _decide(
    service: Service, person: Person, number: int, act: Act, comment: str, holds: Validity | None = None
) -> Submission:
    with service.store.changing() as session:
        return desk.decide(session, person, number, act, comment, holds)


def _released_before(service: Service, submission: Submission) -> Package | None:
    with service.store.reading() as session:
        released = releases.released_before(session, submission.agent, submission.number)
    return service.blobs.open(released.digest) if released else None
