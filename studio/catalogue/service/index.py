"""Routes of the signed index, and of the signatures of a release."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import APIRouter, Body, Header, Response
from sqlalchemy.orm import Session

from studio.catalogue.service.context import Service, ThePerson, TheService
from studio.catalogue.store import index as tree
from studio.catalogue.store.signing import service_keys
from studio.catalogue.trust.keys import key_id
from studio.catalogue.trust.registering import Branches, Index
from studio.catalogue.trust.tree import hash_of

router = APIRouter(prefix="/index")
_MOST = 200
Agents = Annotated[list[Annotated[str, Body(max_length=100)]], Body(embed=True, max_length=_MOST)]
Tag = Annotated[str, Header(alias="If-None-Match", max_length=200)]


@router.get("", response_model=Index, responses={304: {"description": "Nothing has changed"}})
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
    with _fresh(service) as session:
        found = _branches(session, agents)
    if hash_of(found.nodes.get("", {})) == found.signed.root.tree:
        return found
    with service.store.changing() as session:  # it changed between two looks
        return _branches(session, agents)


def _branches(session: Session, agents: list[str]) -> Branches:
    return Branches(signed=tree.current(session), nodes=tree.nodes_for(session, agents))


def _index(service: Service) -> Index:
    with _fresh(service) as session:
        found = _with_keys(session)
    if found.signed.key == key_id(found.keys[-1].public):
        return found
    with service.store.changing() as session:  # another key came between two looks
        tree.refresh(session)
        return _with_keys(session)


def _with_keys(session: Session) -> Index:
    return Index(signed=tree.current(session), keys=tuple(service_keys(session)))


@contextmanager
def _fresh(service: Service) -> Iterator[Session]:
    """Look at an index that counts for a while yet; only one that has to be signed anew takes a turn."""
    with service.store.reading() as session:
        if tree.is_fresh(session):
            yield session
            return
    with service.store.changing() as session:
        tree.refresh(session)
        yield session
