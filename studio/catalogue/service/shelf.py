"""Routes of the shelf: the list of agents page by page, its counts, and what is due for re-review."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Query

from studio.catalogue.service.context import ThePerson, TheService
from studio.catalogue.store import due as upkeep
from studio.catalogue.store import listing
from studio.catalogue.store.clock import today
from studio.catalogue.values.shelf import CardPage, ReleaseCard, ShelfCounts, Sort, Wanted

router = APIRouter(prefix="/shelf")
Words = Annotated[str, Query(max_length=200)]


@router.get("", responses={404: {}})
def find(
    service: TheService,
    _: ThePerson,
    query: Words = "",
    category: Words = "",
    department: Words = "",
    sort: Sort = Sort.USED,
    after: Annotated[str, Query(max_length=60)] = "",
    limit: Annotated[int, Query(ge=1, le=200)] = 60,
) -> CardPage:
    """One page; the next begins `after` the last agent of this one."""
    wanted = Wanted(query, category, department, sort, after, limit)
    with service.store.reading() as session:
        return listing.page(session, wanted)


@router.get("/counts")
def counts(service: TheService, _: ThePerson, query: Words = "") -> ShelfCounts:
    with service.store.reading() as session:
        return listing.counts(session, query)


@router.get("/due")
def due(
    service: TheService, person: ThePerson, days: Annotated[int, Query(ge=0, le=365)] = 0
) -> tuple[ReleaseCard, ...]:
    """What is due for re-review within so many days: of one's own agents, and of one's queues."""
    before = (today() + timedelta(days=days)).isoformat()
    with service.store.reading() as session:
        return upkeep.due_for(session, person, before)
