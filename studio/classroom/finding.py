"""Finding a class on the room's network: who knows its code is told where it is, by UDP broadcast.

The code itself is never sent: asked is `agent-studio class 1 NONCE PROOF` with PROOF = SHA-256(NONCE CODE),
answered `agent-studio class 1 NONCE PORT`, with the address behind it where the class has only one; else it
is the one the answer comes from.
"""

import asyncio
import hashlib
import ipaddress
import secrets
import socket
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress

from studio.core.errors import ClassNotFound

PORT = 8430
"""For broadcasts, whatever port the class itself has; and the one it usually has."""
GREETING = "agent-studio class 1"
_EVERYWHERE, _THIS_COMPUTER = "255.255.255.255", "127.255.255.255"
_TIMES, _BETWEEN = 4, 0.5
_LONGEST = 512


def proof(nonce: str, code: str) -> str:
    return hashlib.sha256(f"{nonce} {code}".encode()).hexdigest()


async def find_class(
    code: str,
    port: int = PORT,
    targets: Sequence[str] = (),
    between: float = _BETWEEN,
    nonce: str = "",
) -> str:
    """Return the address of the class with that code, `http://host:port`; raises ClassNotFound.

    `targets` are the addresses asked instead of all of this computer's networks, every `between` seconds.
    Who looks again and again does so with one `nonce`: all of it counts as one guess of the code.
    """
    nonce = nonce or secrets.token_hex(8)
    question = f"{GREETING} {nonce} {proof(nonce, code)}".encode()
    with closing(_socket()) as asking:
        for _ in range(_TIMES):
            for target in targets or await asyncio.to_thread(_targets):
                with suppress(OSError):  # a network that is down, or takes no broadcasts
                    asking.sendto(question, (target, port))
            with suppress(TimeoutError):
                async with asyncio.timeout(between):
                    return await _answered(asking, nonce)
    raise ClassNotFound(code=code)


def own_addresses() -> list[str]:
    """Return this computer's IPv4 addresses, the one of its way out first; none where it has no network."""
    found: list[str] = []
    for outside in ("192.0.2.1", "10.255.255.255", "192.168.255.255", "172.31.255.255"):
        with suppress(OSError), closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as way:
            way.connect((outside, 9))  # sends nothing, but chooses an address
            found.append(way.getsockname()[0])
    with suppress(OSError):
        found += [str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    return [one for one in dict.fromkeys(map(str, found)) if not _is_own_only(one)]


def _is_own_only(address: str) -> bool:
    parsed = ipaddress.ip_address(address)
    return parsed.is_loopback or parsed.is_unspecified


def _targets() -> list[str]:
    """Some systems broadcast on one network only unless each is named; rooms have networks of 256."""
    return [_EVERYWHERE, _THIS_COMPUTER, *_ends(own_addresses())]


def _ends(addresses: Iterable[str]) -> list[str]:
    return [f"{one.rpartition('.')[0]}.255" for one in addresses]


def _socket() -> socket.socket:
    asking = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    asking.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
    asking.setblocking(False)
    asking.bind(("", 0))
    return asking


async def _answered(asking: socket.socket, nonce: str) -> str:
    loop = asyncio.get_running_loop()
    while True:
        data, (host, *_) = await loop.sock_recvfrom(asking, _LONGEST)
        if address := _told(data, nonce, str(host)):
            return address


def _told(data: bytes, nonce: str, source: str) -> str:
    """Return nothing for what is no answer to this question."""
    text = data.decode("ascii", errors="replace")
    port, _, host = text.removeprefix(f"{GREETING} {nonce} ").partition(" ")
    answers = text.startswith(f"{GREETING} {nonce} ") and port.isdecimal() and 0 < int(port) < 65536
    return f"http://{host if _is_address(host) else source}:{port}" if answers else ""


def _is_address(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).version == 4
    except ValueError:
        return False
