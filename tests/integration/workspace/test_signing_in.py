"""From a workspace to a catalogue server and back: in the browser, by password, and what is kept where."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from studio.catalogue import Person, Role, ServerSettings, SignedIn, sign_in_name
from studio.catalogue.server.process import open_store, server_for, service_of
from studio.catalogue.settings.trust import OidcSettings
from studio.catalogue.store import administration
from studio.core.errors import (
    CatalogueUnreachable,
    SsoNotOffered,
    SsoPersonUnknown,
    StudioError,
    TokenRefused,
)
from studio.endpoints import SessionKeys
from studio.workspace import Workspace
from tests.integration.catalogue.city_hall import CHEAP
from tests.integration.catalogue.providers import LyingProvider, lying_provider

ADMIN = Person(id="1001", name="管理员", department="信息中心", roles=(Role.ADMIN,))


@asynccontextmanager
async def serving(folder: Path, issuer: str = "") -> AsyncIterator[tuple[str, str]]:
    """Yield the address of a server and the token of its first administrator."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        oidc = {"issuer": issuer, "address": url, "client_id": "studio", "name": "市统一身份认证"}
        settings = ServerSettings(
            folder=folder, passwords=CHEAP, oidc=OidcSettings.model_validate(oidc) if issuer else None
        )
        with closing(open_store(settings)) as store:
            with store.changing() as session:
                token = administration.first_admin(session, ADMIN, 1).token
            server = server_for(settings, service_of(settings, store))
            task = asyncio.create_task(server.serve(sockets=[listening]))
            try:
                yield url, token
            finally:
                server.should_exit = True
                await task


@pytest.fixture
async def workspace(tmp_path: Path) -> AsyncIterator[Workspace]:
    async with Workspace(tmp_path / "workspace", keys=SessionKeys()) as workspace:
        yield workspace


def browser_of(provider: LyingProvider, seen: list[str], **claims: object) -> Callable[[str], None]:
    """A person at a browser, who signs in at the provider and looks at the last page."""

    def opened(address: str) -> None:
        with httpx.Client() as browser:
            back = provider.sign_in(browser.get(address).headers["location"], **claims)
            loopback = browser.get(back).headers["location"]
            seen.append(loopback)
            seen.append(browser.get(loopback).text)

    return opened


def page(trouble: StudioError | None) -> str:
    return f"<p>{trouble.name if trouble else 'done'}</p>"


async def test_the_browser_brings_the_sign_in_back_to_this_machine_alone(
    workspace: Workspace, tmp_path: Path
) -> None:
    seen: list[str] = []
    with lying_provider() as provider:
        async with serving(tmp_path / "server", provider.issuer) as (url, _):
            browser = browser_of(provider, seen, employee_number="1001")
            signed_in = await workspace.signing_in.in_browser(url, browser, page)
            workspace.signing_in.keep(url, signed_in)
            assert seen[1] == "<p>done</p>"
            assert urlsplit(seen[0]).hostname == "127.0.0.1"
            assert signed_in.token not in seen[0]
            async with workspace.catalogue() as client:
                assert (await client.accounts.me()).id == "1001"
    settings = workspace.settings
    assert (settings.catalogue, settings.person, settings.acting().name) == (url, "1001", "管理员")
    assert signed_in.token not in (workspace.folder / "settings.yaml").read_text("utf-8")


async def test_what_went_wrong_at_the_provider_is_said_here_and_there(
    workspace: Workspace, tmp_path: Path
) -> None:
    seen: list[str] = []
    with lying_provider() as provider:
        async with serving(tmp_path / "server", provider.issuer) as (url, _):
            with pytest.raises(SsoPersonUnknown) as caught:
                await workspace.signing_in.in_browser(
                    url, browser_of(provider, seen, employee_number="10086"), page
                )
    assert caught.value == SsoPersonUnknown(person="10086")
    assert seen[1] == "<p>SsoPersonUnknown</p>"


async def test_other_pages_that_knock_at_the_loopback_port_are_not_heard(
    workspace: Workspace, tmp_path: Path
) -> None:
    knocked: list[int] = []

    def browser(address: str) -> None:
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        here = f"http://127.0.0.1:{asked['port']}"
        for path in ("/", "/?code=x", "/?code=x&state=guessed", "/?error=SsoFailed&state="):
            knocked.append(httpx.get(here + path).status_code)
        with socket.create_connection(("127.0.0.1", int(asked["port"]))) as rude:
            rude.sendall(b"nonsense\r\n\r\n")
        httpx.get(f"{here}/?error=Invented&state={asked['state']}")

    with lying_provider() as provider:
        async with serving(tmp_path / "server", provider.issuer) as (url, _):
            with pytest.raises(StudioError) as caught:
                await workspace.signing_in.in_browser(url, browser, page)
    assert knocked == [404] * 4
    assert caught.value.name == "SsoFailed"


async def test_a_server_without_single_sign_on_says_so_before_a_browser_opens(
    workspace: Workspace, tmp_path: Path
) -> None:
    async with serving(tmp_path / "server") as (url, _):
        with pytest.raises(SsoNotOffered):
            await workspace.signing_in.in_browser(url, pytest.fail, page)


async def test_signing_out_ends_it_there_and_forgets_it_here(workspace: Workspace, tmp_path: Path) -> None:
    async with serving(tmp_path / "server") as (url, token):
        workspace.signing_in.keep(url, await workspace.signing_in.with_token(url, f" {token}\n"))
        assert (await workspace.signing_in.sign_out()).id == "1001"
        assert not workspace.signing_in.signed_in()
        with pytest.raises(TokenRefused):
            await workspace.signing_in.with_token(url, token)


async def test_signing_out_of_a_server_that_is_gone_still_forgets_the_token(workspace: Workspace) -> None:
    url = "http://127.0.0.1:9"
    workspace.signing_in.keep(url, SignedIn(person=ADMIN, token="token", expires=""))
    with pytest.raises(CatalogueUnreachable):
        await workspace.signing_in.sign_out()
    assert workspace.keys.key(sign_in_name(url, "1001")) == ""
