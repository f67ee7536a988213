"""Least privilege, route by route for every kind of person: a new route needs a row here."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from tests.integration.catalogue.as_described import as_described
from tests.integration.catalogue.city_hall import PEOPLE, SHUT_OUT, CityHall, city_hall

EVERYBODY = frozenset(PEOPLE)
BUILDERS = frozenset({"author", "builder"})
REVIEWERS = frozenset({"reviewer", "elsewhere"})
ADMIN = frozenset({"admin"})
KEEPERS = ADMIN | {"author", "reviewer"}
DECIDING = frozenset({"reviewer"})
SAYING = DECIDING | {"author"}
SEEING = SAYING | ADMIN
UNSEEN = EVERYBODY - SEEING
"""For whom a submission in the queue of 示例市应急管理局 is not there."""
WAITING = 2


@dataclass(frozen=True)
class Door:
    """`allowed` are let through and get `status`; the others are told 403, who is not signed in 401.

    For those from whom it is `hidden` there is nothing: 404.

    What is sent is chosen so that a person who is let through changes nothing for those who come after.
    """

    method: str
    route: str
    allowed: frozenset[str] = EVERYBODY
    status: int = 200
    body: Any = None
    params: dict[str, str] | None = None
    public: bool = False
    hidden: frozenset[str] = frozenset()

    @property
    def path(self) -> str:
        filled = {
            "number": WAITING,
            "remark": 1,
            "rerun": 1,
            "agent": "flood-duty",
            "version": "1.0.0",
            "someone": "nobody",
            "client": "0" * 32,
        }
        return self.route.format(digest="0" * 64, key="0" * 64, token_id="0" * 16, **filled)

    def __str__(self) -> str:
        return f"{self.method} {self.route}"


NO_REASON = {"comment": " "}
NO_KEY = {"public": "A" * 43 + "=", "catalogue": "0" * 64, "proof": "A" * 86 + "=="}
SOMEBODY = {"id": "new", "name": "新来的"}
DOORS = [
    Door("GET", "/api/health", public=True),
    Door("GET", "/api/sign-in", public=True),
    Door("POST", "/api/sign-in", public=True, status=401, body={"person": "nobody", "password": "x"}),
    Door("GET", "/api/sso/start", public=True, status=422),
    Door("GET", "/api/sso/callback", public=True, status=401, params={"state": "x", "code": "x"}),
    Door("POST", "/api/sso/token", public=True, status=401, body={"code": "x", "verifier": "x" * 43}),
    Door("POST", "/api/sign-out"),
    Door("PUT", "/api/people/me/password", status=401, body={"old": "x", "new": "y"}),
    Door("GET", "/api/tokens"),
    Door("POST", "/api/tokens", status=201, body={"label": "脚本"}),
    Door("DELETE", "/api/tokens/{token_id}", status=404),
    Door("GET", "/api/people/me"),
    Door("GET", "/api/people", ADMIN | {"trainer"}),
    Door("POST", "/api/people", ADMIN, body=SOMEBODY),
    Door("POST", "/api/people/import", ADMIN, body={"people": [SOMEBODY]}),
    Door("POST", "/api/people/{someone}/password", ADMIN, 404),
    Door("GET", "/api/people/{someone}/tokens", ADMIN, 404),
    Door("POST", "/api/people/{someone}/token", ADMIN, 404),
    Door("DELETE", "/api/people/{someone}/tokens", ADMIN, 404),
    Door("DELETE", "/api/people/{someone}/tokens/{token_id}", ADMIN, 404),
    Door("GET", "/api/departments", ADMIN),
    Door("POST", "/api/departments", ADMIN, 409, {"name": "示例市城管局"}),
    Door("PUT", "/api/departments", ADMIN, 404, {"name": "没有", "new": "也没有"}),
    Door("DELETE", "/api/departments", ADMIN, 404, params={"name": "没有"}),
    Door("GET", "/api/clients", ADMIN),
    Door("POST", "/api/clients", ADMIN, 422, {"name": "x", "everything": True, "expires": "2020-01-01"}),
    Door("GET", "/api/clients/{client}/use", ADMIN, 404),
    Door("DELETE", "/api/clients/{client}", ADMIN, 404),
    Door("PUT", "/api/packages/{digest}", BUILDERS, 422, "nonsense"),
    Door("POST", "/api/submissions", BUILDERS, 404, {"digest": "1" * 64}),
    Door("GET", "/api/submissions"),
    Door("GET", "/api/submissions/queues"),
    Door("GET", "/api/submissions/{number}", SEEING, hidden=UNSEEN),
    Door("GET", "/api/submissions/{number}/standing", SEEING, hidden=UNSEEN),
    Door("GET", "/api/submissions/{number}/package", SEEING, hidden=UNSEEN),
    Door("GET", "/api/submissions/{number}/changes", SEEING, hidden=UNSEEN),
    Door("POST", "/api/submissions/{number}/approve", DECIDING, 422, NO_REASON, hidden=UNSEEN),
    Door("POST", "/api/submissions/{number}/return", DECIDING, 422, NO_REASON, hidden=UNSEEN),
    Door("POST", "/api/submissions/{number}/reject", DECIDING, 422, NO_REASON, hidden=UNSEEN),
    Door("POST", "/api/submissions/{number}/comments", SAYING, 422, NO_REASON, hidden=UNSEEN),
    Door("POST", "/api/submissions/{number}/comments/{remark}/answers", SAYING, 404, hidden=UNSEEN),
    Door("POST", "/api/submissions/{number}/reruns", SEEING, 422, hidden=UNSEEN),
    Door("GET", "/api/submissions/{number}/reruns/{rerun}/report", SEEING, 404, hidden=UNSEEN),
    Door("POST", "/api/submissions/{number}/withdraw", frozenset({"author"}), hidden=UNSEEN),
    Door("GET", "/api/shelf"),
    Door("GET", "/api/shelf/counts"),
    Door("GET", "/api/shelf/due"),
    Door("GET", "/api/releases"),
    Door("GET", "/api/releases/{agent}"),
    Door("GET", "/api/releases/{agent}/versions"),
    Door("GET", "/api/releases/{agent}/package"),
    Door("GET", "/api/releases/{agent}/ratings"),
    Door("PUT", "/api/releases/{agent}/ratings/mine", EVERYBODY - {"author"}, 200, {"stars": 4}),
    Door("GET", "/api/releases/{agent}/usage"),
    Door("GET", "/api/releases/{agent}/{version}"),
    Door("GET", "/api/releases/{agent}/{version}/package"),
    Door("GET", "/api/releases/{agent}/{version}/outline"),
    Door("GET", "/api/releases/{agent}/{version}/changes"),
    Door("POST", "/api/releases/{agent}/{version}/recall", REVIEWERS | ADMIN, 422, NO_REASON),
    Door("POST", "/api/releases/{agent}/{version}/roll-back", KEEPERS, 422, NO_REASON),
    Door("POST", "/api/releases/{agent}/{version}/deprecate", KEEPERS, 422, NO_REASON),
    Door("POST", "/api/releases/{agent}/{version}/lift-deprecation", KEEPERS, 422, NO_REASON),
    Door("POST", "/api/releases/{agent}/{version}/prolong", frozenset({"reviewer"}), 422, NO_REASON),
    Door("GET", "/api/releases/{agent}/{version}/seal"),
    Door("GET", "/api/keys"),
    Door("GET", "/api/keys/mine"),
    Door("POST", "/api/keys/mine", BUILDERS, 422, NO_KEY),
    Door("GET", "/api/keys/of/{someone}", ADMIN),
    Door("POST", "/api/keys/{key}/revoke", status=404, body={"reason": "丢失"}),
    Door("GET", "/api/index"),
    Door("POST", "/api/index/branches", body={"agents": ["flood-duty"]}),
    Door("GET", "/api/log", ADMIN),
    Door("GET", "/api/log/verify", ADMIN),
    Door("POST", "/api/feedback", status=422, body={}),
    Door("GET", "/api/feedback"),
    Door("GET", "/api/feedback/sent"),
    Door("POST", "/api/feedback/{number}/take", status=404),
    Door("POST", "/api/feedback/{number}/drop", status=404),
    Door("POST", "/api/usage", status=422, body={}),
]


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CityHall]:
    with city_hall(tmp_path_factory.mktemp("hall"), agents=True) as hall:
        yield hall


@pytest.mark.parametrize("door", DOORS, ids=str)
async def test_who_is_let_through(hall: CityHall, door: Door) -> None:
    answered = {who: await knock(hall, door, who) for who in (*SHUT_OUT, *PEOPLE)}
    assert answered == {who: expected(door, who) for who in answered}


def test_every_route_is_among_the_doors(hall: CityHall) -> None:
    """A new route must be added to the list above, and so be tested; the description of the API is public."""
    routes = {
        (method.upper(), path) for path, methods in hall.app.openapi()["paths"].items() for method in methods
    }
    assert routes == {(door.method, door.route) for door in DOORS}


def expected(door: Door, who: str) -> int:
    if door.public:
        return door.status
    if who in SHUT_OUT:
        return 401
    if who in door.hidden:
        return 404
    return door.status if who in door.allowed else 403


async def knock(hall: CityHall, door: Door, who: str) -> int:
    sent = {"content": door.body} if isinstance(door.body, str) else {"json": door.body}
    async with hall.client(who) as client:
        answer = await client.request(door.method, door.path, params=door.params, **sent)
    assert as_described(hall.app.openapi(), door.method, door.route, answer), answer.text
    return answer.status_code
