"""A file's bytes and their digest, with what the operating system says put into our errors."""

import hashlib
from pathlib import Path

from studio.core.errors import DocumentMissing, DocumentNotReadable, DocumentTooLarge

MEGABYTE = 1 << 20
LARGEST = 300 * MEGABYTE
_LARGEST_ZIP = 4096 * MEGABYTE


def bytes_of(path: Path) -> bytes:
    """Raises DocumentMissing, DocumentNotReadable or DocumentTooLarge."""
    try:
        _refuse_too_large(path.name, path.stat().st_size)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise DocumentMissing(document=path.name) from error
    except OSError as error:
        raise DocumentNotReadable(document=path.name) from error


def digest_of(path: Path) -> str:
    """SHA-256 of the file in hexadecimal, read in pieces."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError as error:
        raise DocumentMissing(document=path.name) from error
    except OSError as error:
        raise DocumentNotReadable(document=path.name) from error


def refuse_larger(path: Path, limit: int) -> None:
    """`limit` in bytes; raises DocumentTooLarge."""
    _refuse_too_large(path.name, path.stat().st_size, limit)


def is_large_zip(path: Path) -> bool:
    """An archive may be larger than a document, for it is never read as a whole; raises DocumentTooLarge."""
    try:
        size = path.stat().st_size
        if size <= LARGEST:
            return False
        with path.open("rb") as file:
            is_zip = file.read(4) == b"PK\x03\x04"
    except OSError:  # reading it says what is wrong
        return False
    _refuse_too_large(path.name, size, _LARGEST_ZIP if is_zip else LARGEST)
    return True


def _refuse_too_large(name: str, size: int, limit: int = LARGEST) -> None:
    if size > limit:
        raise DocumentTooLarge(document=name, megabytes=-(-size // MEGABYTE), limit=limit // MEGABYTE)
