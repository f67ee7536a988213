"""Sending a package out."""

from fastapi.responses import FileResponse

from studio.catalogue.service.context import Service
from studio.catalogue.values import PackageFacts


def download(service: Service, facts: PackageFacts) -> FileResponse:
    return FileResponse(
        service.blobs.path(facts.digest),
        media_type="application/zip",
        filename=f"{facts.agent}-{facts.version}.agent",
        headers={"X-Package-Digest": facts.digest},
    )
