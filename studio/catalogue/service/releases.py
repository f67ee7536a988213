"""Routes of the catalogue itself: find, fetch, recall."""

from typing import Annotated

from fastapi import APIRouter, Body, Query
from fastapi.responses import FileResponse

from studio.catalogue.service.context import ThePerson, TheService
from studio.catalogue.service.downloads import download
from studio.catalogue.store import releases as shelf
from studio.catalogue.values import Release

router = APIRouter(prefix="/releases")
Words = Annotated[str, Query(max_length=200)]


@router.get("")
def find(service: TheService, _: ThePerson, query: Words = "", category: Words = "") -> list[Release]:
    with service.store.reading() as session:
        return shelf.releases(session, query, category)


@router.get("/{agent}")
def newest(agent: str, service: TheService, _: ThePerson) -> Release:
    with service.store.reading() as session:
        return shelf.find_release(session, agent)


@router.get("/{agent}/versions")
def versions(agent: str, service: TheService, _: ThePerson) -> list[Release]:
    with service.store.reading() as session:
        return shelf.versions(session, agent)


@router.get("/{agent}/package")
def newest_package(agent: str, service: TheService, person: ThePerson) -> FileResponse:
    with service.store.changing() as session:
        return download(service, shelf.install(session, person, agent))


@router.get("/{agent}/{version}")
def exactly(agent: str, version: str, service: TheService, _: ThePerson) -> Release:
    with service.store.reading() as session:
        return shelf.find_release(session, agent, version)


@router.get("/{agent}/{version}/package")
def package(agent: str, version: str, service: TheService, person: ThePerson) -> FileResponse:
    with service.store.changing() as session:
        return download(service, shelf.install(session, person, agent, version))


@router.post("/{agent}/{version}/recall")
def recall(
    agent: str,
    version: str,
    service: TheService,
    person: ThePerson,
    comment: Annotated[str, Body(embed=True, max_length=4000)] = "",
) -> Release:
    with service.store.changing() as session:
        return shelf.recall(session, person, agent, version, comment)
