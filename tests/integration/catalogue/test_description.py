"""The description of the API, and requests that no route is for: what is told is what is answered."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.integration.catalogue.as_described import as_described
from tests.integration.catalogue.city_hall import CityHall, city_hall


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CityHall]:
    with city_hall(tmp_path_factory.mktemp("hall"), agents=True) as hall:
        yield hall


def test_every_refusal_has_the_one_form(hall: CityHall) -> None:
    api = hall.app.openapi()
    refusals = [
        said
        for operations in api["paths"].values()
        for operation in operations.values()
        for status, said in operation["responses"].items()
        if status >= "4" and "content" not in said
    ]
    assert all(said["$ref"].startswith("#/components/responses/") for said in refusals)
    assert "HTTPValidationError" not in str(api)
    bounds = {word for word in ("'ge':", "'le':", "'gt':", "'lt':") if word in str(api)}
    assert not bounds, "those are no words of JSON Schema"


@pytest.mark.parametrize(
    ("method", "route", "body"),
    [
        ("POST", "/api/people", {"id": "x", "name": "某人", "active": 0}),
        ("POST", "/api/people/import", {"people": [], "passwords": "yes"}),
        ("POST", "/api/tokens", {"days": False}),
        ("POST", "/api/usage", {"device": "0" * 32, "lines": [{"day": 0, "answers": 1}]}),
        ("POST", "/api/departments", '{"name": "\\ud800"}'),
        ("POST", "/api/departments", "[" * 100_000),
        ("POST", "/api/departments", "{" + " " * (1 << 20)),
    ],
)
async def test_what_does_not_fit_is_refused_as_described(
    hall: CityHall, method: str, route: str, body: Any
) -> None:
    sent = {"content": body} if isinstance(body, str) else {"json": body}
    async with hall.client("admin") as client:
        answer = await client.request(method, route, headers={"Content-Type": "application/json"}, **sent)
    assert answer.is_client_error
    assert as_described(hall.app.openapi(), method, route, answer)


async def test_other_methods_are_told_which_there_are(hall: CityHall) -> None:
    async with hall.client("admin") as client:
        answer = await client.options("/api/departments")
        beside = await client.get("/api/people/me/")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, POST, PUT, DELETE")
    assert beside.status_code == 404


async def test_a_package_is_sent_whole_or_not_at_all(hall: CityHall) -> None:
    async with hall.client("user") as client:
        whole = await client.get("/api/releases/flood-duty/package")
        part = await client.get("/api/releases/flood-duty/package", headers={"Range": "bytes=9-1"})
    assert (part.status_code, part.content) == (200, whole.content)


@pytest.mark.parametrize("route", ["/api/tokens", f"/api/packages/{'0' * 64}"])
async def test_half_a_request_is_none(hall: CityHall, route: str, caplog: pytest.LogCaptureFixture) -> None:
    """Without a body the first of them would be another request, and a good one."""
    gone = [{"type": "http.disconnect"}, {"type": "http.request", "body": b"", "more_body": True}]
    answers: list[Any] = []

    async def receive() -> Any:
        return gone.pop() if gone else {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        answers.append(message)

    method = "PUT" if "packages" in route else "POST"
    head = [(b"authorization", b"Bearer " + hall.token("builder").encode()), (b"content-length", b"20")]
    scope = {"type": "http", "method": method, "path": route, "query_string": b"", "headers": head}
    await hall.app({**scope, "scheme": "http", "client": ("127.0.0.1", 1)}, receive, send)

    assert all(answer.get("status", 400) == 400 for answer in answers)
    assert not caplog.records
