"""A catalogue server with TLS: who is trusted, and what is never sent in the open."""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import httpx
import pytest

from studio.catalogue import ServerSettings, Way, stranger_client
from studio.catalogue.connecting import server_client
from studio.catalogue.server.process import open_store, server_for, service_of
from studio.catalogue.server.tls import server_context
from studio.catalogue.settings.trust import TlsSettings, TlsVersion
from studio.core.errors import (
    CatalogueNotEncrypted,
    CatalogueUnreachable,
    CatalogueUntrusted,
    FileInvalid,
    ServerSettingsInvalid,
    SignInNeeded,
)
from tests.integration.catalogue.certificates import Root
from tests.unit.catalogue.samples import USER


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Root:
    return Root.make(tmp_path_factory.mktemp("root"), "city")


@pytest.fixture(scope="module")
def tls(root: Root) -> TlsSettings:
    certificate, key = root.give("server")
    return TlsSettings(certificate=certificate, key=key)


@asynccontextmanager
async def serving(folder: Path, tls: TlsSettings) -> AsyncIterator[str]:
    """The service in this process, on a real socket."""
    settings = ServerSettings(folder=folder, tls=tls)
    with socket.create_server(("127.0.0.1", 0)) as listening, closing(open_store(settings)) as store:
        server = server_for(settings, service_of(settings, store))
        server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]  # the test has its own
        task = asyncio.create_task(server.serve(sockets=[listening]))
        try:
            yield f"https://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            await task


async def test_whom_the_intranet_vouches_for_is_trusted_and_nobody_else(
    tmp_path: Path, root: Root, tls: TlsSettings
) -> None:
    stranger = Root.make(tmp_path, "stranger")
    async with serving(tmp_path / "catalogue", tls) as url:
        async with stranger_client(url, Way(ca=str(root.file))) as client:
            assert (await client.accounts.ways_in()).password
        for way in (Way(), Way(ca=str(stranger.file)), Way(in_the_open=True)):
            with pytest.raises(CatalogueUntrusted):
                async with server_client(url, USER, "token", way) as client:
                    await client.accounts.me()
        async with httpx.AsyncClient(verify=ssl.create_default_context(cafile=root.file)) as http:
            answer = await http.get(f"{url}/api/health")
            assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"


async def test_an_old_version_of_tls_is_not_spoken(tmp_path: Path, root: Root, tls: TlsSettings) -> None:
    newest = tls.model_copy(update={"minimum": TlsVersion.V1_3})
    old = ssl.create_default_context(cafile=root.file)
    old.maximum_version = ssl.TLSVersion.TLSv1_2
    async with serving(tmp_path, newest) as url, httpx.AsyncClient(verify=old) as http:
        with pytest.raises(httpx.ConnectError):
            await http.get(f"{url}/api/health")


async def test_only_computers_with_a_certificate_are_heard_where_that_is_set(
    tmp_path: Path, root: Root, tls: TlsSettings
) -> None:
    mine, _ = root.give("desk")
    asking = tls.model_copy(update={"client_ca": root.file})
    async with serving(tmp_path, asking) as url:
        with_mine = Way(ca=str(root.file), certificate=str(mine))
        async with server_client(url, USER, "wrong", with_mine) as client:
            with pytest.raises(SignInNeeded):
                await client.accounts.me()
        async with server_client(url, USER, "token", Way(ca=str(root.file))) as client:
            with pytest.raises((CatalogueUntrusted, CatalogueUnreachable)):  # it may just hang up
                await client.accounts.me()


async def test_no_token_goes_out_in_the_open() -> None:
    for url in ("http://catalogue.example.invalid", "http://10.1.2.3:8420"):
        with pytest.raises(CatalogueNotEncrypted):
            async with server_client(url, USER, "token"):
                pass
    async with server_client("http://10.1.2.3:8420", USER, "token", Way(in_the_open=True)):
        pass
    async with server_client("http://127.0.0.1:8420", USER, "token"):
        pass


@pytest.mark.parametrize("way", [Way(ca="nowhere.pem"), Way(certificate="nowhere.pem")])
async def test_a_certificate_that_is_not_there_is_named(way: Way) -> None:
    with pytest.raises(FileInvalid) as caught:
        async with server_client("https://127.0.0.1:9", USER, "token", way):
            pass
    assert caught.value.file == "nowhere.pem"


def test_a_server_says_which_of_its_files_cannot_be_used(
    tmp_path: Path, root: Root, tls: TlsSettings
) -> None:
    nowhere = tmp_path / "nowhere.pem"
    _, other = root.give("other")
    locked, locked_key = root.give("locked", locked=True)
    for wrong in (
        {"certificate": nowhere},
        {"key": nowhere},
        {"key": other},
        {"certificate": locked, "key": locked_key},
    ):
        with pytest.raises(ServerSettingsInvalid) as caught:
            server_context(tls.model_copy(update=wrong))
        assert caught.value.field == "tls"
    with pytest.raises(ServerSettingsInvalid) as caught:
        server_context(tls.model_copy(update={"client_ca": nowhere}))
    assert caught.value.field == "tls.client_ca"
