"""Facts of a package as they are read: digest, size, endpoint."""

from studio.endpoints import PRACTICE
from studio.ui.language import tr


def spaced_digest(digest: str) -> str:
    """Groups of eight can be compared by eye, and broken into lines."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))


def short_digest(digest: str) -> str:
    return " ".join(digest[start : start + 4] for start in range(0, 12, 4))


def size_text(size: int) -> str:
    return f"{size / 1e6:,.1f} MB" if size >= 1e5 else f"{size / 1e3:,.0f} KB"


def endpoint_text(name: str) -> str:
    return tr("Practice endpoint") if name == PRACTICE.name else name
