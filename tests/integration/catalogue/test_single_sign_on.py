"""Single sign-on: the whole way with a real provider, and everything a hostile one or a thief could try."""

import secrets
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from joserfc.jwk import ECKey
from sqlalchemy import select, update

from studio.catalogue import Person, Role
from studio.catalogue.settings.trust import OidcSettings
from studio.catalogue.store import people
from studio.catalogue.store.tables import IdentityRow, SsoRow
from studio.catalogue.trust.pkce import challenge_of
from tests.integration.catalogue.city_hall import HERE, CityHall, city_hall
from tests.integration.catalogue.providers import (
    CLIENT,
    LyingProvider,
    lying_provider,
    real_provider,
    signed_in_at_real,
)

ADDRESS = "http://127.0.0.1:8420"


def settings_for(issuer: str, **more: object) -> OidcSettings:
    return OidcSettings.model_validate(
        {"issuer": issuer, "address": ADDRESS, "client_id": CLIENT, "name": "市统一身份认证", **more}
    )


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OidcSettings]:
    """It wants a secret; that stands in a file."""
    secret = tmp_path_factory.mktemp("secrets") / "oidc"
    secret.write_text("any-will-do\n", "utf-8")
    claims: dict[str, object] = {"employee_number": "user", "name": "街道值班员", "roles": ["admin"]}
    with real_provider({"s-1": claims, "s-2": {"employee_number": "nobody"}}) as address:
        yield settings_for(address, secret_file=secret)


@pytest.fixture(scope="module")
def standing() -> Iterator[LyingProvider]:
    with lying_provider() as provider:
        yield provider


@pytest.fixture
def provider(standing: LyingProvider) -> Iterator[LyingProvider]:
    yield standing
    standing.lie = standing.sign = None


@pytest.fixture
def fresh_provider() -> Iterator[LyingProvider]:
    """One that nobody has asked yet."""
    with lying_provider() as provider:
        yield provider


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, standing: LyingProvider) -> Iterator[CityHall]:
    with city_hall(tmp_path_factory.mktemp("hall"), oidc=settings_for(standing.issuer)) as hall:
        yield hall


@pytest.fixture
def hall(shared: CityHall) -> Iterator[CityHall]:
    """Everybody is a stranger to the provider again."""
    yield shared
    with shared.store.changing() as session:
        for row in [*session.scalars(select(IdentityRow)), *session.scalars(select(SsoRow))]:
            session.delete(row)


@dataclass
class Desk:
    """A program that signs somebody in and the browser of the same machine."""

    hall: CityHall
    verifier: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    state: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    port: int = 50123

    def __post_init__(self) -> None:
        self.browser = self.hall.client("stranger")

    async def begin(self) -> str:
        """Return where the browser is sent: to the provider."""
        params = {"challenge": challenge_of(self.verifier), "port": str(self.port), "state": self.state}
        answer = await self.browser.get("/api/sso/start", params=params)
        assert answer.status_code == 302, answer.text
        assert {"httponly", "samesite=lax"} <= {part.strip().lower() for part in cookie_of(answer)}
        return answer.headers["location"]

    async def arrive(self, back: str) -> dict[str, str]:
        """Follow the provider's way back; return what the program on this machine is told."""
        answer = await self.browser.get(back.removeprefix(ADDRESS))
        if answer.status_code != 302:
            return {"refused": answer.json()["error"]["facts"]["problem"]}
        target = urlsplit(answer.headers["location"])
        assert (target.scheme, target.netloc) == ("http", f"127.0.0.1:{self.port}")
        told = {name: values[0] for name, values in parse_qs(target.query).items()}
        assert told.pop("state") == self.state
        return told

    async def fetch(self, code: str, verifier: str = "") -> httpx.Response:
        said = {"code": code, "verifier": verifier or self.verifier, "label": "窗口"}
        return await self.browser.post("/api/sso/token", json=said)


@pytest.fixture
async def desk(hall: CityHall) -> AsyncIterator[Desk]:
    desk = Desk(hall)
    async with desk.browser:
        yield desk


def cookie_of(answer: httpx.Response) -> list[str]:
    return answer.headers["set-cookie"].split(";")


