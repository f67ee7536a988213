"""Messages over a pipe: a JSON head and bytes, each with its length before it."""

import json
import struct
from typing import Any, BinaryIO

_LENGTHS = struct.Struct("!II")
Head = dict[str, Any]  # JSON as each message needs it


def write_frame(stream: BinaryIO, head: Head, body: bytes = b"") -> None:
    told = json.dumps(head).encode()
    stream.write(_LENGTHS.pack(len(told), len(body)) + told + body)
    stream.flush()


def read_frame(stream: BinaryIO) -> tuple[Head, bytes]:
    """Raises EOFError when the other side is gone."""
    told, body = _LENGTHS.unpack(_read(stream, _LENGTHS.size))
    return json.loads(_read(stream, told)), _read(stream, body)


def _read(stream: BinaryIO, length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data
