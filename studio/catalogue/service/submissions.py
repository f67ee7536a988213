"""Routes of the review: submit, look, compare, decide."""

from typing import Annotated, TypeVar

from fastapi import APIRouter, Body, Header, Path, Query, Response
from fastapi.responses import FileResponse
from pydantic import BaseModel, Field

from studio.catalogue.packages.changes import Changes, changes_between
from studio.catalogue.packages.package import Package
from studio.catalogue.people import Person
from studio.catalogue.rules import may_submit
from studio.catalogue.service.bodies import PACKAGE
from studio.catalogue.service.context import Service, ThePerson, TheService
from studio.catalogue.service.downloads import download
from studio.catalogue.service.intake import take
from studio.catalogue.store import queue, releases
from studio.catalogue.store import submissions as desk
from studio.catalogue.store.clock import today
from studio.catalogue.values.releases import Act, Covering, Submission, SubmissionState
from studio.catalogue.values.remarks import PLAIN, Approving, Deciding, DepartmentQueue, Standing
from studio.catalogue.values.validity import Validity, validity
from studio.core.errors import SubmissionStale

router = APIRouter(prefix="/submissions", responses={403: {}, 409: {}})
Comment = Annotated[str, Body(embed=True, max_length=4000, pattern=PLAIN)]
Match = Annotated[str, Header(alias="If-Match", max_length=200)]
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]
_NOTHING, _NO_WORD = Deciding(), Approving()


Said = TypeVar("Said", bound=Deciding)


class Asked(BaseModel):
    """Which submissions a list is to hold."""

    state: SubmissionState | None = None
    decided: bool = False
    department: str | None = Field(default=None, max_length=200, pattern=PLAIN)
    category: str = Field(default="", max_length=200, pattern=PLAIN)
    agent: str = Field(default="", max_length=200, pattern=PLAIN)
    mine: bool | None = None
    waited: int = Field(default=0, ge=0, le=3650)
    after: int = Field(default=0, ge=0, le=2**31 - 1)
    limit: int = Field(default=100, ge=1, le=200)

    def wanted(self) -> queue.Wanted:
        states = (self.state,) if self.state else queue.DECIDED if self.decided else tuple(SubmissionState)
        return queue.Wanted(states=states, **self.model_dump(exclude={"state", "decided"}))


@router.post("", status_code=201, responses={404: {}})
def submit(covering: Covering, service: TheService, person: ThePerson) -> Submission:
    """Queue a package that was put there before."""
    may_submit(person)
    return take(service, person, covering)


@router.get("")
def list_submissions(
    service: TheService, person: ThePerson, asked: Annotated[Asked, Query()]
) -> list[Submission]:
    """A page of what the person may see; the next one begins `after` the number of its last.

    What waits (`state=submitted`) comes oldest first, anything else newest first; `waited` are days.
    """
    with service.store.reading() as session:
        return queue.submissions(session, person, asked.wanted())


@router.get("/queues")
def list_queues(service: TheService, person: ThePerson) -> list[DepartmentQueue]:
    """How many submissions of others wait, by department."""
    with service.store.reading() as session:
        return queue.counts(session, person)


@router.get("/{number}")
def show(number: Number, service: TheService, person: ThePerson, response: Response) -> Submission:
    """The ETag is the digest of the package: a decision that names it is about nothing else."""
    submission = look(service, person, number)
    response.headers["ETag"] = f'"{submission.digest}"'
    return submission


@router.get("/{number}/standing")
def show_standing(number: Number, service: TheService, person: ThePerson) -> Standing:
    """Whether the person may decide and comment, and if not why."""
    with service.store.reading() as session:
        return desk.standing(session, person, number)


@router.get("/{number}/package", response_class=FileResponse, responses=PACKAGE)
def package(number: Number, service: TheService, person: ThePerson) -> FileResponse:
    return download(service, look(service, person, number))


@router.get("/{number}/changes")
def changes(number: Number, service: TheService, person: ThePerson) -> Changes:
    """Compared with the newest version that was released before, if there is one."""
    submission = look(service, person, number)
    return changes_between(released_before(service, submission), service.blobs.open(submission.digest))


@router.post("/{number}/approve")
def approve(
    number: Number, service: TheService, person: ThePerson, said: Approving = _NO_WORD, match: Match = ""
) -> Submission:
    """The kept package is verified once more: what is released is what was reviewed."""
    service.blobs.open(look(service, person, number).digest)
    holds = validity(service.terms, today(), said.valid_until, said.review_due)
    return _decide(service, person, number, Act.APPROVE, _about(number, said, match), holds)


@router.post("/{number}/return")
def return_for_changes(
    number: Number, service: TheService, person: ThePerson, said: Deciding = _NOTHING, match: Match = ""
) -> Submission:
    return _decide(service, person, number, Act.RETURN, _about(number, said, match))


@router.post("/{number}/reject")
def reject(
    number: Number, service: TheService, person: ThePerson, said: Deciding = _NOTHING, match: Match = ""
) -> Submission:
    return _decide(service, person, number, Act.REJECT, _about(number, said, match))


@router.post("/{number}/withdraw")
def withdraw(number: Number, service: TheService, person: ThePerson, comment: Comment = "") -> Submission:
    with service.store.changing() as session:
        return desk.withdraw(session, person, number, comment)


def look(service: Service, person: Person, number: int) -> Submission:
    with service.store.reading() as session:
        return desk.submission(session, person, number)


def released_before(service: Service, submission: Submission) -> Package | None:
    with service.store.reading() as session:
        released = releases.released_before(session, submission.agent, submission.number)
    return service.blobs.open(released.digest) if released else None


def _decide(
    service: Service,
    person: Person,
    number: int,
    act: Act,
    said: Deciding,
    holds: Validity | None = None,
) -> Submission:
    with service.store.changing() as session:
        return desk.decide(session, person, number, act, said.comment, holds, said.digest)


def _about(number: int, said: Said, match: str) -> Said:
    """A digest in If-Match counts as one in the body; `*` is any. Two that differ cannot both be right."""
    tag = match.strip().removeprefix("W/").strip('"')
    if tag in {"", "*", said.digest}:
        return said
    if said.digest:
        raise SubmissionStale(number=number)
    return said.model_copy(update={"digest": tag})
