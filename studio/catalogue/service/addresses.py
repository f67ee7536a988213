"""From which address somebody asks, behind proxies too."""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from fastapi import Request

Network = IPv4Network | IPv6Network
_ONE_LINE = 64  # bits of an IPv6 address that its owner is given as a whole


def address_of(request: Request, proxies: Sequence[Network]) -> str:
    """Return the last address that is not a trusted proxy's: what stands before it anybody can write."""
    found = request.client.host if request.client else ""
    forwarded = ",".join(request.headers.getlist("x-forwarded-for")).split(",")
    for said in reversed(forwarded):
        if not _trusted(found, proxies) or (address := _read(said.strip())) is None:
            break
        found = str(address)
    return _line(found)


def _trusted(found: str, proxies: Sequence[Network]) -> bool:
    address = _read(found)
    return address is not None and any(
        address in network for network in proxies if network.version == address.version
    )


def _line(found: str) -> str:
    address = _read(found)
    if isinstance(address, IPv6Address):
        return str(IPv6Network((address, _ONE_LINE), strict=False))
    return found


def _read(text: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