async def test_the_whole_way_with_a_real_provider(shared: CityHall, real: OidcSettings) -> None:
    desk = Desk(shared.again(oidc=real))
    async with desk.browser:
        told = await desk.arrive(await signed_in_at_real(await desk.begin(), "s-1"))
        signed_in = (await desk.fetch(told["code"])).json()
        assert signed_in["person"]["id"] == "user"
        assert signed_in["person"]["roles"] == [], "what the provider says of roles counts nothing here"
        headers = {"Authorization": f"Bearer {signed_in['token']}"}
        mine = (await desk.browser.get("/api/tokens", headers=headers)).json()
        assert ("sso", "窗口") in {(one["how"], one["label"]) for one in mine}


async def test_whom_no_administrator_has_entered_stays_outside(shared: CityHall, real: OidcSettings) -> None:
    desk = Desk(shared.again(oidc=real))
    async with desk.browser:
        told = await desk.arrive(await signed_in_at_real(await desk.begin(), "s-2"))
    assert told == {"error": "SsoPersonUnknown", "person": "nobody"}


async def test_a_code_of_the_real_provider_is_good_once(shared: CityHall, real: OidcSettings) -> None:
    desk = Desk(shared.again(oidc=real))
    async with desk.browser:
        back = await signed_in_at_real(await desk.begin(), "s-1")
        assert "code" in await desk.arrive(back)
        assert await desk.arrive(back) == {"refused": "state_unknown"}


async def told_of(desk: Desk, provider: LyingProvider, **claims: Any) -> dict[str, str]:
    return await desk.arrive(provider.sign_in(await desk.begin(), **claims))


async def test_a_person_is_linked_once_and_then_known_by_the_subject(
    desk: Desk, provider: LyingProvider
) -> None:
    assert "code" in await told_of(desk, provider, sub="s-9", employee_number="user")
    told = await told_of(desk, provider, sub="s-9", employee_number="admin")
    assert (await desk.fetch(told["code"])).json()["person"]["id"] == "user", "the claim counts once alone"
    told = await told_of(desk, provider, sub="s-10", employee_number="user")
    assert told == {"error": "SsoFailed", "problem": "linked_to_other"}


@pytest.mark.parametrize("number", [None, "", "left", ["user"], True, {"a": 1}, "user\n", "%"])
async def test_a_claim_that_names_nobody_lets_nobody_in(
    desk: Desk, provider: LyingProvider, number: object
) -> None:
    told = await told_of(desk, provider, employee_number=number)
    assert "code" not in told or number == "user\n"


LIES: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "another nonce": lambda claims: {**claims, "nonce": "other"},
    "no nonce": lambda claims: {name: claims[name] for name in claims if name != "nonce"},
    "another audience": lambda claims: {**claims, "aud": "wiki"},
    "several audiences, and not for us": lambda claims: {**claims, "aud": [CLIENT, "wiki"], "azp": "wiki"},
    "several audiences, for nobody": lambda claims: {**claims, "aud": [CLIENT, "wiki"]},
    "another issuer": lambda claims: {**claims, "iss": "http://127.0.0.1:1"},
    "expired": lambda claims: {**claims, "exp": claims["iat"] - 120},
    "without an end": lambda claims: {name: claims[name] for name in claims if name != "exp"},
    "from tomorrow on": lambda claims: {**claims, "nbf": claims["iat"] + 86400},
    "of nobody": lambda claims: {**claims, "sub": ""},
    "a subject that is no text": lambda claims: {**claims, "sub": 5},
    "an endless subject": lambda claims: {**claims, "sub": "x" * 300},
}


@pytest.mark.parametrize("lie", LIES)
async def test_no_lie_of_a_token_gets_through(desk: Desk, provider: LyingProvider, lie: str) -> None:
    provider.lie = LIES[lie]
    told = await told_of(desk, provider, employee_number="user")
    assert told == {"error": "SsoFailed", "problem": "token_invalid"}


OTHER = ECKey.generate_key("P-256", {"kid": "2"})


