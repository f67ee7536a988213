"""A package that comes in: received to disk within bounds, verified, checked, kept, queued."""

from pathlib import Path
from typing import BinaryIO

from fastapi import Request
from starlette.concurrency import run_in_threadpool

from studio.catalogue.archive import ArchiveProblem
from studio.catalogue.checks import refuse_stopped, run_checks
from studio.catalogue.facts import facts_of
from studio.catalogue.package import LIMITS, read_package
from studio.catalogue.people import Person
from studio.catalogue.service.context import Service
from studio.catalogue.store import submissions
from studio.catalogue.values import Submission
from studio.core.errors import PackageInvalid


async def receive(request: Request, file: BinaryIO) -> None:
    """Raises PackageInvalid as soon as more comes than a package may have."""
    received = 0
    async for piece in request.stream():
        received += len(piece)
        if received > LIMITS.size:
            raise PackageInvalid(file="", problem=ArchiveProblem.TOO_LARGE)
        await run_in_threadpool(file.write, piece)
    await run_in_threadpool(file.flush)


def take(service: Service, person: Person, received: Path, note: str) -> Submission:
    """Look at everything anew: nothing the client found out counts here."""
    package = read_package(received)
    checks = run_checks(package)
    refuse_stopped(package, checks)
    facts, packed_by = facts_of(package), package.manifest.author.id
    service.blobs.keep(received, package.digest)
    with service.store.changing() as session:
        return submissions.submit(session, person, facts, packed_by, checks, note)
