"""The route by which packages come in."""

from typing import Annotated

from fastapi import APIRouter, Path, Request
from starlette.concurrency import run_in_threadpool

from studio.catalogue.rules import may_submit
from studio.catalogue.service.bodies import sent
from studio.catalogue.service.context import ThePerson, TheService
from studio.catalogue.service.intake import make_way, put, receive
from studio.catalogue.values.releases import PutPackage

router = APIRouter(prefix="/packages", responses={403: {}, 429: {}})
Digest = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")]


@router.put("/{digest}", openapi_extra=sent("application/octet-stream"))
async def put_package(digest: Digest, request: Request, service: TheService, person: ThePerson) -> PutPackage:
    """The body is the package itself; it goes to the disk as it comes and is read from there."""
    may_submit(person)
    length = request.headers.get("content-length", "")
    await run_in_threadpool(make_way, service, person, digest, length)
    with service.blobs.receiving() as (path, file):
        await receive(request, file)
        return await run_in_threadpool(put, service, path, digest, person)
