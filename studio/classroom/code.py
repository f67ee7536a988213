"""The short code that a class is joined with: six signs nobody mistakes for one another."""

import secrets
import unicodedata

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without 0 and O, 1, I and L: 31 signs, 887 million codes."""
LENGTH = 6
_NOT_SIGNS = str.maketrans("", "", " -_·.\t\r\n\u3000")


def new_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def as_typed(text: str) -> str:
    """Return what was meant: full-width signs, small letters, blanks and hyphens are no mistakes."""
    return unicodedata.normalize("NFKC", text).translate(_NOT_SIGNS).upper()


def is_code(text: str) -> bool:
    return len(text) == LENGTH and set(text) <= set(ALPHABET)
