"""A package that comes in: received to disk within bounds, verified and kept; then checked and queued."""

import time
from pathlib import Path
from typing import BinaryIO

from fastapi import Request
from starlette.concurrency import run_in_threadpool

from studio.catalogue.checks import refuse_stopped, run_checks, with_reasons
from studio.catalogue.packages.package import LIMITS, read_package
from studio.catalogue.people import Person
from studio.catalogue.service.context import Service
from studio.catalogue.service.facts import facts_of
from studio.catalogue.store import deliveries, submissions
from studio.catalogue.store.seals import take_signed
from studio.catalogue.values.releases import Covering, PutPackage, Submission
from studio.core.errors import PackageDamaged, PackageTooLarge


def make_way(service: Service, person: Person, digest: str, length: str) -> None:
    """Refuse before anything is received what is too large or too much, and sweep what was left behind.

    Raises PackageTooLarge or TooMuchWaiting.
    """
    check_size(int(length) if length.isdecimal() else 0)
    with service.store.changing() as session:
        deliveries.check_room(session, person, digest)
        deliveries.sweep(session, service.blobs.remove)
    service.blobs.tidy(time.time() - deliveries.KEPT_FOR.total_seconds())


def check_size(size: int) -> None:
    if size > LIMITS.size:
        raise PackageTooLarge(size=size >> 20, limit=LIMITS.size >> 20)


async def receive(request: Request, file: BinaryIO) -> None:
    """Raises PackageTooLarge as soon as more comes than a package may have."""
    received = 0
    async for piece in request.stream():
        received += len(piece)
        check_size(received)
        await run_in_threadpool(file.write, piece)
    await run_in_threadpool(file.flush)


def put(service: Service, received: Path, digest: str, person: Person) -> PutPackage:
    """Keep what is verified to be the package of that digest, and who brought it.

    Raises PackageDamaged if it is another.
    """
    package = read_package(received)
    if package.digest != digest:
        raise PackageDamaged(file="")
    size = package.size
    service.blobs.keep(received, digest)
    with service.store.changing() as session:
        submissions.note_delivery(session, person, digest)
    return PutPackage(digest=digest, size=size)


def take(service: Service, person: Person, covering: Covering) -> Submission:
    """Look at everything anew: nothing the client found out counts here."""
    package = service.blobs.open(covering.digest)
    found = run_checks(package)
    refuse_stopped(package, found)
    checks = with_reasons(found, covering.reasons)
    facts, packed_by = facts_of(package), package.manifest.author.id
    with service.store.changing() as session:
        deliveries.claim(session, covering.digest)
        queued = submissions.submit(session, person, facts, packed_by, checks, covering.note)
        take_signed(session, person, facts, covering.signed, queued.number)
        return queued
