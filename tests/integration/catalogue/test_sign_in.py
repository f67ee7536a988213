"""Signing in with passwords and tokens, as a client of one's own would try it."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select, update

from studio.catalogue.settings.trust import PasswordSettings, SignInSettings
from studio.catalogue.store.tables import ActRow, AttemptsRow, PasswordRow, TokenRow
from studio.catalogue.store.tokens import digest_of
from tests.integration.catalogue.city_hall import HERE, CityHall, city_hall

SENTENCE = "春天的河水又涨了三尺"
BETTER = "秋天的河水又落了三尺"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[CityHall]:
    with city_hall(tmp_path, sign_in=SignInSettings(free_person=3, free_address=8)) as hall:
        yield hall


@pytest.fixture
async def stranger(hall: CityHall) -> AsyncIterator[httpx.AsyncClient]:
    async with hall.client("stranger") as client:
        yield client


@pytest.fixture
async def admin(hall: CityHall) -> AsyncIterator[httpx.AsyncClient]:
    async with hall.client("admin") as client:
        yield client


async def first_password(admin: httpx.AsyncClient, person: str) -> str:
    return str((await admin.post(f"/api/people/{person}/password")).json()["password"])


async def with_password(admin: httpx.AsyncClient, stranger: httpx.AsyncClient, person: str) -> str:
    """Return a token of somebody who has chosen SENTENCE."""
    first = await first_password(admin, person)
    said = {"person": person, "password": first, "new_password": SENTENCE}
    return str((await stranger.post("/api/sign-in", json=said)).json()["token"])


async def signs_in(client: httpx.AsyncClient, person: str, password: str, **more: str) -> httpx.Response:
    return await client.post("/api/sign-in", json={"person": person, "password": password, **more})


def name_of(answer: httpx.Response) -> str:
    return str(answer.json()["error"]["name"])


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


async def test_a_first_password_lets_in_once_it_is_replaced(
    admin: httpx.AsyncClient, stranger: httpx.AsyncClient
) -> None:
    first = await first_password(admin, "user")
    assert name_of(await signs_in(stranger, "user", first)) == "PasswordToBeChanged"
    weak = await signs_in(stranger, "user", first, new_password="1234567890")
    assert weak.json()["error"]["facts"] == {"problem": "common", "minimum": 10}
    answer = await signs_in(stranger, "user", first, new_password=SENTENCE, label="值班室的电脑")
    assert answer.json()["person"]["id"] == "user"
    mine = (await stranger.get("/api/tokens", headers=bearer(answer.json()["token"]))).json()
    assert [(one["label"], one["how"], one["current"]) for one in mine] == [
        ("值班室的电脑", "password", True)
    ]
    assert name_of(await signs_in(stranger, "user", first)) == "SignInRefused"
    assert (await signs_in(stranger, "user", SENTENCE)).status_code == 200


async def test_a_first_password_is_replaced_by_one_of_two_who_have_it(
    admin: httpx.AsyncClient, stranger: httpx.AsyncClient
) -> None:
    first = await first_password(admin, "user")
    answers = await asyncio.gather(
        *(signs_in(stranger, "user", first, new_password=new) for new in (SENTENCE, BETTER))
    )
    assert sorted(answer.status_code for answer in answers) == [200, 401]


async def test_a_password_typed_in_full_width_is_the_same(
    admin: httpx.AsyncClient, stranger: httpx.AsyncClient
) -> None:
    first = await first_password(admin, "user")
    await signs_in(stranger, "user", first, new_password="Harbour-2026-夜")
    assert (await signs_in(stranger, "user", "Ｈａｒｂｏｕｒ－２０２６－夜")).status_code == 200


@pytest.mark.parametrize(
    "person", ["nobody", "left", "reviewer", "user", "'; DROP TABLE people; --", "%", "*"]
)
async def test_nobody_learns_whether_a_person_is_there(
    admin: httpx.AsyncClient, stranger: httpx.AsyncClient, person: str
) -> None:
    """`user` has a password, `reviewer` has none, `left` has gone."""
    await with_password(admin, stranger, "user")
    answer = await signs_in(stranger, person, "falsch-aber-lang-genug")
    assert (answer.status_code, answer.json()) == (401, {"error": {"name": "SignInRefused", "facts": {}}})


async def test_guessers_wait_longer_and_longer_and_even_the_right_password_does(
    hall: CityHall, admin: httpx.AsyncClient, stranger: httpx.AsyncClient
) -> None:
    await with_password(admin, stranger, "user")
    names = [name_of(await signs_in(stranger, "user", f"falsch-{n}")) for n in range(5)]
    assert names == ["SignInRefused"] * 3 + ["SignInTooOften"] * 2
    held = await signs_in(stranger, "user", SENTENCE)
    assert (held.status_code, held.headers["Retry-After"]) == (429, "1")
    waits = []
    for n in range(3):
        time_passes(hall)
        await signs_in(stranger, "user", f"falsch-{n}")
        waits.append((await signs_in(stranger, "user", SENTENCE)).json()["error"]["facts"]["seconds"])
    assert waits == [2, 4, 8]
    assert locked_out(hall)[-1] == ("user", "127.0.0.1", "4")
    time_passes(hall)
    assert (await signs_in(stranger, "user", SENTENCE)).status_code == 200
    assert name_of(await signs_in(stranger, "user", "falsch")) == "SignInRefused"


async def test_many_guesses_at_once_gain_nothing(
    admin: httpx.AsyncClient, stranger: httpx.AsyncClient
) -> None:
    await with_password(admin, stranger, "user")
    answers = await asyncio.gather(*(signs_in(stranger, "user", f"falsch-{n}") for n in range(20)))
    assert sum(answer.status_code == 401 for answer in answers) == 3


async def test_an_address_that_tries_many_people_waits_too(
    hall: CityHall, admin: httpx.AsyncClient, stranger: httpx.AsyncClient
) -> None:
    await with_password(admin, stranger, "user")
    names = [name_of(await signs_in(stranger, f"person-{n}", "falsch")) for n in range(9)]
    assert names == ["SignInRefused"] * 8 + ["SignInTooOften"]
    time_passes(hall)
    assert (await signs_in(stranger, "user", SENTENCE)).status_code == 200, "a success undoes none of them"
    assert name_of(await signs_in(stranger, "person-9", "falsch")) == "SignInRefused"
    assert name_of(await signs_in(stranger, "user", SENTENCE)) == "SignInTooOften"


async def test_passwords_are_hashed_anew_when_more_is_asked_for(tmp_path: Path) -> None:
    with city_hall(tmp_path) as hall:
        async with hall.client("admin") as admin, hall.client("stranger") as stranger:
            await with_password(admin, stranger, "user")
        before = hash_of(hall)
        stronger = PasswordSettings(memory_kib=128, passes=1)
        async with hall.again(passwords=stronger).client("stranger") as stranger:
            assert (await signs_in(stranger, "user", SENTENCE)).status_code == 200
            assert "m=64," in before
            assert "m=128," in hash_of(hall)
            assert (await signs_in(stranger, "user", SENTENCE)).status_code == 200


async def test_a_new_password_ends_all_other_sign_ins(
    admin: httpx.AsyncClient, stranger: httpx.AsyncClient
) -> None:
    here = await with_password(admin, stranger, "user")
    there = (await signs_in(stranger, "user", SENTENCE)).json()["token"]

    async def change(old: str, new: str) -> httpx.Response:
        said = {"old": old, "new": new}
        return await stranger.put("/api/people/me/password", json=said, headers=bearer(here))

    assert name_of(await change("falsch", BETTER)) == "SignInRefused"
    assert (await change(SENTENCE, SENTENCE)).json()["error"]["facts"]["problem"] == "same"
    assert (await change(SENTENCE, "街道值班员的好密码123")).json()["error"]["facts"]["problem"] == "name"
    assert (await change(SENTENCE, BETTER)).status_code == 200
    assert [(await me(stranger, token)).status_code for token in (here, there)] == [200, 401]


async def test_an_administrators_reset_ends_everything_that_was(
    admin: httpx.AsyncClient, stranger: httpx.AsyncClient
) -> None:
    token = await with_password(admin, stranger, "user")
    await first_password(admin, "user")
    assert (await me(stranger, token)).status_code == 401
    assert name_of(await signs_in(stranger, "user", SENTENCE)) == "SignInRefused"


async def test_a_first_password_ends_with_its_time(
    hall: CityHall, admin: httpx.AsyncClient, stranger: httpx.AsyncClient
) -> None:
    first = await first_password(admin, "user")
    with hall.store.changing() as session:
        session.execute(update(PasswordRow).values(expires="2026-01-01T00:00:00+00:00"))
    assert name_of(await signs_in(stranger, "user", first, new_password=SENTENCE)) == "SignInRefused"


async def test_signing_out_ends_this_sign_in_and_no_other(
    admin: httpx.AsyncClient, stranger: httpx.AsyncClient
) -> None:
    here = await with_password(admin, stranger, "user")
    there = (await signs_in(stranger, "user", SENTENCE)).json()["token"]
    assert (await stranger.post("/api/sign-out", headers=bearer(here))).status_code == 200
    assert [(await me(stranger, token)).status_code for token in (here, there)] == [401, 200]


async def test_tokens_are_listed_labelled_and_ended_one_by_one(
    hall: CityHall, admin: httpx.AsyncClient
) -> None:
    async with hall.client("user") as user:
        made = (await user.post("/api/tokens", json={"label": "夜间同步", "days": 7})).json()
        given = (await admin.post("/api/people/user/token", json={"label": "新电脑"})).json()
        listed = {one["id"]: one for one in (await user.get("/api/tokens")).json()}
        assert listed[made["id"]]["label"] == "夜间同步"
        assert listed[given["id"]]["issuer"] == "admin", "who holds a token of mine is no secret to me"
        assert "token" not in listed[made["id"]]
        async with hall.client("builder") as other:
            assert (await other.delete(f"/api/tokens/{made['id']}")).status_code == 404
        assert (await user.delete(f"/api/tokens/{made['id']}")).status_code == 200
        assert (await me(user, made["token"])).status_code == 401
        assert (await me(user, given["token"])).status_code == 200


async def test_no_token_lasts_longer_than_the_server_allows(hall: CityHall) -> None:
    async with hall.client("user") as user:
        days = [(await user.post("/api/tokens", json={"days": days})).json()["expires"] for days in (0, 3660)]
    assert days[0] == days[1]


async def test_use_is_noted_once_an_hour(hall: CityHall) -> None:
    token = hall.token("user")
    long_ago = "2026-01-01T00:00:00+00:00"
    with hall.store.changing() as session:
        session.execute(update(TokenRow).values(used=long_ago))
    async with hall.client("stranger") as client:
        await me(client, token)
        noted = used(hall, token)
        await me(client, token)
    assert noted != long_ago
    assert used(hall, token) == noted


def time_passes(hall: CityHall) -> None:
    """Let every wait be over."""
    with hall.store.changing() as session:
        session.execute(update(AttemptsRow).values(until=0))


def locked_out(hall: CityHall) -> list[tuple[str, str, str]]:
    with hall.store.reading() as session:
        rows = session.scalars(select(ActRow).where(ActRow.act == "lock_out").order_by(ActRow.number))
        return [(row.person_id, row.subject, row.comment) for row in rows]


def hash_of(hall: CityHall) -> str:
    with hall.store.reading() as session:
        return session.get_one(PasswordRow, "user").hashed


def used(hall: CityHall, token: str) -> str:
    with hall.store.reading() as session:
        return session.get_one(TokenRow, digest_of(token)).used


async def me(client: httpx.AsyncClient, token: str) -> httpx.Response:
    return await client.get("/api/people/me", headers=bearer(token))


async def test_what_waits_goes_along_with_a_department_that_is_renamed(tmp_path: Path) -> None:
    with city_hall(tmp_path, agents=True) as hall:
        async with hall.client("admin") as admin, hall.client("reviewer") as reviewer:
            said = {"name": HERE, "new": "示例市应急和消防局"}
            assert (await admin.put("/api/departments", json=said)).status_code == 200
            assert (await reviewer.get("/api/submissions/2")).json()["department"] == "示例市应急和消防局"