def swapped(provider: LyingProvider, claims: dict[str, Any]) -> str:
    head, _, seal = provider.signed(claims).split(".")
    other = provider.signed({**claims, "employee_number": "admin"}).split(".")[1]
    return f"{head}.{other}.{seal}"


FORGERIES: dict[str, Callable[[LyingProvider, dict[str, Any]], str]] = {
    "unsigned": lambda provider, claims: provider.unsigned(claims),
    "by another key": lambda provider, claims: provider.signed(claims, OTHER),
    "by another key under the same name": lambda provider, claims: provider.signed(claims, OTHER, kid="1"),
    "by the public key as a secret": lambda provider, claims: provider.signed_with_public_key(claims),
    "with its payload changed": swapped,
    "not a token": lambda provider, claims: "nonsense",
    "an empty token": lambda provider, claims: "..",
}


@pytest.mark.parametrize("forgery", FORGERIES)
async def test_no_forged_signature_gets_through(desk: Desk, provider: LyingProvider, forgery: str) -> None:
    provider.sign = FORGERIES[forgery]
    told = await told_of(desk, provider, employee_number="user")
    assert told == {"error": "SsoFailed", "problem": "token_invalid"}


async def test_a_provider_that_says_to_be_another_is_not_asked_further(
    shared: CityHall, fresh_provider: LyingProvider
) -> None:
    fresh_provider.described_issuer = "http://127.0.0.1:1"
    async with shared.again(oidc=settings_for(fresh_provider.issuer)).client("stranger") as client:
        params = {"challenge": "x" * 43, "port": "1", "state": "x" * 16}
        answer = await client.get("/api/sso/start", params=params)
    assert answer.json()["error"] == {"name": "SsoFailed", "facts": {"problem": "token_invalid"}}


async def test_a_provider_that_is_not_there_is_said(shared: CityHall) -> None:
    hall = shared.again(oidc=settings_for("http://127.0.0.1:9"))
    async with hall.client("stranger") as client:
        params = {"challenge": "x" * 43, "port": "1", "state": "x" * 16}
        answer = await client.get("/api/sso/start", params=params)
    assert answer.json()["error"]["facts"] == {"problem": "provider_unreachable"}


async def test_keys_may_change_while_the_server_runs(shared: CityHall, fresh_provider: LyingProvider) -> None:
    """An unknown key has them fetched again, but whoever invents keys does not have the provider flooded."""
    desk = Desk(shared.again(oidc=settings_for(fresh_provider.issuer)))
    async with desk.browser:
        assert "code" in await told_of(desk, fresh_provider, sub="s-k", employee_number="reviewer")
        fresh_provider.key = ECKey.generate_key("P-256", {"kid": "new"})
        assert "error" in await told_of(desk, fresh_provider, sub="s-k"), "it has just been asked"
        vars(desk.hall.app.state.service.provider)["_asked"] -= 31
        assert "code" in await told_of(desk, fresh_provider, sub="s-k")


async def test_a_stolen_way_back_is_worth_nothing_in_another_browser(
    hall: CityHall, desk: Desk, provider: LyingProvider
) -> None:
    """The thief has the whole address, code and state, and his own browser."""
    back = provider.sign_in(await desk.begin(), employee_number="user")
    thief = Desk(hall)
    async with thief.browser:
        await thief.begin()
        assert await thief.arrive(back) == {"refused": "other_browser"}
    assert "code" in await desk.arrive(back), "and the person it was stolen from goes on"


async def test_a_phished_link_hands_the_attacker_nothing(
    hall: CityHall, desk: Desk, provider: LyingProvider
) -> None:
    """The victim's browser follows the attacker's link; the code goes to a port of the victim's machine."""
    victim = Desk(hall, port=desk.port, verifier="of the attacker" * 3, state=desk.state)
    async with victim.browser:
        told = await victim.arrive(provider.sign_in(await victim.begin(), employee_number="user"))
        assert (await victim.fetch(told["code"], "of the victim's own program" * 2)).status_code == 401
        assert (await desk.fetch(told["code"], victim.verifier)).status_code == 401, "used up by then"


