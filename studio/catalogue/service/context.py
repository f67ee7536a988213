"""What every route is given: the store, the packages, and the person who asks."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from studio.catalogue.blobs import Blobs
from studio.catalogue.identity import Identify
from studio.catalogue.people import Person
from studio.catalogue.store.database import Store
from studio.catalogue.validity import DEFAULT_TERMS, Terms


@dataclass(frozen=True)
class Service:
    store: Store
    blobs: Blobs
    identify: Identify
    terms: Terms = DEFAULT_TERMS


def _service(request: Request) -> Service:
    service: Service = request.app.state.service
    return service


def _person(request: Request) -> Person:
    return _service(request).identify(request.headers)


TheService = Annotated[Service, Depends(_service)]
ThePerson = Annotated[Person, Depends(_person)]
