"""Lines of a page in the terminal: a label with its value, and lists under a heading."""

from collections.abc import Iterable
from datetime import datetime

from studio.core.i18n import Words


def labelled(label: str, value: object, say: Words) -> str:
    return say("{label}: {value}", label=label, value=value)


def fields(rows: Iterable[tuple[str, object]], say: Words) -> list[str]:
    """One line for each that has a value."""
    return [labelled(label, value, say) for label, value in rows if value not in ("", None)]


def block(heading: str, lines: Iterable[str]) -> str:
    """The heading with its lines set in under it; nothing at all without lines."""
    inner = [f"  {line}" for text in lines for line in text.splitlines()]
    return "\n".join([heading, *inner]) if inner else ""


def page(*blocks: str) -> str:
    return "\n\n".join(text for text in blocks if text)


def time_text(at: str) -> str:
    """An ISO time as the clock here shows it; what is none is left as it is."""
    try:
        return f"{datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M}"
    except ValueError:
        return at


def size_text(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 100_000 else f"{size / 1e3:.1f} KB"
