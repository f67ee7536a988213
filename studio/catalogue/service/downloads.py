"""Sending a package out."""

from fastapi.responses import FileResponse

from studio.catalogue.people import Person
from studio.catalogue.service.bodies import WholeFile
from studio.catalogue.service.context import Service
from studio.catalogue.store import releases
from studio.catalogue.values.releases import PackageFacts


def download(service: Service, facts: PackageFacts) -> FileResponse:
    return WholeFile(
        service.blobs.path(facts.digest),
        media_type="application/zip",
        filename=f"{facts.agent}-{facts.version}.agent",
        headers={"X-Package-Digest": facts.digest},
    )


def hand_out(service: Service, person: Person, agent: str, version: str | None) -> FileResponse:
    """Send a release to whoever installs it; while it comes from afar nobody's change waits."""
    with service.store.reading() as session:
        release = releases.find_release(session, agent, version)
    file = download(service, release)
    with service.store.changing() as session:
        releases.install(session, person, agent, release.version)
    return file
