"""Routes of tokens: one's own, and those of others for administrators."""

from typing import Annotated

from fastapi import APIRouter, Body

from studio.catalogue.people import Person
from studio.catalogue.rules import may_administer
from studio.catalogue.service.context import Service, ThePerson, TheService, TheToken
from studio.catalogue.store import tokens
from studio.catalogue.store.log import audit
from studio.catalogue.store.people import find_person
from studio.catalogue.values.accounts import HowMade, Token, TokenFacts
from studio.catalogue.values.releases import Act

router = APIRouter()
Label = Annotated[str, Body(max_length=100)]
Days = Annotated[int, Body(ge=0, le=3660, strict=True)]


@router.get("/tokens")
def list_mine(service: TheService, person: ThePerson, token: TheToken) -> list[TokenFacts]:
    with service.store.reading() as session:
        return tokens.tokens_of(session, person.id, token)


@router.post("/tokens", status_code=201)
def make(service: TheService, person: ThePerson, label: Label = "", days: Days = 0) -> Token:
    """For scripts of one's own; it ends after `days`, or as late as the server allows."""
    return _issued(service, person, person.id, label, days)


@router.delete("/tokens/{token_id}")
def end_mine(token_id: str, service: TheService, person: ThePerson) -> TokenFacts:
    return _ended(service, person, person.id, token_id)


@router.get("/people/{someone}/tokens", responses={403: {}})
def list_theirs(someone: str, service: TheService, person: ThePerson) -> list[TokenFacts]:
    may_administer(person)
    with service.store.reading() as session:
        return tokens.tokens_of(session, find_person(session, someone).id)


@router.post("/people/{someone}/token", responses={403: {}})
def issue(someone: str, service: TheService, person: ThePerson, label: Label = "", days: Days = 0) -> Token:
    """The answer is the only time the token can be read; those issued before go on working."""
    may_administer(person)
    return _issued(service, person, someone, label, days)


@router.delete("/people/{someone}/tokens/{token_id}", responses={403: {}})
def end_theirs(someone: str, token_id: str, service: TheService, person: ThePerson) -> TokenFacts:
    may_administer(person)
    return _ended(service, person, someone, token_id)


@router.delete("/people/{someone}/tokens", responses={403: {}})
def withdraw_all(someone: str, service: TheService, person: ThePerson) -> Person:
    may_administer(person)
    with service.store.changing() as session:
        audit(session, Act.WITHDRAW_TOKENS, person, someone)
        return tokens.end_all(session, someone)


def _issued(service: Service, person: Person, someone: str, label: str, days: int) -> Token:
    longest = service.settings.sign_in.token_days
    issuer = "" if someone == person.id else person.id
    with service.store.changing() as session:
        token = tokens.issue(session, someone, min(days or longest, longest), HowMade.TOKEN, label, issuer)
        audit(session, Act.ISSUE_TOKEN, person, someone, label)
    return token


def _ended(service: Service, person: Person, someone: str, token_id: str) -> TokenFacts:
    with service.store.changing() as session:
        facts = tokens.end_one(session, someone, token_id)
        audit(session, Act.WITHDRAW_TOKENS, person, someone, facts.label or facts.id)
    return facts
