"""Routes for what is said about places in a submission, and for tests run again."""

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool

from studio.catalogue.packages.evidence import Evidence, read_evidence
from studio.catalogue.people import Person
from studio.catalogue.service.bodies import sent
from studio.catalogue.service.context import Service, ThePerson, TheService
from studio.catalogue.service.spots import quote_at
from studio.catalogue.service.submissions import Number, look, released_before
from studio.catalogue.store import remarks, reruns
from studio.catalogue.values.releases import Submission
from studio.catalogue.values.remarks import Answering, Rerun, Saying, Spot
from studio.core.errors import ReportUnfit

router = APIRouter(prefix="/submissions", responses={403: {}, 409: {}})
Part = Annotated[int, Path(ge=1, le=2**31 - 1)]
_NOTHING, _NO_ANSWER = Saying(), Answering()
_LONGEST_NAME = 200
_LONGEST_REPORT = 16 << 20


@router.post("/{number}/comments")
def add_comment(
    number: Number, service: TheService, person: ThePerson, said: Saying = _NOTHING
) -> Submission:
    """About the whole, or about a place: a line of a file, or a subject as the changes name it."""
    spot, quote = _placed(service, person, number, said)
    with service.store.changing() as session:
        return remarks.add_remark(session, person, number, said.comment, spot, quote)


@router.post("/{number}/comments/{remark}/answers")
def answer(
    number: Number, remark: Part, service: TheService, person: ThePerson, said: Answering = _NO_ANSWER
) -> Submission:
    with service.store.changing() as session:
        return remarks.answer_remark(session, person, number, remark, said)


@router.post("/{number}/reruns", status_code=201, openapi_extra=sent("application/json"))
async def add_rerun(number: Number, request: Request, service: TheService, person: ThePerson) -> Rerun:
    """The body is the report as the studio writes it."""
    content = b""
    async for piece in request.stream():
        content += piece
        if len(content) > _LONGEST_REPORT:
            raise ReportUnfit(number=number)
    return await run_in_threadpool(_keep_rerun, service, person, number, content)


@router.get("/{number}/reruns/{rerun}/report", response_class=JSONResponse)
def rerun_report(number: Number, rerun: Part, service: TheService, person: ThePerson) -> Response:
    with service.store.reading() as session:
        return Response(reruns.report_of(session, person, number, rerun), media_type="application/json")


def _placed(service: Service, person: Person, number: int, spot: Spot) -> tuple[Spot, str]:
    """Return the spot as it is kept, and what stands there; raises NotFound for no such place."""
    submission = look(service, person, number)
    if not spot.file:
        return Spot(digest=submission.digest), ""
    package = service.blobs.open(submission.digest)
    released = released_before(service, submission)
    return quote_at(spot, package, released, number)


def _fits(report: Evidence) -> bool:
    """What goes into the record is short, and a text that every database keeps."""
    told = (report.endpoint, report.model, report.started)
    return "\0" not in report.raw and all(len(one) <= _LONGEST_NAME and "\0" not in one for one in told)


def _keep_rerun(service: Service, person: Person, number: int, content: bytes) -> Rerun:
    submission = look(service, person, number)
    report = read_evidence("report.json", content)
    cases = service.blobs.open(submission.digest).contents.tests.cases
    if not _fits(report) or not report.covers(cases):
        raise ReportUnfit(number=number)
    with service.store.changing() as session:
        return reruns.add_rerun(session, person, number, report)
