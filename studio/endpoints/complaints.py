"""What servers say in words only: that too much was sent, or that nobody pays; each in its own way."""

import re

_TOO_LONG = re.compile(
    r"context[ _]?(?:length|window|size)|maximum context|max_model_len|exceed_context"
    r"|context the overflows"
    r"|(?:prompt|input|messages?|request)[^.]{0,60}\b(?:too long|longer than)"
    r"|(?:prompt|input|messages?|request)[^.]{0,60}\bexceeds?\b[^.]{0,40}(?:tokens|context|length)"
    r"|too many (?:input )?tokens|reduce the length"
    r"|(?:input|prompt)s? (?:tokens|length)[^.]{0,60}(?:exceeds?\b|should be|must be|<=)"
    r"|`inputs` must have less than"
    r"|max_(?:completion_)?tokens must be at least 1, got -"
    r"|超(?:过|出|长)[^。]{0,20}(?:上下文|长度|token)|上下文[^。]{0,12}(?:过长|超)",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"(?:(?:maximum )?context length(?: is| of)?(?: only)?|context size|limit(?: of| is)?|n_ctx)"
    r"\D{0,40}?(\d{3,7})",
    re.IGNORECASE,
)
_UNPAID = re.compile(
    r"insufficient[ _](?:balance|quota|credit|funds)|exceeded your (?:current )?quota|billing|arrear"
    r"|余额不足|欠费|额度(?:不足|已?用完|耗尽)",
    re.IGNORECASE,
)


def is_too_long(status: int, message: str) -> bool:
    """Whether the request holds more than the model can read."""
    return status == 413 or bool(_TOO_LONG.search(message))


def limit_in(message: str) -> int:
    """Return how many tokens the server says it takes; 0 when it does not say."""
    found = _LIMIT.search(message)
    return int(found[1]) if found else 0


def is_unpaid(status: int, message: str) -> bool:
    """Whether the account has no money or no quota left; a busy server is none of that."""
    return status == 402 or (status in {400, 403, 429} and bool(_UNPAID.search(message)))
