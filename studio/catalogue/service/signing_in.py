"""One attempt to sign in with a password, from counting it to letting the person in."""

import time
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool

from studio.catalogue.people import Person
from studio.catalogue.service.context import Service
from studio.catalogue.sign_in.passwords import refuse_weak
from studio.catalogue.store import attempts, people, tokens
from studio.catalogue.store.attempts import Counter
from studio.catalogue.store.log import audit
from studio.catalogue.store.passwords import password_of, set_password
from studio.catalogue.store.tables import PersonRow
from studio.catalogue.values.accounts import HowMade, SignedIn
from studio.catalogue.values.releases import Act
from studio.core.errors import PasswordToBeChanged, PasswordTooWeak, SignInRefused


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of whoever says to be that person; empty for who is not there or has no password."""

    hashed: str = ""
    one_time: bool = False
    person: Person | None = None


class Attempt:
    """`number` is whom somebody says to be, `address` where from."""

    def __init__(self, service: Service, number: str, address: str) -> None:
        self._service, self._number = service, number.strip()
        settings = service.settings.sign_in
        self._person = Counter(f"person {self._number}", settings.free_person)
        self._address = Counter(f"address {address}", settings.free_address)
        self._from = address
        self._kept = Kept()

    async def verify(self, password: str) -> Person:
        """Raises SignInTooOften, or SignInRefused whatever it is that is wrong."""
        beyond = await run_in_threadpool(self._begin)
        self._kept = kept = await run_in_threadpool(self._look_up)
        right = await self._service.passwords.matches(kept.hashed, password)
        await run_in_threadpool(self._end, right, beyond)
        if not right or kept.person is None:
            raise SignInRefused
        return kept.person

    async def renew(self, person: Person, password: str, new: str) -> None:
        """Set the new password, if there is one, or hash the old one as strongly as is asked for now.

        Raises PasswordToBeChanged when a first password is to be replaced, PasswordTooWeak, or SignInRefused
        when it was replaced meanwhile.
        """
        if not new:
            if self._kept.one_time:
                raise PasswordToBeChanged
            if self._service.passwords.outgrown(self._kept.hashed):
                await self._keep(person, await self._service.passwords.hashed(password), chosen=False)
            return
        minimum = self._service.settings.passwords.minimum
        refuse_weak(new, person, minimum)
        if await self._service.passwords.matches(self._kept.hashed, new):
            raise PasswordTooWeak(problem="same", minimum=minimum)
        await self._keep(person, await self._service.passwords.hashed(new), chosen=True)

    async def _keep(self, person: Person, hashed: str, *, chosen: bool) -> None:
        def keep() -> None:
            with self._service.store.changing() as session:
                known = password_of(session, person.id)
                unchanged = known is not None and known.hashed == self._kept.hashed
                if chosen and not unchanged:  # of two who replace it at once the first has done so
                    raise SignInRefused
                if unchanged:
                    set_password(session, person.id, hashed)
                if chosen:
                    audit(session, Act.SET_PASSWORD, person, person.id)

        await run_in_threadpool(keep)

    def _begin(self) -> int:
        longest = self._service.settings.sign_in.longest_wait
        with self._service.store.changing() as session:
            return attempts.begin(session, [self._person, self._address], time.time(), longest)

    def _look_up(self) -> Kept:
        with self._service.store.reading() as session:
            row, known = session.get(PersonRow, self._number), password_of(session, self._number)
            if row is None or known is None or not row.active:
                return Kept()
            return Kept(known.hashed, known.one_time, people.person_of(row))

    def _end(self, right: bool, beyond: int) -> None:
        with self._service.store.changing() as session:
            if right:
                attempts.succeeded(session, self._person, self._address)
            elif beyond:
                stranger = Person(id=self._number or "?", name=self._number or "?")
                audit(session, Act.LOCK_OUT, stranger, self._from, str(beyond))


def let_in(service: Service, person_id: str, how: HowMade, label: str) -> SignedIn:
    """Give a token to somebody who has proved who they are; raises SignInRefused for who has just left."""
    with service.store.changing() as session:
        person = people.find_person(session, person_id)
        if not person.active:
            raise SignInRefused
        token = tokens.issue(session, person.id, service.settings.sign_in.session_days, how, label)
    return SignedIn(person=person, token=token.token, expires=token.expires)
