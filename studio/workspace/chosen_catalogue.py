"""The catalogue a workspace uses: the server or folder that the settings name, else a folder of its own."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from studio.endpoints import KeyStore
from studio.workspace.settings import Settings

if TYPE_CHECKING:
    from studio.catalogue import CatalogueClient, Person, Way


class ChosenCatalogue:
    """`own` is the workspace's own; `slow` is told the host of a server that keeps one waiting."""

    def __init__(
        self, own: Path, settings: Callable[[], Settings], keys: KeyStore, slow: Callable[[str], None]
    ) -> None:
        self._own, self._settings, self._keys, self._slow = own, settings, keys, slow

    @property
    def place(self) -> str:
        """Its address, or its folder."""
        return self._settings().catalogue or str(self._own)

    @property
    def way(self) -> "Way":
        """How a server is reached."""
        return replace(self._settings().way, slow=self._slow)

    @asynccontextmanager
    async def client(self, acting: "Person") -> "AsyncIterator[CatalogueClient]":
        """It bears the name of this one: by the time it is open the settings may name another."""
        from studio.catalogue import catalogue_client

        name = self._settings().catalogue
        async with catalogue_client(self.place, acting, self._keys, self.way) as client:
            client.name = name
            yield client

    def holds_nothing(self) -> bool:
        """Blocking: whether it need not be opened to know that there are no submissions."""
        from studio.catalogue.peeking import holds_nothing

        return holds_nothing(self.place)

    def index_version(self) -> int | None:
        """That of its index where it costs nothing to know, in a folder of this computer."""
        from studio.catalogue.peeking import index_version

        return index_version(self.place)
