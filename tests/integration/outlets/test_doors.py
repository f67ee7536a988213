"""Every address beside the catalogue, for every kind of key: a new route needs a row here."""

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from studio.catalogue.values.clients import NewClient
from studio.core.agents import Category
from tests.integration.outlets.published import AGENT, City

SHUT_OUT = ("nobody", "stranger", "revoked", "ended", "person")
CALL = {"jsonrpc": "2.0", "id": 1, "method": "GetTask", "params": {"id": "x"}}
MESSAGE = {"messageId": "m", "role": "ROLE_USER", "parts": [{"text": ""}]}
SEND = {"jsonrpc": "2.0", "id": 1, "method": "SendMessage", "params": {"message": MESSAGE}}
DOORS: list[tuple[str, str, Any, int, int]] = [
    ("GET", "/v1/models", None, 200, 200),
    ("GET", "/v1/models/{model}", None, 200, 404),
    (
        "POST",
        "/v1/chat/completions",
        {"model": AGENT, "messages": [{"role": "user", "content": ""}]},
        400,
        404,
    ),
    ("GET", "/a2a/{agent}/.well-known/agent-card.json", None, 200, 404),
    ("POST", "/a2a/{agent}", SEND, 400, 404),
    ("POST", "/a2a/", CALL, 200, 200),
]
"""Method, route, what is sent, and what a key is told that may ask the agent, and one that may not.

Questions are empty: whoever is let through is told so, and no model is asked.
"""


@pytest.mark.parametrize("door", DOORS, ids=lambda door: f"{door[0]} {door[1]}")
async def test_who_is_let_through(city: City, door: tuple[str, str, Any, int, int]) -> None:
    method, route, body, allowed, other = door
    path = route.format(model=AGENT, agent=AGENT)
    revoked = city.key()
    city.revoke(revoked)
    keys = {
        "nobody": "",
        "stranger": "agc-x",
        "revoked": revoked.key,
        "ended": city.ended_key(),
        "person": city.token_of_a_person(),
        "all": city.key().key,
        "by id": city.key(NewClient(name="一", agents=(AGENT,))).key,
        "by category": city.key(NewClient(name="二", categories=(Category.CITY,))).key,
        "other": city.key(NewClient(name="三", agents=("leave",), categories=(Category.OFFICE,))).key,
    }
    answered = {}
    for who, key in keys.items():
        async with city.http(key) as http:
            answered[who] = (await http.request(method, path, json=body)).status_code
    expected = dict.fromkeys(SHUT_OUT, 401) | dict.fromkeys(("all", "by id", "by category"), allowed)
    assert answered == expected | {"other": other}


async def test_the_card_of_all_is_public_and_names_nobody_to_strangers(city: City) -> None:
    async with city.http() as http:
        card = await http.get("/.well-known/agent-card.json")
    assert card.status_code == 200
    assert AGENT not in card.text
    async with city.http("agc-x") as http:
        assert (await http.get("/.well-known/agent-card.json")).status_code == 401


def test_every_route_is_among_the_doors(city: City) -> None:
    listed = {(method, route) for method, route, *_ in DOORS}
    public = {("GET", "/.well-known/agent-card.json")}
    assert set(_routes(city)) == listed | public


def _routes(city: City) -> Iterator[tuple[str, str]]:
    assert isinstance(city.outlet, Starlette)
    for route in city.outlet.routes:
        assert isinstance(route, Route)
        for method in route.methods or ():
            if method != "HEAD":
                yield method, route.path
