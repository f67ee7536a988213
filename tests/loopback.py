"""Tests run as on a machine without a network: only loopback answers."""

import errno
import ipaddress
import socket
import sys
from typing import Any

LOCAL_NAMES = {"", "localhost", "ip6-localhost", socket.gethostname()}


def stay_on_loopback() -> None:
    """Refuse look-ups and connections that leave the machine, for the rest of this process."""
    sys.addaudithook(_refuse_what_leaves)


def _refuse_what_leaves(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.getaddrinfo" and not _is_local_name(arguments[0]):
        raise socket.gaierror(socket.EAI_NONAME, f"tests look up no names: {arguments[0]!r}")
    if event in {"socket.connect", "socket.sendto", "socket.sendmsg"} and not _is_local_address(arguments[1]):
        raise OSError(errno.ENETUNREACH, f"tests stay on loopback: {arguments[1]!r}")


def _is_local_name(host: str | bytes | None) -> bool:
    name = host.decode() if isinstance(host, bytes) else host or ""
    return name in LOCAL_NAMES or _is_ip(name)


def _is_local_address(address: Any) -> bool:
    """Tell for an address as the socket module hands it over: a path, a (host, port, …) tuple or None."""
    if not isinstance(address, tuple):
        return True
    host = str(address[0])
    return host in LOCAL_NAMES or (_is_ip(host) and _stays_here(_ip(host)))


def _is_ip(name: str) -> bool:
    try:
        _ip(name)
    except ValueError:
        return False
    return True


def _ip(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    return ipaddress.ip_address(name.partition("%")[0])  # fe80::1%eth0


def _stays_here(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return address.is_loopback or address.is_unspecified
