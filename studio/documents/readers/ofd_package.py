"""The zip package of an OFD file: parts found by the paths written in it, which never lead out of it."""

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from lxml import etree

from studio.core.documents import DocumentKind
from studio.core.errors import DocumentCorrupt, DocumentTooLarge
from studio.documents.bytes_of import MEGABYTE

_LARGEST = 600 * MEGABYTE  # of all XML together
_LARGEST_PART = 80 * MEGABYTE
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error, etree.LxmlError),
    *(OSError, ValueError, LookupError, NotImplementedError, EOFError, RuntimeError),
)


class OfdPackage:
    """Names are compared without regard to case and to how slashes are written, as viewers do."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive, self.name = archive, name
        infos = {_plain(_name_of(info)).lower(): info for info in archive.infolist() if not info.is_dir()}
        top = _top_folder(infos)
        self._parts = {part.removeprefix(top): info for part, info in infos.items()}

    @classmethod
    @contextmanager
    def opened(cls, data: bytes, name: str) -> Iterator["OfdPackage"]:
        """Raises DocumentCorrupt or DocumentTooLarge; later a part that cannot be unpacked is missing."""
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
            package = cls(archive, name)
        except _BROKEN as error:
            raise DocumentCorrupt(document=name, kind=DocumentKind.OFD) from error
        with archive:
            package._refuse_bomb()
            yield package

    def has(self, part: str) -> bool:
        return _plain(part).lower() in self._parts

    def path(self, reference: str, *bases: str) -> str | None:
        """The part a reference means, seen from the first of these folders that makes it one."""
        written = _plain(reference)
        absolute = reference.strip().startswith(("/", "\\"))
        tried = (written,) if absolute else (*(posixpath.join(base, written) for base in bases), written)
        return next((path for path in map(_plain, tried) if self.has(path)), None)

    def bytes_of(self, part: str | None) -> bytes | None:
        """None when there is no such part, or when it cannot be unpacked."""
        info = None if part is None else self._parts.get(_plain(part).lower())
        if info is None:
            return None
        self._refuse_size(info.file_size, _LARGEST_PART)
        try:
            return self._archive.read(info)
        except _BROKEN:
            return None

    def xml(self, part: str | None) -> etree._Element | None:
        """The root of a part; None when it is not there or no XML at all."""
        content = self.bytes_of(part)
        if not content:
            return None
        try:
            return _parsed(content)
        except (etree.LxmlError, ValueError, LookupError):
            return None

    def _refuse_bomb(self) -> None:
        """Sizes in the directory are checked against when a part is unpacked, so they can be believed."""
        infos = self._archive.infolist()
        self._refuse_size(sum(info.file_size for info in infos if _is_xml(info)), _LARGEST)

    def _refuse_size(self, size: int, limit: int) -> None:
        if size > limit:
            raise DocumentTooLarge(document=self.name, megabytes=size // MEGABYTE, limit=limit // MEGABYTE)


def _name_of(info: zipfile.ZipInfo) -> str:
    """Names in Chinese are often written as GBK without saying so."""
    if info.flag_bits & 0x800 or info.filename.isascii():
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return info.filename


def _top_folder(parts: Iterable[str]) -> str:
    """Some have packed the folder rather than what is in it."""
    found = [part for part in parts if part.rpartition("/")[2] in ("ofd.xml", "encryptions.xml")]
    return min(found, key=lambda part: part.count("/")).rpartition("/")[0].rstrip("/") + "/" if found else ""


def _parsed(content: bytes) -> etree._Element | None:
    parser = etree.XMLParser(
        encoding=_encoding(content),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        recover=True,
    )
    root: etree._Element | None = etree.fromstring(content, parser)
    return root


def _encoding(content: bytes) -> str | None:
    """What the bytes are, since declarations are often wrong; None where these must be believed."""
    if b"\x00" in content[:4] or content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    if _fits(content, "utf-8"):
        return "utf-8"
    if re.search(rb"encoding\s*=\s*[\"']big5", content[:200], re.IGNORECASE):
        return None
    return "gb18030" if _fits(content, "gb18030") else None


def _fits(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _is_xml(info: zipfile.ZipInfo) -> bool:
    return info.filename.lower().endswith(".xml")


def _plain(path: str) -> str:
    """Slashes of one kind, no drive, no leading slash, and `..` never above the package."""
    parts: list[str] = []
    for part in path.strip().replace("\\", "/").split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)
