"""What a file is by its bytes; its name only decides between kinds of plain text."""

import re
from pathlib import Path

from studio.core.documents import DocumentKind
from studio.core.errors import ArchiveNotSupported, DocumentCorrupt, DocumentEmpty, DocumentKindUnknown
from studio.documents.bytes_of import bytes_of
from studio.documents.compound import SIGNATURE
from studio.documents.compound_kinds import kind_of_compound
from studio.documents.decoding import decode
from studio.documents.mail_kinds import is_mail
from studio.documents.package_kinds import PACKAGED, kind_of_zip
from studio.documents.packed_kinds import kind_of_packed
from studio.documents.text_kinds import is_html, kind_of_text

_BINARY = PACKAGED | {
    ".pdf": DocumentKind.PDF,
    ".doc": DocumentKind.DOC,
    ".wps": DocumentKind.DOC,
    ".xls": DocumentKind.XLS,
    ".et": DocumentKind.XLS,
    ".ppt": DocumentKind.PPT,
    ".dps": DocumentKind.PPT,
    ".zip": DocumentKind.ARCHIVE,
    ".eml": DocumentKind.MAIL,
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp"), DocumentKind.IMAGE),
}
_READ_AS_TEXT = {".doc", ".xls", ".et", ".wps"}  # programs export text under these names
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", DocumentKind.IMAGE),
    (b"\xff\xd8\xff", DocumentKind.IMAGE),
    (b"II*\x00", DocumentKind.IMAGE),
    (b"MM\x00*", DocumentKind.IMAGE),
    (b"GIF8", DocumentKind.IMAGE),
    *((start, DocumentKind.XLS) for start in (b"\x09\x08", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00")),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OTHER_WRITERS = (
    b"\xdb\xa5",
    b"\xffWPC",
    b"\x31\xbe\x00\x00",
    b"\xfe\x37\x00",
)  # Word 2, WordPerfect, Write …
_BITMAP = re.compile(rb"BM.{4}\x00{4}.{3}\x00[\x0c\x28\x40\x6c\x7c]\x00{3}", re.S)
_WEBP = re.compile(rb"RIFF.{4}WEBP", re.S)
_RTF = re.compile(rb"\s*\{\\rtf")
_OTHER_TEXT = re.compile(rb"\s*%!PS")


def detect_kind(path: Path) -> DocumentKind:
    """Raises DocumentKindUnknown, DocumentEmpty, DocumentEncrypted or DocumentCorrupt."""
    return kind_of(bytes_of(path), path.name)


def kind_of(data: bytes, name: str) -> DocumentKind:
    suffix = Path(name).suffix.lower()
    if not data.strip(b"\x00 \t\r\n"):
        raise DocumentEmpty(document=name)
    if data.startswith(_ZIP):
        return kind_of_zip(data, name, suffix)
    if packed := kind_of_packed(data):
        raise ArchiveNotSupported(document=name, kind=packed)
    if b"%PDF-" in data[:1024] and not is_mail(data, suffix):  # which may have one attached as it is
        return DocumentKind.PDF
    if data.startswith(SIGNATURE):
        return kind_of_compound(data, name, suffix)
    if data.startswith(_OTHER_WRITERS):
        raise DocumentKindUnknown(document=name)
    return _by_signature(data) or _kind_of_plain(data, name, suffix)


def _by_signature(data: bytes) -> DocumentKind | None:
    if _BITMAP.match(data) or _WEBP.match(data):
        return DocumentKind.IMAGE
    return next((kind for start, kind in _SIGNATURES if data.startswith(start)), None)


def _kind_of_plain(data: bytes, name: str, suffix: str) -> DocumentKind:
    if _RTF.match(data):
        return DocumentKind.RTF
    if is_mail(data, suffix):
        return DocumentKind.MAIL
    if is_html(data[:20_000].decode("latin-1")):  # a page may say its encoding itself
        return DocumentKind.HTML
    decoded = None if _OTHER_TEXT.match(data) else decode(data)
    kind = kind_of_text(decoded.text, suffix) if decoded else None
    claimed = _BINARY.get(suffix)
    if claimed and (kind is None or (kind is DocumentKind.TEXT and suffix not in _READ_AS_TEXT)):
        raise DocumentCorrupt(document=name, kind=claimed)
    if kind is None:
        raise DocumentKindUnknown(document=name)
    return kind
