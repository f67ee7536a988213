"""What every route is given: the store, the packages, how people are let in, and the person who asks."""

from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from studio.catalogue.blobs import Blobs
from studio.catalogue.identity import Identify, token_in
from studio.catalogue.people import Person
from studio.catalogue.service.addresses import address_of
from studio.catalogue.settings.server import ServerSettings
from studio.catalogue.sign_in.passwords import Passwords
from studio.catalogue.sign_in.provider import Provider
from studio.catalogue.store.database import Store
from studio.catalogue.store.passports import Passports
from studio.catalogue.values.validity import Terms
from studio.core.errors import SsoNotOffered

_Described = Annotated[HTTPAuthorizationCredentials | None, Depends(HTTPBearer(auto_error=False))]
"""Says in the description of the API that a token is wanted."""


@dataclass(frozen=True)
class Service:
    """`own` is a catalogue in a folder of whoever asks, which nobody serves."""

    store: Store
    blobs: Blobs
    identify: Identify
    settings: ServerSettings
    own: bool = False

    @property
    def terms(self) -> Terms:
        return self.settings.terms

    @cached_property
    def passports(self) -> Passports:
        return Passports(self.store)

    @cached_property
    def passwords(self) -> Passwords:
        return Passwords(self.settings.passwords)

    @property
    def provider(self) -> Provider:
        """Raises SsoNotOffered."""
        if self._provider is None:
            raise SsoNotOffered
        return self._provider

    @cached_property
    def _provider(self) -> Provider | None:
        return Provider(self.settings.oidc) if self.settings.oidc else None


def service_of(request: Request) -> Service:
    service: Service = request.app.state.service
    return service


async def _service(request: Request) -> Service:  # without waiting: no thread is wanted for it
    return service_of(request)


async def _person(request: Request, _: _Described) -> Person:
    return await service_of(request).identify(request.headers)


async def _token(request: Request) -> str:
    """The one that asks; empty in the embedded catalogue."""
    return token_in(request.headers)


async def _address(request: Request) -> str:
    return address_of(request, service_of(request).settings.sign_in.trusted_proxies)


TheService = Annotated[Service, Depends(_service)]
ThePerson = Annotated[Person, Depends(_person)]
TheToken = Annotated[str, Depends(_token)]
TheAddress = Annotated[str, Depends(_address)]
