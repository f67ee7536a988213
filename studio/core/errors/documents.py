"""One file could not be loaded; the others are unaffected.

StudioError
└── DocumentError                  one file could not be loaded; the others are unaffected
    ├── DocumentMissing
    ├── DocumentNotReadable        no permission, or the drive is gone
    ├── DocumentEmpty
    ├── DocumentKindUnknown
    ├── DocumentCorrupt
    ├── DocumentEncrypted
    ├── DocumentWithoutText
    ├── DocumentTooLarge
    ├── DocumentClassified         a 密级 mark: refused, nothing of it is kept
    ├── PersonalDataRefused        the base takes no documents with personal data
    ├── ArchiveUnsafe              it could do harm when unpacked: nothing of it was
    ├── ArchiveNotSupported        rar, 7z, tar …: to be unpacked first
    ├── ReaderCrashed
    ├── ReaderOutOfMemory          it needed more memory than one file may
    └── ReaderTimedOut
"""

from studio.core.errors.base import StudioError


class DocumentError(StudioError):
    document: str


class DocumentMissing(DocumentError):
    pass


class DocumentNotReadable(DocumentError):
    pass


class DocumentEmpty(DocumentError):
    pass


class DocumentKindUnknown(DocumentError):
    pass


class DocumentCorrupt(DocumentError):
    kind: str


class DocumentEncrypted(DocumentError):
    kind: str


class DocumentWithoutText(DocumentError):
    kind: str


class DocumentTooLarge(DocumentError):
    megabytes: int
    limit: int


class DocumentClassified(DocumentError):
    level: str
    page: int | None


class PersonalDataRefused(DocumentError):
    """How often each kind of number stands in it."""

    id_numbers: int
    mobiles: int
    bank_cards: int
    credit_codes: int


class ArchiveUnsafe(DocumentError):
    problem: str


class ArchiveNotSupported(DocumentError):
    kind: str


class ReaderCrashed(DocumentError):
    pass


class ReaderOutOfMemory(DocumentError):
    megabytes: int


class ReaderTimedOut(DocumentError):
    seconds: int
