"""What a file is by its bytes; its name only decides between kinds of plain text."""

import io
import re
import zipfile
from pathlib import Path

from studio.core.documents import DocumentKind
from studio.core.errors import (
    DocumentCorrupt,
    DocumentEmpty,
    DocumentEncrypted,
    DocumentKindUnknown,
)
from studio.documents.bytes_of import bytes_of
from studio.documents.decoding import decode
from studio.documents.text_kinds import is_html, kind_of_text

_PACKAGED = {
    ".docx": DocumentKind.DOCX,
    ".docm": DocumentKind.DOCX,
    ".xlsx": DocumentKind.XLSX,
    ".xlsm": DocumentKind.XLSX,
}
_BINARY = _PACKAGED | {".pdf": DocumentKind.PDF}
_MAIN_PARTS = ((b"word/document", DocumentKind.DOCX), (b"xl/workbook.xml", DocumentKind.XLSX))
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_OTHER_TEXT = re.compile(rb"\s*(?:\{\\rtf|%!PS|(?:From |Received: |Return-Path: |MIME-Version: ))")


def detect_kind(path: Path) -> DocumentKind:
    """Raises DocumentKindUnknown, DocumentEmpty, DocumentEncrypted or DocumentCorrupt."""
    return kind_of(bytes_of(path), path.name)


def kind_of(data: bytes, name: str) -> DocumentKind:
    if not data.strip(b"\x00 \t\r\n"):
        raise DocumentEmpty(document=name)
    if b"%PDF-" in data[:1024]:
        return DocumentKind.PDF
    if data.startswith(b"PK"):
        return _kind_of_zip(data, name)
    if data.startswith(_COMPOUND):
        raise _compound_trouble(data, name)
    return _kind_of_plain(data, name)


def _kind_of_zip(data: bytes, name: str) -> DocumentKind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = {member.encode() for member in archive.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeError) as error:
        raise _broken_zip(data, name) from error
    for start, kind in _MAIN_PARTS:
        if any(member.replace(b"\\", b"/").startswith(start) for member in members):
            return kind
    raise DocumentKindUnknown(document=name)


def _broken_zip(data: bytes, name: str) -> DocumentCorrupt | DocumentKindUnknown:
    kinds = (
        kind for start, kind in ((b"word/", DocumentKind.DOCX), (b"xl/", DocumentKind.XLSX)) if start in data
    )
    kind = next(kinds, None) or _PACKAGED.get(Path(name).suffix.lower())
    return DocumentCorrupt(document=name, kind=kind) if kind else DocumentKindUnknown(document=name)


def _compound_trouble(data: bytes, name: str) -> DocumentEncrypted | DocumentKindUnknown:
    """Office keeps an encrypted docx or xlsx inside an old compound file [MS-OFFCRYPTO]."""
    if _ENCRYPTED_STREAM in data:
        kind = _PACKAGED.get(Path(name).suffix.lower(), DocumentKind.DOCX)
        return DocumentEncrypted(document=name, kind=kind)
    return DocumentKindUnknown(document=name)


def _kind_of_plain(data: bytes, name: str) -> DocumentKind:
    suffix = Path(name).suffix.lower()
    claimed = _BINARY.get(suffix)
    if is_html(data[:20_000].decode("latin-1")):  # a page may say its encoding itself
        return DocumentKind.HTML
    decoded = None if _OTHER_TEXT.match(data) else decode(data)
    kind = kind_of_text(decoded.text, suffix) if decoded else None
    if claimed and kind in (None, DocumentKind.TEXT):
        raise DocumentCorrupt(document=name, kind=claimed)
    if kind is None:
        raise DocumentKindUnknown(document=name)
    return kind
