"""People of the catalogue and how they sign in."""

from studio.catalogue.client.wire import Wire, quoted
from studio.catalogue.people import Person, Token


class Accounts:
    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    async def me(self) -> Person:
        return await self._wire.get("people/me", Person)

    async def people(self) -> list[Person]:
        return await self._wire.list("people", Person)

    async def keep_person(self, person: Person) -> Person:
        return await self._wire.post("people", Person, json=person.model_dump(mode="json"))

    async def issue_token(self, person: str) -> Token:
        return await self._wire.post(f"people/{quoted(person)}/token", Token)

    async def withdraw_tokens(self, person: str) -> Person:
        return await self._wire.delete(f"people/{quoted(person)}/tokens", Person)
