"""Where the vectors of a workspace are kept: in its own folder, or on a Chroma server."""

import os
from contextlib import suppress
from urllib.parse import urlsplit

from studio.core.errors import EndpointUrlInvalid, KeyringUnavailable
from studio.endpoints import KeyStore, is_loopback, origin
from studio.vectors.index import VectorIndex
from studio.workspace.settings import Settings

VARIABLE = "CHROMA_URL"


def vector_index(settings: Settings, keys: KeyStore, *, held: bool = False) -> VectorIndex | None:
    """The server of the environment or of the settings; None for the workspace's own folder.

    What an administrator `held` the environment does not change.
    """
    url = ("" if held else os.environ.get(VARIABLE, "")) or settings.chroma_url
    if not url:
        return None
    from studio.vectors.chroma_server import ChromaServer

    try:
        return ChromaServer(checked_server(url), Token(url, keys), through_proxy=not is_loopback(url))
    except EndpointUrlInvalid:  # said when the vectors are asked for, and not before the first window
        return ChromaServer(url, lambda: "")


def checked_server(url: str) -> str:
    """Raises EndpointUrlInvalid for what is no http address."""
    try:
        parts = urlsplit(url.strip())
        usable = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:  # a port that is no number, a broken IPv6 address
        usable = False
    if not usable:
        raise EndpointUrlInvalid(endpoint="Chroma", url=url)
    return url.strip().rstrip("/")


def try_server(url: str, token: str, keys: KeyStore) -> int:
    """Blocking: ask the server for something that costs nothing, with that token or else the kept one.

    Raises EndpointUrlInvalid, VectorsUnavailable or VectorServerUnreachable.
    """
    from studio.vectors.chroma_server import ChromaServer

    checked = checked_server(url)
    kept = Token(checked, keys)
    server = ChromaServer(checked, lambda: token or kept(), through_proxy=not is_loopback(checked))
    try:
        return server.count("agent-studio-trial")
    finally:
        server.close()


class Token:
    """What the server asks for, out of the keyring."""

    def __init__(self, url: str, keys: KeyStore) -> None:
        self._name, self._keys = token_name(url), keys

    def __call__(self) -> str:
        with suppress(KeyringUnavailable):
            return self._keys.key(self._name)
        return ""


def token_name(url: str) -> str:
    return f"chroma {origin(url)}"
