"""Routes of the log, for who may read it: page by page, and have it verified."""

from typing import Annotated

from fastapi import APIRouter, Query

from studio.catalogue.rules import may_read_log
from studio.catalogue.service.context import ThePerson, TheService
from studio.catalogue.store import index, log_reading
from studio.catalogue.trust.chain import Examined, Head, Line, Sought

router = APIRouter(prefix="/log", responses={403: {}})
Number = Annotated[int | None, Query(ge=1, le=2**31 - 1)]
Digest = Annotated[str, Query(pattern=r"^([0-9a-f]{64})?$")]


@router.get("")
def read(service: TheService, person: ThePerson, sought: Annotated[Sought, Query()]) -> list[Line]:
    may_read_log(person, own=service.own)
    with service.store.reading() as session:
        return log_reading.page(session, sought)


@router.get("/verify")
def verify(service: TheService, person: ThePerson, number: Number = None, digest: Digest = "") -> Examined:
    """Go through all lines; also against the head the index was signed over, and one the client has seen."""
    may_read_log(person, own=service.own)
    seen = [Head(number=number, digest=digest)] if number and digest else []
    with service.store.reading() as session:
        return log_reading.verify(session, [*seen, *index.signed_heads(session)])
