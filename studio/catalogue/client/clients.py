"""Programs that ask published agents, as administrators let them in."""

from studio.catalogue.client.wire import Wire, quoted
from studio.catalogue.values.clients import Client, ClientKey, ClientUse, NewClient


class Clients:
    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    async def add(self, wanted: NewClient) -> ClientKey:
        """The key can be read this once."""
        return await self._wire.post("clients", ClientKey, json=wanted.model_dump(mode="json"))

    async def use(self, client: str) -> list[ClientUse]:
        return await self._wire.list(f"clients/{quoted(client)}/use", ClientUse)

    async def revoke(self, client: str) -> Client:
        return await self._wire.delete(f"clients/{quoted(client)}", Client)

    async def list(self) -> list[Client]:
        return await self._wire.list("clients", Client)
