"""The catalogue from the outside: the same client for the embedded service and for a server."""

from types import TracebackType
from typing import TYPE_CHECKING, Self

from studio.catalogue.client.accounts import Accounts
from studio.catalogue.client.clients import Clients
from studio.catalogue.client.desk import Desk
from studio.catalogue.client.log import Log
from studio.catalogue.client.opinions import Opinions
from studio.catalogue.client.seals import Seals
from studio.catalogue.client.shelf import Shelf
from studio.catalogue.client.wire import Slow, Wire

if TYPE_CHECKING:
    import httpx


class CatalogueClient:
    """What can be asked of the catalogue, by idea: desk, shelf, opinions, accounts."""

    name: str | None = None
    """What the workspace it was opened for calls the catalogue: a URL, empty for its own."""

    def __init__(self, http: "httpx.AsyncClient", person: str = "", slow: Slow = lambda _: None) -> None:
        self._wire = Wire(http, person, slow)
        self.desk = Desk(self._wire)
        self.shelf = Shelf(self._wire)
        self.opinions = Opinions(self._wire)
        self.accounts = Accounts(self._wire)
        self.seals = Seals(self._wire)
        self.log = Log(self._wire)
        self.clients = Clients(self._wire)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        await self._wire.aclose()
