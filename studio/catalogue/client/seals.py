"""Keys, signatures and the index, as the catalogue answers them: nothing here is believed yet."""

from studio.catalogue.client.wire import Wire, quoted
from studio.catalogue.trust.registering import AuthorKey, Branches, Index, KeyToRegister, KeyToRevoke
from studio.catalogue.trust.statements import Seal, ServiceKey


class Seals:
    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    async def index(self, tag: str = "") -> tuple[Index | None, str]:
        """Return the signed root and the tag to ask with next time; None when it is the one of that tag."""
        return await self._wire.get_if_changed("index", Index, tag)

    async def branches(self, agents: list[str]) -> Branches:
        """Ask for what the index says of at most 200 agents."""
        return await self._wire.post("index/branches", Branches, json={"agents": agents})

    async def seal(self, agent: str, version: str) -> Seal:
        return await self._wire.get(f"releases/{quoted(agent)}/{quoted(version)}/seal", Seal)

    async def service_keys(self) -> list[ServiceKey]:
        return await self._wire.list("keys", ServiceKey)

    async def register(self, key: KeyToRegister) -> AuthorKey:
        return await self._wire.post("keys/mine", AuthorKey, json=key.model_dump(mode="json"))

    async def my_keys(self) -> list[AuthorKey]:
        return await self._wire.list("keys/mine", AuthorKey)

    async def keys_of(self, person: str) -> list[AuthorKey]:
        return await self._wire.list(f"keys/of/{quoted(person)}", AuthorKey)

    async def revoke(self, key: str, reason: str, stolen: str = "") -> AuthorKey:
        what = KeyToRevoke(reason=reason, stolen=stolen)
        return await self._wire.post(
            f"keys/{quoted(key)}/revoke", AuthorKey, json=what.model_dump(mode="json")
        )
