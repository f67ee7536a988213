"""Which servers may be reached: those listed, and nothing inside this computer behind their names."""

import asyncio
import ipaddress
import re
import socket
from collections.abc import Sequence

import httpx

from studio.core.errors import ServiceHostRefused

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_PORTS = {"http": 80, "https": 443}


async def check_host(url: str, allowed: Sequence[str]) -> None:
    """Raises ServiceHostRefused unless the address is of the list and leads where it says.

    A name of the list that leads to this computer itself, or to an address only this link knows, is refused:
    whoever holds the name could else reach what only answers here. Addresses of the intranet are fine.
    """
    parts = check_listed(url, allowed)
    if _literal(parts.host) is None and parts.host != "localhost":
        await _check_addresses(parts.raw_host.decode())


def check_listed(url: str, allowed: Sequence[str]) -> httpx.URL:
    """Raises ServiceHostRefused unless it is plain http(s) to a host (or host:port) of the list."""
    parts = _parsed(url)  # by what sends it later: two readers of addresses may see two hosts in one
    if parts is None or parts.scheme not in _PORTS or parts.userinfo or not parts.host:
        raise ServiceHostRefused(tool="openapi", host=url[:80], reason="not_http")
    if not any(_is(parts, one) for one in allowed):
        raise ServiceHostRefused(tool="openapi", host=parts.netloc.decode(), reason="not_allowed")
    return parts


def _is(parts: httpx.URL, one: str) -> bool:
    """Whether it is the host of this line of the list, which may be written as an address, too."""
    written = one.strip()
    if _literal(written) is not None and ":" in written:
        written = f"[{written}]"
    listed = _parsed(written if "://" in written else f"http://{written}")
    if listed is None or not listed.host or listed.raw_host != parts.raw_host:
        return False
    stated = re.search(r":(\d+)(?:/|$)", written)
    meant = _PORTS.get(listed.scheme) if "://" in written else None
    wanted = int(stated[1]) if stated else meant
    return wanted is None or wanted == (parts.port or _PORTS[parts.scheme])


async def _check_addresses(host: str) -> None:
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):  # nobody of that name: the request itself says so
        return
    for *_, place in found:
        address = _plain(ipaddress.ip_address(str(place[0]).split("%")[0]))
        if address.is_loopback or address.is_link_local or address.is_unspecified or address.is_multicast:
            raise ServiceHostRefused(tool="openapi", host=host, reason="leads_inside")


def _plain(address: Address) -> Address:
    """An address of version 4 may be written as one of version 6."""
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return mapped or address


def _parsed(url: str) -> httpx.URL | None:
    try:
        return httpx.URL(url)
    except (httpx.InvalidURL, UnicodeError, ValueError):
        return None


def _literal(host: str) -> Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None
