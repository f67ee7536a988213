"""Current releases as they are told of: those asked for at about the same time are read together."""

from collections.abc import Collection, Mapping

from studio.catalogue.store import releases
from studio.catalogue.store.database import Store
from studio.catalogue.store.together import Together
from studio.catalogue.values.releases import Release
from studio.core.errors import NotFound


class Passports:
    def __init__(self, store: Store) -> None:
        self._store, self._together = store, Together(self._read)

    async def current(self, agent: str) -> Release:
        """Raises NotFound, and what reading the database raises."""
        found = (await self._together.ask(agent)).get(agent)
        if found is None:
            raise NotFound(kind="release", missing=agent)
        return found

    def _read(self, asked: Collection[str]) -> Mapping[str, Release]:
        with self._store.reading() as session:
            return {release.agent: release for release in releases.current_releases(session, sorted(asked))}
