"""Finding what must never be published: keys, tokens, passwords, told from what only looks like them."""

import math
import re
from collections import Counter
from collections.abc import Iterator

_PATTERNS = {
    "private_key": re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----"),
    "api_key": re.compile(r"\b(?:sk|pk|rk)-(?:[A-Za-z0-9]+-)*[A-Za-z0-9_]{16,}\b"),
    "cloud_key": re.compile(r"\b(?:AKIA|LTAI|AKID)[A-Za-z0-9]{12,}\b"),
    "access_token": re.compile(r"\b(?:gh[pousr]_|glpat-|xox[abp]-|hf_)[A-Za-z0-9_-]{16,}"),
    "signed_token": re.compile(r"\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}"),
    "bearer": re.compile(r"\bBearer\s+(?=[A-Za-z._~+/-]*[0-9])[A-Za-z0-9._~+/-]{16,}", re.IGNORECASE),
    "url_password": re.compile(r"\b[a-z][a-z0-9+.-]*://[^\s/:@]+:[^\s/@]+@", re.IGNORECASE),
    "password": re.compile(
        r"(?:password|passwd|pwd|secret|api[_-]?key|access[_-]?key|(?<!max_)token|密码|口令|密钥|令牌)[\"']?"
        r"\s*(?:[:=:=]|是|为)\s*[\"'“]?"
        r"(?P<value>(?=[^\s\"'“”,。;,;]*[0-9])(?=[^\s\"'“”,。;,;]*[A-Za-z])[!-~]{6,})",
        re.IGNORECASE,
    ),
}
_HINTS = (
    "private key", "sk-", "pk-", "rk-", "akia", "ltai", "akid", "ghp_", "gho_", "ghu_", "ghs_", "ghr_",
    "glpat-", "xoxa-", "xoxb-", "xoxp-", "hf_", "eyj", "bearer", "://", "password", "passwd", "pwd", "secret",
    "api_key", "api-key", "apikey", "access_key", "access-key", "accesskey", "token", "密码", "口令",
    "密钥", "令牌",
)  # fmt: skip
_PLACEHOLDER = re.compile(
    r"x{4,}|\*{3,}|\.{3,}|your[_-]|placeholder|redacted|<[^<>]*>|\$\{|\{\{|\{[a-z_]+\}|%\w+%",
    re.IGNORECASE,
)
_RANDOM = 2.5  # bits a character; words and repeated characters have less than a key
_HAVE_TO_BE_RANDOM = {"api_key", "access_token", "bearer"}


def secrets_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line (from 1) and the kind of each secret; never the secret."""
    small = text.lower()
    if not any(hint in small for hint in _HINTS):
        return
    for number, line in enumerate(text.splitlines(), start=1):
        for kind, pattern in _PATTERNS.items():
            if any(_is_one(kind, match) for match in pattern.finditer(line)):
                yield number, kind
                break


def _is_one(kind: str, match: "re.Match[str]") -> bool:
    """What stands where a key would stand in an example is none."""
    found = match.groupdict().get("value") or match.group()
    if kind == "private_key":
        return True
    return not _PLACEHOLDER.search(found) and (kind not in _HAVE_TO_BE_RANDOM or _bits(found) > _RANDOM)


def _bits(text: str) -> float:
    """Bits a character, by how often each comes in the text itself."""
    counts = Counter(text)
    return -sum(count / len(text) * math.log2(count / len(text)) for count in counts.values())
