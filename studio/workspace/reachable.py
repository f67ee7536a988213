"""Whether anybody is there at a server's address, found out quickly."""

import asyncio
from contextlib import suppress
from urllib.parse import urlsplit
from urllib.request import getproxies

_PORTS = {"http": 80, "https": 443}


async def is_there(url: str, seconds: float) -> bool:
    """Try for so long at most; what lies behind a proxy cannot be told and counts as there.

    A server that lets one in and then says nothing is not there; one that is encrypted is only called at.
    """
    try:
        address = urlsplit(url)
        port = address.port or _PORTS.get(address.scheme, 0)
    except ValueError:
        return False
    if getproxies().get(address.scheme):
        return True
    try:
        async with asyncio.timeout(seconds):
            reader, writer = await asyncio.open_connection(address.hostname, port)
            try:
                return address.scheme != "http" or await _says_something(reader, writer, address.netloc)
            finally:
                writer.close()
                with suppress(OSError):
                    await writer.wait_closed()
    except (OSError, TimeoutError, ValueError):
        return False


async def _says_something(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, host: str) -> bool:
    """Whatever it answers to the shortest question."""
    name = host.rpartition("@")[2]
    writer.write(f"HEAD / HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n".encode())
    return bool(await reader.read(1))
