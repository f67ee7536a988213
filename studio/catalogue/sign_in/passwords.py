"""Passwords: what is asked of them, and their hashes, made beside the service and few at once."""

import asyncio
import secrets
import string
import unicodedata
from collections.abc import Callable
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from studio.catalogue.people import Person
from studio.catalogue.settings.trust import PasswordSettings
from studio.catalogue.sign_in.tried_first import TRIED_FIRST
from studio.core.errors import PasswordTooWeak, SignInTooOften

if TYPE_CHECKING:
    from argon2 import PasswordHasher

_READABLE = "".join(sorted(set(string.ascii_lowercase + string.digits) - set("0o1li")))
_FEWEST_CHARACTERS = 5
_CROWDED = 5
Result = TypeVar("Result")


class Passwords:
    """Hashes argon2id in threads: `at_once` of them, so that sign-ins leave the server to the others."""

    def __init__(self, settings: PasswordSettings) -> None:
        self._settings = settings
        self._turns = asyncio.Semaphore(settings.at_once)
        self._waiting = 0

    async def hashed(self, password: str) -> str:
        return await self._in_turn(lambda: self._hasher.hash(_plain(password)))

    async def matches(self, hashed: str, password: str) -> bool:
        """An empty hash, of somebody who has none, takes the same time and is never matched."""
        return await self._in_turn(lambda: self._verified(hashed or self._nobodys, password)) and bool(hashed)

    def outgrown(self, hashed: str) -> bool:
        """Tell whether it was made with other parameters than those in force."""
        return self._hasher.check_needs_rehash(hashed)

    async def _in_turn(self, work: Callable[[], Result]) -> Result:
        """Raises SignInTooOften when too many wait already: memory and patience have an end."""
        if self._waiting >= self._settings.waiting:
            raise SignInTooOften(seconds=_CROWDED)
        self._waiting += 1
        try:
            async with self._turns:
                return await asyncio.to_thread(work)
        finally:
            self._waiting -= 1

    def _verified(self, hashed: str, password: str) -> bool:
        from argon2.exceptions import InvalidHashError, VerificationError

        try:
            return self._hasher.verify(hashed, _plain(password))
        except (VerificationError, InvalidHashError):
            return False

    @cached_property
    def _hasher(self) -> "PasswordHasher":
        from argon2 import PasswordHasher

        settings = self._settings
        return PasswordHasher(settings.passes, settings.memory_kib, settings.lanes)

    @cached_property
    def _nobodys(self) -> str:
        return self._hasher.hash(secrets.token_hex())


def refuse_weak(password: str, person: Person, minimum: int) -> None:
    """Raises PasswordTooWeak."""
    plain = _plain(password).casefold()
    own = (person.id, person.name, person.department)
    if len(plain) < minimum:
        raise PasswordTooWeak(problem="short", minimum=minimum)
    if plain in TRIED_FIRST or plain.isdigit() or len(set(plain)) < _FEWEST_CHARACTERS or _in_order(plain):
        raise PasswordTooWeak(problem="common", minimum=minimum)
    if any(len(part) > 1 and _plain(part).casefold() in plain for part in own):
        raise PasswordTooWeak(problem="name", minimum=minimum)


def first_password() -> str:
    """Return a password for one sign-in, of characters that cannot be mistaken on paper: 98 bits."""
    parts = ("".join(secrets.choice(_READABLE) for _ in range(5)) for _ in range(4))
    return "-".join(parts)


def _in_order(text: str) -> bool:
    steps = {ord(after) - ord(before) for before, after in pairwise(text)}
    return len(steps) == 1 and abs(steps.pop()) <= 1


def _plain(password: str) -> str:
    """What an input method writes in full width is the same password."""
    return unicodedata.normalize("NFKC", password)
