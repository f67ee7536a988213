"""Whether anybody is there at a server's address, found out quickly."""

import asyncio
from contextlib import suppress
from urllib.parse import urlsplit
from urllib.request import getproxies

_PORTS = {"http": 80, "https": 443}


async def is_there(url: str, seconds: float) -> bool:
    """Try to connect, for so long at most; what lies behind a proxy cannot be told and counts as there."""
    try:
        address = urlsplit(url)
        port = address.port or _PORTS.get(address.scheme, 0)
    except ValueError:
        return False
    if getproxies().get(address.scheme):
        return True
    try:
        async with asyncio.timeout(seconds):
            _, writer = await asyncio.open_connection(address.hostname, port)
    except (OSError, TimeoutError, ValueError):
        return False
    writer.close()
    with suppress(OSError):
        await writer.wait_closed()
    return True
