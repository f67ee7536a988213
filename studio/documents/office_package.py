"""The zip package of a docx, xlsx or pptx: its parts as XML, found by their relations, with bombs refused."""

import io
import lzma
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from studio.core.documents import DocumentKind
from studio.core.errors import DocumentCorrupt, DocumentTooLarge
from studio.documents.alternatives import settle
from studio.documents.bytes_of import MEGABYTE
from studio.documents.flat_package import packed

_LARGEST = 600 * MEGABYTE
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, etree.LxmlError),
    *(OSError, ValueError, LookupError, NotImplementedError, EOFError, RuntimeError),
)
_NOT_READ = re.compile(r"[/\\\\](?:media|embeddings|fonts)[/\\\\]")
Relations = dict[str, tuple[str, str]]  # id → (type's last word, part)


class OfficePackage:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {_plain(name): name for name in archive.namelist()}
        self._names_in_any_case = {part.lower(): name for part, name in self._names.items()}
        self._damaged: set[str] = set()
        self._relations: dict[str, Relations] = {}

    @property
    def damage(self) -> tuple[tuple[str, str], ...]:
        """A warning when a part could not be read to its end."""
        return (("parts_damaged", str(len(self._damaged))),) if self._damaged else ()

    @classmethod
    @contextmanager
    def opened(cls, data: bytes, name: str, kind: DocumentKind) -> Iterator["OfficePackage"]:
        """What zip and XML libraries raise while it is open becomes DocumentCorrupt."""
        try:
            with zipfile.ZipFile(io.BytesIO(packed(data) if data.lstrip()[:1] == b"<" else data)) as archive:
                _refuse_bomb(archive, name)
                yield cls(archive)
        except _BROKEN as error:
            raise DocumentCorrupt(document=name, kind=kind) from error

    def names(self) -> list[str]:
        return list(self._names)

    def bytes_of(self, part: str) -> bytes | None:
        plain = _plain(part)
        original = self._names.get(plain) or self._names_in_any_case.get(plain.lower())
        return None if original is None else self._archive.read(original)

    def bytes_within(self, part: str, limit: int) -> bytes | None:
        """None when there is no such part or it is larger; raises what zipfile does where it is damaged."""
        original = self._names.get(_plain(part))
        if original is None or self._archive.getinfo(original).file_size > limit:
            return None
        return self._archive.read(original)

    def xml(self, part: str) -> etree._Element | None:
        """The root of a part; None when there is no such part."""
        content = self.bytes_of(part)
        if content is None:
            return None
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, recover=True
        )
        root: etree._Element | None = etree.fromstring(content, parser)
        if any(error.level == etree.ErrorLevels.FATAL for error in parser.error_log):
            self._damaged.add(part)
        if b"AlternateContent" in content and root is not None:
            settle(root)
        return root

    def main_part(self, usual: str) -> str:
        parts = (part for kind, part in self.relations("").values() if kind == "officeDocument")
        return next(parts, usual)

    def related_xml(self, part: str, kind: str) -> etree._Element | None:
        return next(iter(self.all_related(part, kind)), None)

    def all_related(self, part: str, kind: str) -> list[etree._Element]:
        roots = (self.xml(other) for other in self.related_parts(part, kind))
        return [root for root in roots if root is not None]

    def related_parts(self, part: str, kind: str) -> list[str]:
        return list(dict.fromkeys(other for found, other in self.relations(part).values() if found == kind))

    def relations(self, part: str) -> Relations:
        if part not in self._relations:
            self._relations[part] = self._relations_of(part)
        return self._relations[part]

    def _relations_of(self, part: str) -> Relations:
        folder, file = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        if root is None:
            return {}
        return {
            relation.get("Id", ""): (relation.get("Type", "").rsplit("/", 1)[-1], _target(folder, relation))
            for relation in root
            if relation.get("TargetMode") != "External"
        }


def _target(folder: str, relation: etree._Element) -> str:
    target = relation.get("Target", "")
    return _plain(target if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target)))


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/")


def _refuse_bomb(archive: zipfile.ZipFile, name: str) -> None:
    """Sizes in the directory are checked against when a part is unpacked, so they can be believed."""
    read = (info for info in archive.infolist() if not _NOT_READ.search(info.filename))
    size = sum(info.file_size for info in read)
    if size > _LARGEST:
        raise DocumentTooLarge(document=name, megabytes=size // MEGABYTE, limit=_LARGEST // MEGABYTE)
