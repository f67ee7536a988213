"""An endpoint's address as people paste it, made into the base URL the requests need."""

import asyncio
import ipaddress
import re
from urllib.parse import SplitResult, urlsplit

from studio.core.errors import EndpointUrlInvalid

_WORK = re.compile(r"/(chat/completions|completions|embeddings|models|rerank|responses)$")
_VERSION = re.compile(r"/v\d+\w*(/|$)")
_LABEL = re.compile(r"(?!-)[\w-]{1,63}(?<!-)")
_AROUND = " \t\r\n\"'“”‘’<>《》。,，;；"
_SCHEME = re.compile(r"^[a-zA-Z][a-zA-Z0-9+.-]*://")


def normalise_url(url: str, endpoint: str = "") -> str:
    """Return `https://host/v1` for what was typed or pasted; raises EndpointUrlInvalid for nonsense."""
    text = url.strip(_AROUND).replace("：//", "://").replace("\\", "/")
    parts = _split(text if _SCHEME.match(text) else f"{_likely_scheme(text)}://{text}")
    if parts is None:
        raise EndpointUrlInvalid(endpoint=endpoint, url=_without_secret(text))
    return f"{parts.scheme.lower()}://{parts.netloc.lower()}{_path(parts.path)}"


def checked_url(url: str, endpoint: str = "") -> str:
    """Return an address that has a path already as it is, any other one normalised."""
    parts = _split(url)
    whole = parts and parts.path.strip("/") and not parts.query and not _WORK.search(parts.path.rstrip("/"))
    return url.rstrip("/") if whole else normalise_url(url, endpoint)


def origin(url: str) -> str:
    """Return scheme, host and port: whom a key is given to."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def host(url: str) -> str:
    return urlsplit(url).netloc


def is_loopback(url: str) -> bool:
    name = urlsplit(url).hostname or ""
    try:
        return name == "localhost" or ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


async def answers(url: str, patience: float = 1.0) -> bool:
    """Whether somebody takes connections there within so many seconds."""
    parts = urlsplit(url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        async with asyncio.timeout(patience):
            _, writer = await asyncio.open_connection(parts.hostname, port)
    except (OSError, TimeoutError):
        return False
    writer.close()
    return True


def _split(text: str) -> SplitResult | None:
    try:
        parts = urlsplit(text)
        usable = parts.port != 0 and parts.username is None and parts.scheme.lower() in {"http", "https"}
        return parts if usable and _is_host(parts.hostname or "") else None
    except ValueError:  # a port that is no number, a broken IPv6 address
        return None


def _is_host(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        labels = name.removesuffix(".").split(".")
        looks_like_one = len(labels) > 1 or name.isascii()
        dotted_numbers = labels[-1].isdigit()
        return looks_like_one and not dotted_numbers and all(_LABEL.fullmatch(label) for label in labels)
    return True


def _likely_scheme(text: str) -> str:
    """Guess plain HTTP for a bare address of this machine or this network, HTTPS for a name."""
    name = re.split(r"[/:]", text, maxsplit=1)[0]
    local = "." not in name or name.replace(".", "").isdigit()
    return "http" if local else "https"


def _path(path: str) -> str:
    path = re.sub(r"/{2,}", "/", path).rstrip("/")
    pasted_whole = _WORK.search(path)
    if pasted_whole:
        return path[: pasted_whole.start()]
    return path if _VERSION.search(path) else f"{path}/v1"


def _without_secret(text: str) -> str:
    return re.sub(r"//[^/@]*@", "//…@", text)[:200]
