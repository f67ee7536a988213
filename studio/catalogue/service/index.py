"""Routes of the signed index, and of the signatures of a release."""

from typing import Annotated

from fastapi import APIRouter, Body, Header, Response

from studio.catalogue.service.context import Service, ThePerson, TheService
from studio.catalogue.store import index as tree
from studio.catalogue.store.signing import service_keys
from studio.catalogue.trust.registering import Branches, Index

router = APIRouter(prefix="/index")
_MOST = 200
Agents = Annotated[list[Annotated[str, Body(max_length=100)]], Body(embed=True, max_length=_MOST)]
Tag = Annotated[str, Header(alias="If-None-Match", max_length=200)]


@router.get("", response_model=Index)
def root(service: TheService, _: ThePerson, response: Response, known: Tag = "") -> Index | Response:
    """304 when the client has it already; signed anew when half its time is over."""
    index = _index(service)
    tag = f'"{index.signed.signature.rstrip("=")}"'
    if known == tag:
        return Response(status_code=304, headers={"ETag": tag})
    response.headers["ETag"] = tag
    return index


@router.post("/branches")
def branches(agents: Agents, service: TheService, _: ThePerson) -> Branches:
    """The part of the index about these agents, with its own root: it may have changed meanwhile."""
    with service.store.changing() as session:
        return Branches(signed=tree.refresh(session), nodes=tree.nodes_for(session, agents))


def _index(service: Service) -> Index:
    with service.store.reading() as session:
        if tree.is_fresh(session):
            return Index(signed=tree.current(session), keys=tuple(service_keys(session)))
    with service.store.changing() as session:
        return Index(signed=tree.refresh(session), keys=tuple(service_keys(session)))
