"""Routes of one agent's releases: find, fetch, compare, and what may become of them."""

from typing import Annotated

from fastapi import APIRouter, Body, Query
from fastapi.responses import FileResponse

from studio.catalogue.packages.changes import Changes, changes_between
from studio.catalogue.packages.outline import Outline, outline_of
from studio.catalogue.people import Day
from studio.catalogue.service.bodies import PACKAGE, Refusals
from studio.catalogue.service.context import ThePerson, TheService
from studio.catalogue.service.downloads import hand_out
from studio.catalogue.store import listing, seals, standing
from studio.catalogue.store import ratings as opinions
from studio.catalogue.store import releases as shelf
from studio.catalogue.store import usage as counts
from studio.catalogue.store.clock import today
from studio.catalogue.trust.statements import Seal
from studio.catalogue.values.releases import Release
from studio.catalogue.values.shelf import NewRating, Ratings, Sort, Wanted
from studio.catalogue.values.usage import Usage
from studio.catalogue.values.validity import validity

router = APIRouter(prefix="/releases", responses={409: {}})
Comment = Annotated[str, Body(embed=True, max_length=4000)]
_KEPT: Refusals = {403: {}, 410: {}}
Until = Annotated[Day | None, Body(embed=True)]
Words = Annotated[str, Query(max_length=200)]
_MOST_AT_ONCE = 200


@router.get("", response_model_exclude={"__all__": {"knowledge"}})
def find(service: TheService, _: ThePerson, query: Words = "", category: Words = "") -> list[Release]:
    """As clients of 0.3 ask for the list: releases, the first by name, without their documents.

    They refuse what documents tell since; the shelf itself is read in pages.
    """
    wanted = Wanted(query, category, sort=Sort.NAME, limit=_MOST_AT_ONCE)
    with service.store.reading() as session:
        agents = [card.agent for card in listing.page(session, wanted).cards]
        return shelf.current_releases(session, agents)


@router.get("/{agent}")
async def current(agent: str, service: TheService, _: ThePerson) -> Release:
    return await service.passports.current(agent)


@router.get("/{agent}/versions")
def versions(agent: str, service: TheService, _: ThePerson) -> list[Release]:
    with service.store.reading() as session:
        return shelf.versions(session, agent)


@router.get("/{agent}/package", response_class=FileResponse, responses={**PACKAGE, 410: {}})
def current_package(agent: str, service: TheService, person: ThePerson) -> FileResponse:
    return hand_out(service, person, agent, None)


@router.get("/{agent}/ratings")
def ratings(agent: str, service: TheService, person: ThePerson) -> Ratings:
    with service.store.reading() as session:
        return opinions.ratings(session, person, agent)


@router.put("/{agent}/ratings/mine", responses=_KEPT)
def rate(agent: str, rating: NewRating, service: TheService, person: ThePerson) -> Ratings:
    """One for each person, which a later one takes the place of."""
    with service.store.changing() as session:
        return opinions.rate(session, person, agent, rating)


@router.get("/{agent}/usage")
def usage(agent: str, service: TheService, _: ThePerson) -> Usage:
    with service.store.reading() as session:
        return counts.usage(session, agent)


@router.get("/{agent}/{version}")
def exactly(agent: str, version: str, service: TheService, _: ThePerson) -> Release:
    with service.store.reading() as session:
        return shelf.find_release(session, agent, version)


@router.get("/{agent}/{version}/seal")
def seal(agent: str, version: str, service: TheService, _: ThePerson) -> Seal:
    """The signatures of author and catalogue."""
    with service.store.reading() as session:
        return seals.seal_of(session, agent, version)


@router.get("/{agent}/{version}/package", response_class=FileResponse, responses={**PACKAGE, 410: {}})
def package(agent: str, version: str, service: TheService, person: ThePerson) -> FileResponse:
    return hand_out(service, person, agent, version)


@router.get("/{agent}/{version}/outline")
def outline(agent: str, version: str, service: TheService, person: ThePerson) -> Outline:
    """What a draft is compared with, to say which version comes next."""
    return outline_of(service.blobs.open(exactly(agent, version, service, person).digest))


@router.get("/{agent}/{version}/changes")
def changes(agent: str, version: str, service: TheService, person: ThePerson, since: str = "") -> Changes:
    """Compared with `since`, or with the version released before it, if there is one."""
    release = exactly(agent, version, service, person)
    with service.store.reading() as session:
        before = (
            shelf.find_release(session, agent, since)
            if since
            else shelf.released_before(session, agent, release.submission)
        )
    old = service.blobs.open(before.digest) if before else None
    return changes_between(old, service.blobs.open(release.digest))


@router.post("/{agent}/{version}/recall", responses=_KEPT)
def recall(
    agent: str, version: str, service: TheService, person: ThePerson, comment: Comment = ""
) -> Release:
    with service.store.changing() as session:
        return shelf.recall(session, person, agent, version, comment)


@router.post("/{agent}/{version}/roll-back", responses=_KEPT)
def roll_back(
    agent: str, version: str, service: TheService, person: ThePerson, comment: Comment = ""
) -> Release:
    """Make this earlier version the current one again."""
    with service.store.changing() as session:
        return standing.roll_back(session, person, agent, version, comment)


@router.post("/{agent}/{version}/deprecate", responses=_KEPT)
def deprecate(
    agent: str,
    version: str,
    service: TheService,
    person: ThePerson,
    comment: Comment = "",
    instead: Annotated[str, Body(embed=True, max_length=60)] = "",
) -> Release:
    """`instead` is what to use: a version of the same agent, or another agent's id."""
    with service.store.changing() as session:
        return standing.deprecate(session, person, agent, version, comment, instead)


@router.post("/{agent}/{version}/lift-deprecation", responses=_KEPT)
def lift_deprecation(
    agent: str, version: str, service: TheService, person: ThePerson, comment: Comment = ""
) -> Release:
    with service.store.changing() as session:
        return standing.lift_deprecation(session, person, agent, version, comment)


@router.post("/{agent}/{version}/prolong", responses=_KEPT)
def prolong(
    agent: str,
    version: str,
    service: TheService,
    person: ThePerson,
    comment: Comment = "",
    valid_until: Until = None,
    review_due: Until = None,
) -> Release:
    """Record a re-review: the release holds until that day, or as long as a new one would."""
    holds = validity(service.terms, today(), valid_until, review_due)
    with service.store.changing() as session:
        return standing.prolong(session, person, agent, version, comment, holds)
