"""Ed25519 keys (RFC 8032): 32 bytes written as Base64; a key's id is the SHA-256 of its public half."""

import base64
import binascii
import hashlib
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, StringConstraints

from studio.catalogue.trust.canonical import written
from studio.core.errors import SignatureInvalid

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_LENGTH = 32
PublicKey = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/]{43}=$")]
Signature = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/]{86}==$")]
KeyId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class SigningKey:
    """The private half; `secret` is its text for a keyring or a file of its own, and nothing prints it."""

    def __init__(self, private: "Ed25519PrivateKey") -> None:
        self._private = private

    @classmethod
    def generate(cls) -> "SigningKey":
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def read(cls, secret: str) -> "SigningKey":
        """Raises ValueError when the text is no key."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return cls(Ed25519PrivateKey.from_private_bytes(_bytes(secret.strip(), _LENGTH)))

    @property
    def secret(self) -> str:
        return base64.b64encode(self._private.private_bytes_raw()).decode()

    @property
    def public(self) -> str:
        return base64.b64encode(self._private.public_key().public_bytes_raw()).decode()

    @property
    def id(self) -> str:
        return key_id(self.public)

    def sign(self, purpose: str, statement: BaseModel) -> str:
        return base64.b64encode(self._private.sign(written(purpose, statement))).decode()


def key_id(public: str) -> str:
    return hashlib.sha256(_bytes(public, _LENGTH)).hexdigest()


def fingerprint(key: str) -> str:
    """Return a key's id as people compare it: 32 of its digits in groups of four."""
    return " ".join(key[start : start + 4] for start in range(0, 32, 4))


def check_signature(public: str, purpose: str, statement: BaseModel, signature: str) -> None:
    """Raises SignatureInvalid with the purpose as what was signed."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        key = Ed25519PublicKey.from_public_bytes(_bytes(public, _LENGTH))
        key.verify(_bytes(signature, 2 * _LENGTH), written(purpose, statement))
    except (InvalidSignature, ValueError) as error:
        raise SignatureInvalid(what=purpose) from error


def _bytes(text: str, length: int) -> bytes:
    try:
        content = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise ValueError(text) from error
    if len(content) != length:
        raise ValueError(len(content))
    return content
