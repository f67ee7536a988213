"""A server's word on how many requests come before one's own, in the ways servers say it.

As a comment in the stream (`: queue 3`, `: queue position: 3`), as a chunk without an answer
(`{"queue_position": 3}`), or as a header of the answer (`X-Queue-Position: 3`).
"""

import re
from collections.abc import Mapping
from typing import Any

_COMMENT = re.compile(
    r":\s*(?:in\s+)?queue[\s_-]*(?:place|position|pos)?\s*[:=#]?\s*(\d{1,6})\s*(?:$|[,;/·])", re.IGNORECASE
)
_NAMES = ("queue_position", "queue_place", "position_in_queue")
_HEADERS = ("x-queue-position", "x-queue-place", "queue-position")


def in_comment(line: str) -> int | None:
    """Return how many are before this request; None for any other comment."""
    found = _COMMENT.match(line)
    return int(found[1]) if found else None


def in_chunk(chunk: Mapping[str, Any]) -> int | None:
    """None for a chunk that has an answer, or says nothing of a queue."""
    if chunk.get("choices"):
        return None
    inside = chunk.get("queue")
    told = [chunk.get(name) for name in _NAMES]
    told += [inside.get(name) for name in ("position", *_NAMES)] if isinstance(inside, dict) else [inside]
    return next((place for one in told if (place := _count(one)) is not None), None)


def in_headers(headers: Mapping[str, str]) -> int | None:
    told = (headers.get(name, "") for name in _HEADERS)
    return next((int(one) for one in told if one.isdecimal() and len(one) < 7), None)


def _count(told: Any) -> int | None:
    whole = isinstance(told, int) and not isinstance(told, bool)
    return told if whole and 0 <= told < 10**6 else None
