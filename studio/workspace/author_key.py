"""The key with which a person signs on this computer: in the keyring, made when it is first needed."""

from studio.catalogue.trust.keys import SigningKey
from studio.core.errors import AuthorKeyUnreadable, KeyringUnavailable
from studio.endpoints import KeyStore


def key_name(person: str) -> str:
    """Return the name under which a person's private key is kept in the keyring."""
    return f"author-key {person}"


def author_key(keys: KeyStore, person: str) -> SigningKey:
    """Without a keyring the key lasts for this session: the next one registers another.

    Raises AuthorKeyUnreadable rather than sign with another key than the one that was given.
    """
    kept = _kept(keys, person)
    if not kept:
        return new_author_key(keys, person)
    try:
        return SigningKey.read(kept)
    except ValueError as error:
        raise AuthorKeyUnreadable from error


def new_author_key(keys: KeyStore, person: str) -> SigningKey:
    """Take the place of the one before, which should be revoked."""
    key = SigningKey.generate()
    try:
        keys.set_key(key_name(person), key.secret)
    except KeyringUnavailable:
        keys.set_key(key_name(person), key.secret, session_only=True)
    return key


def outlives_session(keys: KeyStore, person: str) -> bool:
    """Whether the next session signs with the same key."""
    return not keys.is_session_only(key_name(person))


def _kept(keys: KeyStore, person: str) -> str:
    try:
        return keys.key(key_name(person))
    except KeyringUnavailable:
        return ""
