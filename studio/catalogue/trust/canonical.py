"""The one way a statement is written down before it is signed or hashed."""

import hashlib
import json
from typing import Any

from pydantic import BaseModel


def written(purpose: str, statement: BaseModel) -> bytes:
    """Return the bytes to sign: what they are for comes first, so no signature serves another purpose."""
    return purpose.encode() + b"\n" + plain(statement.model_dump(mode="json"))


def plain(data: Any) -> bytes:  # any JSON value
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode()


def hashed(purpose: str, data: Any) -> str:  # any JSON value
    """Return the SHA-256 in hexadecimal digits."""
    return hashlib.sha256(purpose.encode() + b"\n" + plain(data)).hexdigest()
