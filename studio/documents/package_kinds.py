"""Which document a zip is: Office packages and OFD by their main part, anything else is an archive."""

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable

from studio.core.documents import DocumentKind
from studio.core.errors import DocumentCorrupt, DocumentKindUnknown

PACKAGED = {
    **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm"), DocumentKind.DOCX),
    **dict.fromkeys((".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb"), DocumentKind.XLSX),
    **dict.fromkeys((".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm"), DocumentKind.PPTX),
    **dict.fromkeys((".odt", ".ott", ".odm"), DocumentKind.ODT),
    **dict.fromkeys((".ods", ".ots"), DocumentKind.ODS),
    **dict.fromkeys((".odp", ".otp", ".odg"), DocumentKind.ODP),
    ".ofd": DocumentKind.OFD,
}
_OPEN_DOCUMENT = re.compile(rb"application/vnd\.oasis\.opendocument\.([a-z]+)")
_OPEN_KINDS = {
    b"text": DocumentKind.ODT,
    b"spreadsheet": DocumentKind.ODS,
    b"presentation": DocumentKind.ODP,
    b"graphics": DocumentKind.ODP,
}
_MAIN_PARTS = (
    (re.compile(r"word/document\d*\.xml$"), DocumentKind.DOCX),
    (re.compile(r"xl/workbook\d*\.(?:xml|bin)$"), DocumentKind.XLSX),
    (re.compile(r"ppt/presentation\d*\.xml$"), DocumentKind.PPTX),
    (
        re.compile(r"(?:ofd|encryptions)\.xml$"),
        DocumentKind.OFD,
    ),  # the latter has the keys of an encrypted one
)
_STARTS = (
    *((b"word/", DocumentKind.DOCX), (b"xl/", DocumentKind.XLSX)),
    *((b"ppt/", DocumentKind.PPTX), (b"OFD.xml", DocumentKind.OFD)),
)
_RELATION = re.compile(rb"<[^<>]*Type\s*=\s*[\"'][^\"']*/officeDocument[\"'][^<>]*>")
_ROOT_NAMES = (
    (re.compile(rb"<(?:\w+:)?document\b"), DocumentKind.DOCX),
    (re.compile(rb"<(?:\w+:)?workbook\b"), DocumentKind.XLSX),
    (re.compile(rb"<(?:\w+:)?presentation\b"), DocumentKind.PPTX),
)
_SAMPLE = 20_000
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(RuntimeError, EOFError, OSError, NotImplementedError),
)


def kind_of_zip(data: bytes, name: str, suffix: str) -> DocumentKind:
    """Raises DocumentCorrupt, or DocumentKindUnknown for packages of other programs (EPUB, XPS)."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _kind_of(archive, name, suffix)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeError) as error:
        raise _broken(data, name, suffix) from error


def _kind_of(archive: zipfile.ZipFile, name: str, suffix: str) -> DocumentKind:
    members = {member.replace("\\", "/").lstrip("/").lower(): member for member in archive.namelist()}
    for pattern, kind in _MAIN_PARTS:
        if any(map(pattern.match, members)):
            return kind
    if _is_packed_ofd(members):
        return DocumentKind.OFD
    if "mimetype" in members:
        return _open_document(_head(archive, members["mimetype"]), name, suffix)
    return _by_relation(archive, members) or _other(members, name, suffix)


def _open_document(said: bytes, name: str, suffix: str) -> DocumentKind:
    """ODF says in a part of its own what it is, as do packages that are no document here."""
    if not said and suffix in PACKAGED:
        raise DocumentCorrupt(document=name, kind=PACKAGED[suffix])
    told = _OPEN_DOCUMENT.match(said.strip())
    kind = _OPEN_KINDS.get(told[1]) if told else None
    if kind is None:
        raise DocumentKindUnknown(document=name)
    return kind


def _other(members: Iterable[str], name: str, suffix: str) -> DocumentKind:
    """A package without a main part that is known is some other program's, or has lost it."""
    if "[content_types].xml" not in members:
        return DocumentKind.ARCHIVE
    if claimed := PACKAGED.get(suffix):
        raise DocumentCorrupt(document=name, kind=claimed)
    raise DocumentKindUnknown(document=name)


def _is_packed_ofd(members: Iterable[str]) -> bool:
    """Someone packed the folder rather than what is in it."""
    tops = {member.partition("/")[0] for member in members}
    return len(tops) == 1 and any(member.partition("/")[2] == "ofd.xml" for member in members)


def _by_relation(archive: zipfile.ZipFile, members: dict[str, str]) -> DocumentKind | None:
    """The main part may bear any name: the package's relations say which it is, its root what it is."""
    relations = members.get("_rels/.rels")
    relation = _RELATION.search(_head(archive, relations)) if relations else None
    target = re.search(rb"Target\s*=\s*[\"']/?([^\"']+)", relation.group(0)) if relation else None
    part = members.get(target.group(1).decode("utf-8", "replace").lower()) if target else None
    start = _head(archive, part) if part else b""
    return next((kind for pattern, kind in _ROOT_NAMES if pattern.search(start)), None)


def _head(archive: zipfile.ZipFile, member: str) -> bytes:
    try:
        with archive.open(member) as part:
            return part.read(_SAMPLE)
    except _BROKEN:  # the reader says why
        return b""


def _broken(data: bytes, name: str, suffix: str) -> DocumentCorrupt:
    inside = (kind for start, kind in _STARTS if start in data)
    kind = next(inside, None) or PACKAGED.get(suffix, DocumentKind.ARCHIVE)
    return DocumentCorrupt(document=name, kind=kind)
