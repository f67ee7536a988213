"""Signatures, keys, certificates and the signed index.

CatalogueError
├── CatalogueUntrusted             its certificate is not trusted
├── CatalogueNotEncrypted          signing in there would send the token in the open
├── SignatureMissing               a submission without its author's signature
├── SignatureInvalid               it does not fit what it is said to be under
├── StatementWrong                 what was signed is about something else
├── StatementReplayed              what was signed has been used once already
├── AuthorKeyUnknown
├── AuthorKeyRevoked
├── AuthorKeyOfAnother             the key belongs to another person
├── AuthorKeyUnreadable            what was given or kept as a key is none
├── AuthorKeyNotKept               there is no keyring to keep it in
├── ServiceKeyMissing              the catalogue's private key is not where it should be
├── CatalogueKeyChanged            it signs with a key that nobody vouches for
├── IndexExpired                   old news: newer may be kept back
├── IndexRolledBack                older than what was seen before
└── IndexContradicted              what is handed out is not what the index says
"""

from studio.core.errors.serving import CatalogueError


class CatalogueUntrusted(CatalogueError):
    host: str


class CatalogueNotEncrypted(CatalogueError):
    host: str


class SignatureMissing(CatalogueError):
    pass


class SignatureInvalid(CatalogueError):
    """`what` is the purpose it was made for."""

    what: str


class StatementWrong(CatalogueError):
    """`part` is the first that differs."""

    part: str


class StatementReplayed(CatalogueError):
    pass


class AuthorKeyUnknown(CatalogueError):
    person: str
    fingerprint: str


class AuthorKeyRevoked(CatalogueError):
    person: str
    fingerprint: str


class AuthorKeyOfAnother(CatalogueError):
    person: str
    fingerprint: str


class AuthorKeyUnreadable(CatalogueError):
    pass


class AuthorKeyNotKept(CatalogueError):
    pass


class ServiceKeyMissing(CatalogueError):
    file: str
    fingerprint: str


class CatalogueKeyChanged(CatalogueError):
    """Fingerprints of the key that is trusted, and of the one it signs with now."""

    trusted: str
    found: str


class IndexExpired(CatalogueError):
    expired: str


class IndexRolledBack(CatalogueError):
    """`seen` and `found` are versions of the index."""

    seen: int
    found: int


class IndexContradicted(CatalogueError):
    agent: str
    version: str
