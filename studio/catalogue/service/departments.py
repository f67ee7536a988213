"""Routes of departments, for administrators."""

from typing import Annotated

from fastapi import APIRouter, Body, Query

from studio.catalogue.rules import may_administer
from studio.catalogue.service.context import ThePerson, TheService
from studio.catalogue.store import departments
from studio.catalogue.values.accounts import Department

router = APIRouter(prefix="/departments", responses={403: {}, 404: {}, 409: {}})
Name = Annotated[str, Body(min_length=1, max_length=200)]


@router.get("")
def list_departments(service: TheService, person: ThePerson) -> list[Department]:
    may_administer(person)
    with service.store.reading() as session:
        return departments.departments(session)


@router.post("", status_code=201)
def add(
    service: TheService,
    person: ThePerson,
    name: Annotated[str, Body(embed=True, min_length=1, max_length=200)],
) -> Department:
    may_administer(person)
    with service.store.changing() as session:
        return departments.add(session, person, name)


@router.put("")
def rename(name: Name, new: Name, service: TheService, person: ThePerson) -> Department:
    """Its people and the queues reviewed for it go along."""
    may_administer(person)
    with service.store.changing() as session:
        return departments.rename(session, person, name, new)


@router.delete("")
def remove(
    name: Annotated[str, Query(min_length=1, max_length=200)], service: TheService, person: ThePerson
) -> Department:
    """Only one without people goes."""
    may_administer(person)
    with service.store.changing() as session:
        return departments.remove(session, person, name)