@pytest.mark.parametrize("state", ["", "x", "%00", "../../x"])
async def test_a_state_nobody_began_is_refused(desk: Desk, state: str) -> None:
    answer = await desk.browser.get("/api/sso/callback", params={"code": "x", "state": state})
    assert answer.status_code in (401, 422)


async def test_a_code_is_good_once_and_for_a_minute(
    hall: CityHall, desk: Desk, provider: LyingProvider
) -> None:
    told = await told_of(desk, provider, employee_number="user")
    assert (await desk.fetch(told["code"])).status_code == 200
    assert (await desk.fetch(told["code"])).status_code == 401
    late = await told_of(desk, provider, employee_number="user")
    with hall.store.changing() as session:
        session.execute(update(SsoRow).values(begun=SsoRow.begun - 61))
    assert (await desk.fetch(late["code"])).status_code == 401


async def test_a_sign_in_that_took_too_long_is_begun_again(
    hall: CityHall, desk: Desk, provider: LyingProvider
) -> None:
    back = provider.sign_in(await desk.begin(), employee_number="user")
    with hall.store.changing() as session:
        session.execute(update(SsoRow).values(begun=SsoRow.begun - 601))
    assert await desk.arrive(back) == {"refused": "state_unknown"}


async def test_a_person_who_says_no_at_the_provider_is_told_so(desk: Desk, provider: LyingProvider) -> None:
    back = provider.sign_in(await desk.begin()).replace("code=", "error=access_denied&was=")
    assert await desk.arrive(back) == {"error": "SsoFailed", "problem": "provider_refused"}


async def test_an_answer_of_another_provider_is_refused(desk: Desk, provider: LyingProvider) -> None:
    """RFC 9207: the answer says who gives it."""
    back = provider.sign_in(await desk.begin(), employee_number="user")
    told = await desk.arrive(f"{back}&iss=https%3A%2F%2Fother.example.com")
    assert told == {"error": "SsoFailed", "problem": "token_invalid"}


@pytest.mark.parametrize(
    "asked",
    [
        {"challenge": "short", "port": "1", "state": "x" * 16},
        {"challenge": "x" * 43, "port": "0", "state": "x" * 16},
        {"challenge": "x" * 43, "port": "80@evil.example", "state": "x" * 16},
        {"challenge": "x" * 43, "port": "1", "state": "a b&c"},
    ],
)
async def test_the_way_back_leads_to_this_machine_alone(desk: Desk, asked: dict[str, str]) -> None:
    assert (await desk.browser.get("/api/sso/start", params=asked)).status_code == 422


async def test_strangers_become_users_only_if_the_settings_say_so(
    shared: CityHall, provider: LyingProvider
) -> None:
    oidc = settings_for(provider.issuer, create=True, department_claim="ou", role_claim="roles")
    desk = Desk(shared.again(oidc=oidc))
    claims = {"sub": "s-new", "employee_number": "10086", "name": "新来的", "ou": HERE, "roles": ["admin"]}
    async with desk.browser:
        told = await told_of(desk, provider, **claims)
        person = (await desk.fetch(told["code"])).json()["person"]
    assert Person.model_validate(person) == Person(id="10086", name="新来的", department=HERE)


async def test_roles_come_from_the_provider_only_as_the_settings_map_them(
    shared: CityHall, provider: LyingProvider
) -> None:
    mapped = {"role_claim": "groups", "roles": {"agent-reviewers": "reviewer", "agent-admins": "admin"}}
    desk = Desk(shared.again(oidc=settings_for(provider.issuer, **mapped)))

    async def roles_of(number: str, groups: object) -> list[str]:
        told = await told_of(desk, provider, sub=f"of {number}", employee_number=number, groups=groups)
        return list((await desk.fetch(told["code"])).json()["person"]["roles"])

    async with desk.browser:
        assert await roles_of("builder", ["agent-reviewers", "admin"]) == ["builder", "reviewer"]
        assert await roles_of("builder", ["others"]) == ["builder"], "what it gave it also takes"
        assert await roles_of("admin", []) == ["admin"], "but for the last administrator"
    with shared.store.reading() as session:
        assert Role.ADMIN in people.find_person(session, "admin").roles
