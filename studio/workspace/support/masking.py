"""Takes names, numbers, addresses and keys out of a text; a name has the same stand-in everywhere."""

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import PurePath

from studio.documents.personal_data import found_numbers

_SECRETS = (
    re.compile(r"-----BEGIN [^-]*-----.*?(?:-----END [^-]*-----|$)", re.DOTALL),
    re.compile(r"\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*"),
    re.compile(r"\b(?:sk|pk|rk)-[\w-]{8,}"),
    re.compile(r"\bBearer\s+\S+", re.IGNORECASE),
    re.compile(
        r"(?i)(password|passwd|secret|api[_-]?key|token|密码|口令|密钥|令牌)[\"']?\s*[:=：是为]\s*\S+"
    ),
    re.compile(r"\b(?=[\w+-]*\d)(?=[\w+-]*[A-Za-z])[A-Za-z0-9_+-]{24,}={0,2}"),
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_URL = re.compile(r"\b([a-z][a-z0-9+.-]{1,20})://[^\s\"'<>]+", re.IGNORECASE)
_ADDRESS = re.compile(
    r"\b\d{1,3}(?:\.\d{1,3}){3}\b|(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{0,4}\b", re.IGNORECASE
)
_PATH = re.compile(
    r"(?:[A-Za-z]:\\|\\\\|/(?:home|Users|root|tmp|data|mnt|media|opt|var|work)\b)[^\s\"'<>|，。；]*"
)
_DIGITS = re.compile(r"\d{7,}")
_SHORTEST = 2
_MOST_ENDING = 6


class Mask:
    """Names are made known first; then texts are masked."""

    def __init__(self) -> None:
        self._standins: dict[str, str] = {}
        self._counts: Counter[str] = Counter()

    def name(self, kind: str, real: str) -> str:
        """Return what stands for it, such as file-3.docx: its ending tells what it is and is kept."""
        real = real.strip()
        if not real:
            return ""
        if real not in self._standins:
            self._counts[kind] += 1
            self._standins[real] = f"{kind}-{self._counts[kind]}{_ending(real) if kind == 'file' else ''}"
        return self._standins[real]

    def text(self, text: str) -> str:
        for pattern in _SECRETS:
            text = pattern.sub("[secret]", text)
        text = _PATH.sub(self._path, text)
        for real in sorted(self._standins, key=len, reverse=True):
            if len(real) >= _SHORTEST:
                text = re.sub(_whole(real), self._standins[real], text)
        text = _URL.sub(lambda found: f"{found[1]}://[host]", text)
        text = _MAIL.sub("[mail]", text)
        text = _without_numbers(text)
        text = _ADDRESS.sub("[address]", text)
        return _DIGITS.sub("[number]", text)

    def anything(self, told: object) -> object:
        """Mask the texts in what JSON can hold; numbers are counts and sizes here."""
        if isinstance(told, str):
            return self.text(told)
        if isinstance(told, Mapping):
            return {self.text(str(name)): self.anything(value) for name, value in told.items()}
        if isinstance(told, list | tuple):
            return [self.anything(value) for value in told]
        return told

    def _path(self, found: "re.Match[str]") -> str:
        """Of a path only the part that is the program's own."""
        return own_part(found.group())


def own_part(path: str) -> str:
    """Return `studio/ui/app.py` or `site-packages/httpx/…` of a path of code; nothing of any other."""
    parts = PurePath(path.replace("\\", "/")).parts
    for at, part in enumerate(parts):
        if part == "site-packages" or (part == "studio" and path.endswith(".py")):
            return "/".join(parts[at:])
        if re.fullmatch(r"python3\.\d+", part) and path.endswith(".py"):
            return "/".join(parts[at:])
    return "[path]"


def _whole(name: str) -> str:
    """A short name in Latin letters may be part of many words."""
    before = r"(?<![A-Za-z0-9])" if name[0].isascii() and name[0].isalnum() else ""
    after = r"(?![A-Za-z0-9])" if name[-1].isascii() and name[-1].isalnum() else ""
    return f"{before}{re.escape(name)}{after}"


def _ending(name: str) -> str:
    ending = PurePath(name).suffix.lower()
    return ending if re.fullmatch(rf"\.[a-z0-9]{{1,{_MOST_ENDING}}}", ending) else ""


def _without_numbers(text: str) -> str:
    """Personal numbers by their checksums, also with gaps in them."""
    for found in reversed(list(found_numbers(text))):
        text = f"{text[: found.start]}[number]{text[found.end :]}"
    return text
