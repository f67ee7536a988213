"""What the room's doors let through, and what they do not, whoever asks for it."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from studio.classroom.room.doors import doors
from tests.unit.classroom.rooms import Opened, opened, told

FOR_THE_TRAINER = [
    ("GET", "seats"),
    ("GET", "figures"),
    ("POST", "orders"),
    ("POST", "seats/1/free"),
    ("POST", "seats/1/lower"),
    ("POST", "clear"),
]
FOR_SEATS = [("GET", "room"), ("GET", "course"), ("GET", "me"), ("POST", "report"), ("POST", "hand")]


@dataclass
class Door:
    class_: Opened
    http: httpx.AsyncClient

    async def ask(self, method: str, path: str, token: str = "", **what: Any) -> httpx.Response:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return await self.http.request(method, f"/class/v1/{path}", headers=headers, **what)

    @property
    def trainer(self) -> str:
        return self.class_.room.row.token


@pytest.fixture
async def door(tmp_path: Path) -> AsyncIterator[Door]:
    class_ = opened(tmp_path)
    transport = httpx.ASGITransport(doors(class_.room), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://class") as http:
        yield Door(class_, http)


def error(response: httpx.Response) -> tuple[int, str]:
    return response.status_code, response.json()["error"]["name"]


@pytest.mark.parametrize(("method", "path"), FOR_THE_TRAINER)
async def test_a_learner_cannot_act_as_trainer(door: Door, method: str, path: str) -> None:
    token = (await door.class_.join()).token
    asked = await door.ask(method, path, token, json={"message": "x"} if method == "POST" else None)
    assert error(asked) == (403, "ActNotAllowed")
    assert door.class_.room.figures().taken == 1


@pytest.mark.parametrize(("method", "path"), [*FOR_THE_TRAINER, *FOR_SEATS])
@pytest.mark.parametrize("token", ["", "guessed", "' OR 1=1 --"])
async def test_without_a_token_nothing_is_told(door: Door, method: str, path: str, token: str) -> None:
    asked = await door.ask(method, path, token, json={} if method == "POST" else None)
    assert error(asked) == (401, "SeatLost")


async def test_the_code_is_told_to_the_trainer_alone(door: Door) -> None:
    token = (await door.class_.join()).token
    assert (await door.ask("GET", "room", token)).json()["code"] == ""
    assert (await door.ask("GET", "room", door.trainer)).json()["code"] == door.class_.code


async def test_a_learner_sees_their_own_seat_and_nobody_elses(door: Door) -> None:
    first, second = await door.class_.join("甲方"), await door.class_.join("乙方")
    await door.class_.room.report(1, told(1, "talk/base"))
    said = [await door.ask("GET", path, second.token) for path in ("me", "room")]
    assert "甲方" not in "".join(one.text for one in said)
    assert first.token not in "".join(one.text for one in said)


async def test_the_trainer_sees_and_changes_seats(door: Door) -> None:
    token = (await door.class_.join("甲方")).token
    await door.ask("POST", "hand", token, json={"up": True, "text": "载入失败"})
    seats = (await door.ask("GET", "seats", door.trainer)).json()
    assert [(seat["name"], (seat["hand"] or {}).get("text")) for seat in seats] == [
        ("甲方", "载入失败"), ("", None), ("", None),
    ]  # fmt: skip
    assert (await door.ask("POST", "seats/1/lower", door.trainer)).json()["hand"] is None
    order = (await door.ask("POST", "orders", door.trainer, json={"lesson": "build"})).json()
    answer = (await door.ask("POST", "report", token, json=told(1).model_dump(mode="json"))).json()
    assert answer["orders"] == [order]
    assert (await door.ask("POST", "seats/1/free", door.trainer)).json()["state"] == "free"
    assert error(await door.ask("GET", "me", token)) == (401, "SeatLost")


@pytest.mark.parametrize("path", ["seats/0/free", "seats/99/free", "seats/99/lower"])
async def test_a_seat_that_is_not_there_is_told(door: Door, path: str) -> None:
    assert (await door.ask("POST", path, door.trainer)).status_code in (401, 404)


HOSTILE = [
    b"",
    b"{",
    b"[]",
    b"null",
    b'"text"',
    b"[" * 5000,
    b'{"code": 7, "name": "x", "device": "0123456789abcdef"}',
    b'{"code": "A", "name": "x", "device": "short"}',
    json.dumps({"code": "A" * 41, "name": "x", "device": "d" * 20}).encode(),
    json.dumps({"code": "AAAAAA", "name": "x" * 201, "device": "d" * 20}).encode(),
    json.dumps({"code": "AAAAAA", "name": "x", "device": "d" * 20, "seat": -1}).encode(),
    json.dumps({"code": "AAAAAA", "name": "x", "device": "d" * 20, "seat": 10**9}).encode(),
    "\udcff".encode(errors="surrogatepass"),
]


@pytest.mark.parametrize("body", HOSTILE)
async def test_nonsense_takes_no_seat(door: Door, body: bytes) -> None:
    asked = await door.http.post("/class/v1/join", content=body, headers={"Content-Type": "application/json"})
    assert error(asked) == (422, "ClassRefused")
    assert door.class_.room.figures().taken == 0


@pytest.mark.parametrize(
    "report",
    [
        {"number": -1},
        {"number": 2**60},
        {"number": 1, "steps": {f"talk/{n}": {} for n in range(2001)}},
        {"number": 1, "steps": {"talk/base": {"tries": "many"}}},
        {"number": 1, "steps": {"talk/base": {"done_at": "x" * 41}}},
        {"number": 1, "results": [{"agent": "a", "run": 1, "passed": -5, "total": 1}]},
        {"number": 1, "results": [{"agent": "a", "run": 1, "passed": 1, "total": 1}] * 61},
    ],
)
async def test_a_report_that_is_none_changes_nothing(door: Door, report: dict[str, Any]) -> None:
    token = (await door.class_.join()).token
    assert error(await door.ask("POST", "report", token, json=report)) == (422, "ClassRefused")
    assert door.class_.room.seat(1).steps == {}


async def test_what_is_far_too_large_is_not_read(door: Door) -> None:
    token = (await door.class_.join()).token
    asked = await door.ask("POST", "hand", token, json={"up": True, "text": "啊" * 400_000})
    assert error(asked) == (413, "RequestTooLarge")


async def test_a_web_page_cannot_join_unasked(door: Door) -> None:
    body = json.dumps({"code": door.class_.code, "name": "x", "device": "d" * 20})
    for kind in ("text/plain", "application/x-www-form-urlencoded", ""):
        asked = await door.http.post("/class/v1/join", content=body, headers={"Content-Type": kind})
        assert error(asked) == (415, "ClassRefused")
        assert "access-control-allow-origin" not in asked.headers


@pytest.mark.parametrize("path", ["", "seats/../clear", "nothing", "join", "%2e%2e/etc"])
async def test_there_are_no_other_doors(door: Door, path: str) -> None:
    asked = await door.ask("GET", path, door.trainer)
    assert asked.status_code in (404, 405)


async def test_the_course_is_for_those_who_joined(door: Door) -> None:
    token = (await door.class_.join()).token
    assert (await door.ask("GET", "course", token)).content == b"course"
