"""Certificates: what this computer does not trust gets nothing, unless the profile names its CA."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from studio.core.errors import EndpointNotCompatible, EndpointUntrusted
from studio.endpoints import Endpoint, EndpointProfile
from tests.certificates import write_certificate
from tests.integration.endpoints.asking import Waits, patient, text_of
from tests.integration.endpoints.loopback_server import GOOD


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    return write_certificate(tmp_path / "ca.pem")


@asynccontextmanager
async def secured(certificate: Path) -> AsyncIterator[EndpointProfile]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(GOOD)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0, ssl=context)
    url = f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
    yield EndpointProfile(id="city", name="市级共享模型", base_url=url, chat_model="m")
    server.close()


async def test_a_certificate_nobody_vouches_for_is_not_trusted(certificate: Path) -> None:
    waits = Waits()
    async with secured(certificate) as profile:
        with pytest.raises(EndpointUntrusted):
            await text_of(profile, waits=waits)

    assert waits.seconds == []


async def test_the_ca_file_of_the_profile_is_trusted(certificate: Path) -> None:
    async with secured(certificate) as profile:
        assert await text_of(profile.model_copy(update={"ca_bundle": str(certificate)})) == "好"


async def test_https_to_a_server_without_it_is_told() -> None:
    async def plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(plain, "127.0.0.1", 0)
    url = f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
    async with Endpoint(EndpointProfile(id="city", name="x", base_url=url), "", patient()) as endpoint:
        with pytest.raises(EndpointNotCompatible):
            await endpoint.models()
    server.close()
