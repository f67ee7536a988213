"""Signing in to a catalogue server from this workspace: by password, in the browser or with a token."""

import platform
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from typing import Protocol

from studio.catalogue import CatalogueClient, Person, SignedIn, Way, WaysIn, sign_in_name, stranger_client
from studio.core.errors import KeyringUnavailable, SignInNeeded, SignInNotKept, StudioError, TokenRefused
from studio.endpoints import KeyStore
from studio.workspace.settings import Settings


class Place(Protocol):
    """What is used of a workspace."""

    keys: KeyStore

    @property
    def settings(self) -> Settings: ...
    @property
    def acting(self) -> Person: ...
    @property
    def way(self) -> Way: ...
    def save_settings(self, settings: Settings) -> None: ...
    def catalogue(self) -> AbstractAsyncContextManager[CatalogueClient]: ...


class SigningIn:
    """The token stays under the person's number in the keyring; who signed in is who acts from then on."""

    def __init__(self, workspace: Place, as_person: str = "") -> None:
        self._workspace, self._as_person = workspace, as_person

    def need_keyring(self, url: str) -> None:
        """Raises SignInNotKept, before anybody is asked for a secret that could not be kept."""
        try:
            self._workspace.keys.key(sign_in_name(url, self._workspace.acting.id))
        except KeyringUnavailable as error:
            raise SignInNotKept(url=url) from error

    async def ways(self, url: str) -> WaysIn:
        async with self._stranger(url) as client:
            return await client.accounts.ways_in()

    async def with_password(self, url: str, number: str, password: str, new: str = "") -> SignedIn:
        """Raises SignInRefused, SignInTooOften, PasswordToBeChanged or PasswordTooWeak."""
        async with self._stranger(url) as client:
            return await client.accounts.sign_in(number, password, new, _label())

    async def in_browser(
        self,
        url: str,
        open_browser: Callable[[str], object],
        page: Callable[[StudioError | None], str],
    ) -> SignedIn:
        """`page` is what the browser shows at the end. Raises SsoNotOffered, SsoFailed, SsoPersonUnknown."""
        from studio.catalogue.client.browser import sign_in_in_browser

        async with self._stranger(url) as client:
            return await sign_in_in_browser(client, url, open_browser, page, _label())

    async def with_token(self, url: str, token: str) -> SignedIn:
        """Ask the server whose token it is; raises TokenRefused if nobody's."""
        from studio.catalogue import server_client

        clean = "".join(token.split())
        async with server_client(url, self._workspace.acting, clean, self._workspace.way) as client:
            try:
                return SignedIn(person=await client.accounts.me(), token=clean, expires="")
            except SignInNeeded as error:
                raise TokenRefused from error

    def keep(self, url: str, signed_in: SignedIn, *, session_only: bool = False) -> None:
        """Use that server as that person from now on; raises SignInNotKept and then changes nothing."""
        who = self._as_person or signed_in.person.id
        self._workspace.keys.set_key(sign_in_name(url, who), signed_in.token, session_only=session_only)
        self.use(url, signed_in.person)

    def use(self, url: str, person: Person) -> None:
        settings = self._workspace.settings
        others = tuple(one for one in settings.people if one.id != person.id)
        chosen = {} if self._as_person else {"person": person.id, "people": (*others, person)}
        self._workspace.save_settings(settings.model_copy(update={"catalogue": url, **chosen}))

    async def sign_out(self) -> Person:
        """End the sign-in at the server, if it can be reached, and forget the token here in any case."""
        person, name = self._workspace.acting, self._name()
        try:
            async with self._workspace.catalogue() as client:
                person = await client.accounts.sign_out()
        except SignInNeeded:
            pass
        finally:
            with suppress(KeyringUnavailable):  # then it was kept for this session at most
                self._workspace.keys.remove_key(name)
        return person

    def signed_in(self) -> bool:
        try:
            return bool(self._workspace.keys.key(self._name()))
        except KeyringUnavailable:
            return False

    def _name(self) -> str:
        return sign_in_name(self._workspace.settings.catalogue, self._workspace.acting.id)

    @asynccontextmanager
    async def _stranger(self, url: str) -> AsyncIterator[CatalogueClient]:
        async with stranger_client(url, self._workspace.way) as client:
            yield client


def _label() -> str:
    """What tells sign-ins of one person apart: the computer's name."""
    return platform.node()[:100]
