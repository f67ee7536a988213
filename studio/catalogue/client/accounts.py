"""People of the catalogue, how they sign in, and what administrators do for them."""

from collections.abc import Sequence

from studio.catalogue.client.wire import Wire, quoted
from studio.catalogue.people import Person
from studio.catalogue.values.accounts import (
    Department,
    FirstPassword,
    PeopleImport,
    PeopleImported,
    SignedIn,
    SignIn,
    Token,
    TokenFacts,
    WaysIn,
)


class Accounts:
    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    async def ways_in(self) -> WaysIn:
        return await self._wire.get("sign-in", WaysIn)

    async def sign_in(self, person: str, password: str, new_password: str = "", label: str = "") -> SignedIn:
        """Raises SignInRefused, SignInTooOften, PasswordToBeChanged, or PasswordTooWeak for the new one."""
        asked = SignIn(person=person, password=password, new_password=new_password, label=label)
        return await self._wire.post("sign-in", SignedIn, json=asked.model_dump(mode="json"))

    async def fetch_sign_in(self, code: str, verifier: str, label: str = "") -> SignedIn:
        """End a single sign-on that this program began; raises SignInRefused."""
        asked = {"code": code, "verifier": verifier, "label": label}
        return await self._wire.post("sso/token", SignedIn, json=asked)

    async def sign_out(self) -> Person:
        return await self._wire.post("sign-out", Person)

    async def change_password(self, old: str, new: str) -> Person:
        """All other sign-ins of the person end."""
        return await self._wire.put("people/me/password", Person, json={"old": old, "new": new})

    async def me(self) -> Person:
        return await self._wire.get("people/me", Person)

    async def tokens(self, person: str = "") -> list[TokenFacts]:
        """Return one's own sign-ins, or for administrators those of `person`."""
        return await self._wire.list(_tokens(person), TokenFacts)

    async def make_token(self, label: str = "", days: int = 0) -> Token:
        """Make a token of one's own for a script."""
        return await self._wire.post("tokens", Token, json={"label": label, "days": days})

    async def end_token(self, token_id: str, person: str = "") -> TokenFacts:
        return await self._wire.delete(f"{_tokens(person)}/{quoted(token_id)}", TokenFacts)

    async def people(self) -> list[Person]:
        return await self._wire.list("people", Person)

    async def keep_person(self, person: Person) -> Person:
        """Fields that were not set stay as they are on the server."""
        return await self._wire.post("people", Person, json=_said(person))

    async def import_people(self, people: Sequence[Person], *, passwords: bool = False) -> PeopleImported:
        """Enter or change them all, or nobody."""
        asked = PeopleImport(people=tuple(people), passwords=passwords)
        said = {"people": [_said(person) for person in asked.people], "passwords": passwords}
        return await self._wire.post("people/import", PeopleImported, json=said)

    async def give_first_password(self, person: str) -> FirstPassword:
        return await self._wire.post(f"people/{quoted(person)}/password", FirstPassword)

    async def issue_token(self, person: str, label: str = "", days: int = 0) -> Token:
        asked = {"label": label, "days": days}
        return await self._wire.post(f"people/{quoted(person)}/token", Token, json=asked)

    async def withdraw_tokens(self, person: str) -> Person:
        return await self._wire.delete(f"people/{quoted(person)}/tokens", Person)

    async def departments(self) -> list[Department]:
        return await self._wire.list("departments", Department)

    async def add_department(self, name: str) -> Department:
        return await self._wire.post("departments", Department, json={"name": name})

    async def rename_department(self, name: str, new: str) -> Department:
        """Its people and the queues reviewed for it go along."""
        return await self._wire.put("departments", Department, json={"name": name, "new": new})

    async def remove_department(self, name: str) -> Department:
        return await self._wire.delete("departments", Department, name=name)


def _tokens(person: str) -> str:
    return f"people/{quoted(person)}/tokens" if person else "tokens"


def _said(person: Person) -> dict[str, object]:
    return person.model_dump(mode="json", exclude_unset=True)
