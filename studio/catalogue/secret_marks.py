"""Finding what must never be published in an agent's own files: keys, tokens, passwords."""

import re
from collections.abc import Iterator

_PATTERNS = {
    "private_key": re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----"),
    "api_key": re.compile(r"\b(?:sk|pk|rk)-(?:[A-Za-z0-9]+-)*[A-Za-z0-9_]{16,}\b"),
    "cloud_key": re.compile(r"\b(?:AKIA|LTAI|AKID)[A-Za-z0-9]{12,}\b"),
    "access_token": re.compile(r"\b(?:gh[pousr]_|glpat-|xox[abp]-|hf_)[A-Za-z0-9_-]{16,}"),
    "signed_token": re.compile(r"\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}"),
    "bearer": re.compile(r"\bBearer\s+[A-Za-z0-9._~+/-]{16,}", re.IGNORECASE),
    "url_password": re.compile(r"\b[a-z][a-z0-9+.-]*://[^\s/:@]+:[^\s/@]+@", re.IGNORECASE),
    "password": re.compile(
        r"(?:password|passwd|pwd|secret|api[_-]?key|access[_-]?key|token|密码|口令|密钥|令牌)[\"']?"
        r"\s*(?:[:=:=]|是|为)\s*[\"'“]?"
        r"(?=[^\s\"'“”,。;,;]*[0-9])(?=[^\s\"'“”,。;,;]*[A-Za-z])[!-~]{6,}",
        re.IGNORECASE,
    ),
}


def secrets_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line (from 1) and the kind of each secret; never the secret."""
    for number, line in enumerate(text.splitlines(), start=1):
        for kind, pattern in _PATTERNS.items():
            if pattern.search(line):
                yield number, kind
                break
