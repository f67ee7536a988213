"""Which servers may be reached: those listed, and nothing inside this computer behind their names."""

import asyncio
import ipaddress
import socket
from collections.abc import Sequence
from urllib.parse import urlsplit

from studio.core.errors import ServiceHostRefused

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


async def check_host(url: str, allowed: Sequence[str]) -> None:
    """Raises ServiceHostRefused unless the address is plain http(s) to a host (or host:port) of the list.

    A name of the list that leads to this computer itself, or to an address only this link knows, is refused:
    whoever holds the name could else reach what only answers here. Addresses of the intranet are fine.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    if parts.scheme not in ("http", "https") or parts.username is not None or not host:
        raise ServiceHostRefused(tool="openapi", host=host or url[:80], reason="not_http")
    if not _listed(host, parts.port, allowed):
        raise ServiceHostRefused(tool="openapi", host=host, reason="not_allowed")
    if _literal(host) is None and host != "localhost":
        await _check_addresses(host)


def _listed(host: str, port: int | None, allowed: Sequence[str]) -> bool:
    names = {one.strip().lower() for one in allowed}
    return host in names or f"{host}:{port}" in names


async def _check_addresses(host: str) -> None:
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except OSError:  # nobody of that name: the request itself says so
        return
    for *_, place in found:
        address = ipaddress.ip_address(str(place[0]).split("%")[0])
        if address.is_loopback or address.is_link_local or address.is_unspecified or address.is_multicast:
            raise ServiceHostRefused(tool="openapi", host=host, reason="leads_inside")


def _literal(host: str) -> Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None
