"""The shelf: released agents found, fetched, recalled."""

from pathlib import Path

from studio.catalogue.client.wire import Wire, quoted
from studio.catalogue.package import Package
from studio.catalogue.values import Release


class Shelf:
    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    async def releases(self, query: str = "", category: str = "") -> list[Release]:
        return await self._wire.list("releases", Release, query=query, category=category)

    async def release(self, agent: str, version: str | None = None) -> Release:
        return await self._wire.get(_path(agent, version), Release)

    async def versions(self, agent: str) -> list[Release]:
        return await self._wire.list(f"{_path(agent)}/versions", Release)

    async def fetch(self, agent: str, version: str | None, file: Path) -> Package:
        """Bring the package into that file, verified against the digest of its release."""
        release = await self.release(agent, version)
        return await self._wire.package(f"{_path(agent, release.version)}/package", release.digest, file)

    async def recall(self, agent: str, version: str | None, reason: str) -> Release:
        """Recall that version, or without one the newest that is in use."""
        version = version or (await self.release(agent)).version
        return await self._wire.post(f"{_path(agent, version)}/recall", Release, json={"comment": reason})


def _path(agent: str, version: str | None = None) -> str:
    return f"releases/{quoted(agent)}" + (f"/{quoted(version)}" if version else "")
