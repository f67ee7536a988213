"""Settings of a request that some servers turn all of it down for, and how it is put to them instead."""

import re
from collections.abc import Mapping
from typing import Any

_INSTEAD = {"max_tokens": "max_completion_tokens"}
_OPTIONAL = ("stream_options", "temperature")
_NOT_KNOWN = re.compile(
    r"unsupported|not? support|unrecogni[sz]ed|unknown|unexpected|extra|not (?:permitted|allowed)|deprecated"
    r"|max_completion_tokens|不支持|未知|无效",
    re.IGNORECASE,
)


def put_otherwise(body: Mapping[str, Any], refused: frozenset[str]) -> dict[str, Any]:
    """Return the request without those settings, or with what stands for them elsewhere."""
    return {
        _INSTEAD.get(name, name) if name in refused else name: value
        for name, value in body.items()
        if name not in refused or name in _INSTEAD
    }


def refused_in(message: str) -> frozenset[str]:
    """The settings a server says it does not take."""
    named = [name for name in (*_OPTIONAL, *_INSTEAD) if re.search(rf"(?<!\w){name}(?!\w)", message)]
    return frozenset(name for name in named if name in _OPTIONAL or _NOT_KNOWN.search(message))
