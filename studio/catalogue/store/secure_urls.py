"""TLS to a database server, as its URL asks for it in PostgreSQL's own words."""

import ssl
from typing import Any

from sqlalchemy import URL

_WORDS = ("sslmode", "sslrootcert", "sslcert", "sslkey")


class WhereOffered(ssl.SSLContext):
    """Encrypts, and looks at no certificate; the driver itself would make one for each connection."""

    def __new__(cls) -> "WhereOffered":
        context = super().__new__(cls, ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        return context


def secured(url: URL) -> tuple[URL, dict[str, Any]]:
    """Return the URL without the words about TLS, and what the driver is given for them.

    `require` wants TLS, but only `verify-ca` and `verify-full` look at the certificate. Raises ValueError.
    """
    said = {word: str(url.query[word]) for word in _WORDS if word in url.query}
    plain = url.difference_update_query(_WORDS)
    mode = said.get("sslmode", "verify-full" if "sslrootcert" in said else "prefer")
    match mode:
        case "disable":
            return plain, {"ssl_context": False}
        case "prefer" | "allow":
            return plain, {"ssl_context": WhereOffered()}
        case "require" | "verify-ca" | "verify-full":
            return plain, {"ssl_context": _context(mode, said)}
    raise ValueError(mode)


def _context(mode: str, said: dict[str, str]) -> ssl.SSLContext:
    context = ssl.create_default_context(cafile=said.get("sslrootcert"))
    context.check_hostname = mode == "verify-full"
    if mode == "require":
        context.verify_mode = ssl.CERT_NONE
    if "sslcert" in said:
        context.load_cert_chain(said["sslcert"], said.get("sslkey"))
    return context
