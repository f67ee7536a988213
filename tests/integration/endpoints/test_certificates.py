"""Certificates: what this computer does not trust gets nothing, unless the profile names its CA."""

import asyncio
import ipaddress
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from studio.core.errors import EndpointNotCompatible, EndpointUntrusted
from studio.endpoints import Endpoint, EndpointProfile
from tests.integration.endpoints.asking import Waits, patient, text_of
from tests.integration.endpoints.loopback_server import GOOD


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """Write a certificate for 127.0.0.1 that signs itself, with its key, into one PEM file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    today = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path / "ca.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(signed.public_bytes(serialization.Encoding.PEM) + secret)
    return file


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
