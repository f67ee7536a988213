"""The shelf: released agents found, fetched, rated, and what may become of a release."""

from datetime import date
from pathlib import Path
from typing import Any

from studio.catalogue.client.wire import Wire, quoted
from studio.catalogue.packages.changes import Changes
from studio.catalogue.packages.outline import Outline
from studio.catalogue.packages.package import Package
from studio.catalogue.values.releases import Release
from studio.catalogue.values.shelf import ALL, CardPage, Ratings, ReleaseCard, ShelfCounts, Wanted
from studio.catalogue.values.usage import Usage


class Shelf:
    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    async def cards(self, wanted: Wanted = ALL) -> CardPage:
        """Return one page of the list; its `after` asks for the next."""
        asked = {name: str(value) for name, value in vars(wanted).items()}
        return await self._wire.get("shelf", CardPage, **asked)

    async def counts(self, query: str = "") -> ShelfCounts:
        return await self._wire.get("shelf/counts", ShelfCounts, query=query)

    async def due(self, days: int = 0) -> list[ReleaseCard]:
        """Return what the person should look at again within so many days."""
        return await self._wire.list("shelf/due", ReleaseCard, days=str(days))

    async def release(self, agent: str, version: str | None = None) -> Release:
        """Return that version, or without one the current."""
        return await self._wire.get(_path(agent, version), Release)

    async def versions(self, agent: str) -> list[Release]:
        return await self._wire.list(f"{_path(agent)}/versions", Release)

    async def outline(self, agent: str, version: str) -> Outline:
        return await self._wire.get(f"{_path(agent, version)}/outline", Outline)

    async def changes(self, agent: str, version: str, since: str = "") -> Changes:
        return await self._wire.get(f"{_path(agent, version)}/changes", Changes, since=since)

    async def fetch(self, agent: str, version: str | None, file: Path) -> Package:
        """Bring the package into that file, verified against the digest of its release."""
        release = await self.release(agent, version)
        return await self._wire.package(f"{_path(agent, release.version)}/package", release.digest, file)

    async def recall(self, agent: str, version: str | None, reason: str) -> Release:
        """Recall that version, or without one the current."""
        return await self._act(agent, version, "recall", comment=reason)

    async def roll_back(self, agent: str, version: str, reason: str) -> Release:
        """Make that earlier version the current one again."""
        return await self._act(agent, version, "roll-back", comment=reason)

    async def deprecate(self, agent: str, version: str | None, reason: str, instead: str = "") -> Release:
        return await self._act(agent, version, "deprecate", comment=reason, instead=instead)

    async def lift_deprecation(self, agent: str, version: str | None, reason: str) -> Release:
        return await self._act(agent, version, "lift-deprecation", comment=reason)

    async def prolong(
        self, agent: str, version: str | None, reason: str, valid_until: date | None = None
    ) -> Release:
        """Record a re-review: it holds until that day, or as long as a new release would."""
        day = valid_until.isoformat() if valid_until else None
        return await self._act(agent, version, "prolong", comment=reason, valid_until=day)

    async def ratings(self, agent: str) -> Ratings:
        return await self._wire.get(f"{_path(agent)}/ratings", Ratings)

    async def rate(self, agent: str, stars: int, comment: str = "") -> Ratings:
        rating = {"stars": stars, "comment": comment}
        return await self._wire.put(f"{_path(agent)}/ratings/mine", Ratings, json=rating)

    async def usage(self, agent: str) -> Usage:
        return await self._wire.get(f"{_path(agent)}/usage", Usage)

    async def _act(self, agent: str, version: str | None, act: str, **said: Any) -> Release:  # JSON
        version = version or (await self.release(agent)).version
        return await self._wire.post(f"{_path(agent, version)}/{act}", Release, json=said)


def _path(agent: str, version: str | None = None) -> str:
    return f"releases/{quoted(agent)}" + (f"/{quoted(version)}" if version else "")
