"""Workbooks that Excel encrypts with a password everybody knows when their structure alone is protected.

Such a file opens without asking for anything, so it is read [MS-XLS] 2.2.10, [MS-OFFCRYPTO] 2.3.5 and 2.3.6.
"""

import struct
from collections.abc import Callable, Iterator
from hashlib import md5, sha1

_PASSWORD = "VelvetSweatshop".encode("utf-16-le")
_BLOCK = 1024
_HEAD = struct.Struct("<HH")
_SHEET = 0x0085
_PLAIN = {0x0809, 0x002F, 0x00E1, 0x0194, 0x0195, 0x0196, 0x0138}  # records that are never encrypted
Key = Callable[[int], bytes]  # of a block


def decrypted(stream: bytes, pass_record: bytes) -> bytes | None:
    """The stream in plain, or None when it needs a password of its own."""
    try:
        key = _key(pass_record)
    except struct.error:  # a way older than RC4
        return None
    if key is None:
        return None
    blocks = (
        _mixed(stream[at : at + _BLOCK], _key_stream(key(at // _BLOCK), _BLOCK))
        for at in range(0, len(stream), _BLOCK)
    )
    plain = bytearray(b"".join(blocks))
    for start, end in _left_plain(stream):
        plain[start:end] = stream[start:end]
    return bytes(plain)


def _key(record: bytes) -> Key | None:
    kind, version, way = struct.unpack_from("<3H", record)
    if kind != 1:
        return None
    return _simple_key(record[6:54]) if (version, way) == (1, 1) else _service_key(record[6:])


def _simple_key(facts: bytes) -> Key | None:
    salt, verifier, checked = facts[:16], facts[16:32], facts[32:48]
    first = md5(_PASSWORD, usedforsecurity=False).digest()[:5]
    base = md5((first + salt) * 16, usedforsecurity=False).digest()[:5]

    def key(block: int) -> bytes:
        return md5(base + struct.pack("<I", block), usedforsecurity=False).digest()

    plain = _mixed(verifier + checked, _key_stream(key(0), 32))
    return key if md5(plain[:16], usedforsecurity=False).digest() == plain[16:] else None


def _service_key(facts: bytes) -> Key | None:
    _, size = struct.unpack_from("<II", facts)
    (bits,) = struct.unpack_from("<I", facts, 8 + 16)
    rest = facts[8 + size :]
    salt, verifier, checked = rest[4:20], rest[20:36], rest[40:60]
    base = sha1(salt + _PASSWORD, usedforsecurity=False).digest()
    length = (bits or 40) // 8

    def key(block: int) -> bytes:
        made = sha1(base + struct.pack("<I", block), usedforsecurity=False).digest()[:length]
        return made.ljust(16, b"\x00") if length == 5 else made

    plain = _mixed(verifier + checked, _key_stream(key(0), 36))
    return key if sha1(plain[:16], usedforsecurity=False).digest() == plain[16:] else None


def _left_plain(stream: bytes) -> Iterator[tuple[int, int]]:
    """Heads of records, a few records, and where a sheet begins."""
    at = 0
    while at + _HEAD.size <= len(stream):
        kind, size = _HEAD.unpack_from(stream, at)
        end = at + _HEAD.size + size
        yield at, end if kind in _PLAIN else at + _HEAD.size + 4 * (kind == _SHEET)
        at = end


def _key_stream(key: bytes, length: int) -> bytes:
    """RC4."""
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) & 255
        state[i], state[j] = state[j], state[i]
    made = bytearray()
    i = j = 0
    for _ in range(length):
        i = (i + 1) & 255
        j = (j + state[i]) & 255
        state[i], state[j] = state[j], state[i]
        made.append(state[(state[i] + state[j]) & 255])
    return bytes(made)


def _mixed(content: bytes, stream: bytes) -> bytes:
    size = len(content)
    mixed = int.from_bytes(content, "big") ^ int.from_bytes(stream[:size], "big")
    return mixed.to_bytes(size, "big")
