"""Proof that who fetches a sign-in is who began it (RFC 7636)."""

import hashlib
from base64 import urlsafe_b64encode


def challenge_of(verifier: str) -> str:
    """S256."""
    return urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
