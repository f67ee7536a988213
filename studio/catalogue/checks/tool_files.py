"""What is written in the files of an agent's tools, whatever they are: text, office files, archives.

What cannot be looked through is said to be so; a person has to see to it.
"""

import codecs
import re
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import PurePath
from typing import IO

from studio.catalogue.checks.disguises import unescaped
from studio.catalogue.checks.written import Origin, Written
from studio.catalogue.packages.contents import TOOL_FILES, Contents
from studio.core.documents import DocumentKind
from studio.core.errors import DocumentError
from studio.documents.decoding import decode
from studio.documents.kinds import kind_of

_PIECE = 1 << 20  # bytes looked at together
_IN_MEMORY = 4 << 20
_MOST_UNPACKED = 64 << 20  # bytes of one file's parts; more is no honest one
_DEEPEST = 3  # archives in archives
_OFFICE_PART = re.compile(r".*\.(?:xml|rels)", re.IGNORECASE)
_FOR_THE_EYE = re.compile(
    r".*\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|odttf|fntdata|ttf|wav|mp3)|.*/printerSettings\d*\.bin",
    re.IGNORECASE,
)
_OFFICE = {"[Content_Types].xml", "mimetype", "OFD.xml"}
_END_OF_LINE = re.compile(r"</(?:w:p|a:p|si|row|text:p|ofd:TextObject)>|<w:br/>")
_TAG = re.compile(r"<[^<>]*>")
_VALUE = re.compile(r"<sheet\b[^<>]*?\bname=\"([^\"<>]*)\"|=\"([^\"<>]{5,})\"|='([^'<>]{5,})'")
_TEXT_IS_PACKED = {
    *(DocumentKind.PDF, DocumentKind.DOC, DocumentKind.XLS, DocumentKind.PPT),
    *(DocumentKind.RTF, DocumentKind.MAIL, DocumentKind.IMAGE),
}
_NO_TEXT = re.compile("[\0-\x08\x0b-\x1f\ufffd]+")
_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    NotImplementedError,
    RuntimeError,
    EOFError,
    ValueError,
    OSError,
)


def in_tool_file(name: str, contents: Contents) -> Iterator[Written]:
    """Its name, too; the whole file is read, to its end, where it is known to be what it was."""
    yield Written(name, Origin.TOOL_FILE, "\n".join(name.removeprefix(TOOL_FILES).split("/")))
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as file:
        file.writelines(contents.files.pieces(name))
        yield from _Unfolding(name).of(file, name)


class _Unfolding:
    """One file and all that is packed in it, up to so many bytes."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._left = _MOST_UNPACKED

    def of(self, file: IO[bytes], name: str, depth: int = 0) -> Iterator[Written]:
        file.seek(0)
        first = file.read(_PIECE)
        if zipfile.is_zipfile(file):
            yield from self._archive(file, depth)
            return
        known = decode(first)
        unreadable = _kind(first, name) in _TEXT_IS_PACKED
        if not unreadable and (known is not None or b"\0" not in first):
            yield from self._text(file, known.encoding if known else "gb18030", numbered=not depth)
            return
        yield self._unread
        for encoding in ("utf-8", "utf-16-le"):  # what can be seen of it all the same
            yield from self._text(file, encoding, numbered=False)

    def _archive(self, file: IO[bytes], depth: int) -> Iterator[Written]:
        try:
            with zipfile.ZipFile(file) as archive:
                office = not _OFFICE.isdisjoint(archive.namelist())
                for part in archive.infolist():
                    if not part.is_dir() and not (office and _FOR_THE_EYE.fullmatch(part.filename)):
                        yield from self._part(archive, part, depth)
        except _BROKEN:
            yield self._unread  # no zip after all, or an encrypted one

    def _part(self, archive: zipfile.ZipFile, part: zipfile.ZipInfo, depth: int) -> Iterator[Written]:
        yield self._written("\n".join(part.filename.split("/")))
        if depth >= _DEEPEST or part.file_size > self._left:
            yield self._unread
            return
        self._left -= part.file_size
        with archive.open(part) as packed, tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as file:
            while piece := packed.read(_PIECE):
                file.write(piece)
            if _OFFICE_PART.fullmatch(part.filename):
                yield from self._markup(file)
            else:
                yield from self.of(file, part.filename, depth + 1)

    def _markup(self, file: IO[bytes]) -> Iterator[Written]:
        """Without tags, which may cut a word in two, but with their values; a piece ends where a tag does."""
        begun = ""
        for piece in _decoded(file, ""):
            whole, end, begun = (begun + piece).rpartition(">")
            yield self._written(_marked_up(whole + end))
        yield self._written(_marked_up(begun))

    def _text(self, file: IO[bytes], encoding: str, *, numbered: bool) -> Iterator[Written]:
        """In pieces of whole lines."""
        line, begun = 1, ""
        for piece in _decoded(file, encoding):
            whole, end, rest = (begun + piece).rpartition("\n")
            if not end and len(rest) > _IN_MEMORY:
                whole, rest = rest, ""
            yield self._written(whole + end, line if numbered else 0)
            line, begun = line + whole.count("\n") + len(end), rest
        yield self._written(begun, line if numbered else 0)

    def _written(self, text: str, line: int = 0) -> Written:
        return Written(
            self._name, Origin.TOOL_FILE, _NO_TEXT.sub("\n" if not line else "", unescaped(text)), line
        )

    @property
    def _unread(self) -> Written:
        return Written(self._name, Origin.TOOL_FILE, "", unread=True)


def _kind(first: bytes, name: str) -> DocumentKind | None:
    try:
        return kind_of(first, PurePath(name).name)
    except DocumentError:
        return None


def _decoded(file: IO[bytes], encoding: str) -> Iterator[str]:
    """Loosely: what is looked for is written in ASCII and in Chinese.

    Without an encoding it is one of those that XML may have.
    """
    file.seek(0)
    if not encoding:
        start = file.read(2)
        file.seek(0)
        encoding = "utf-16" if start in (codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE) else "utf-8-sig"
    return codecs.iterdecode(iter(lambda: file.read(_PIECE), b""), encoding, "replace")


def _marked_up(xml: str) -> str:
    values = ["".join(groups) for groups in _VALUE.findall(xml)]
    return "\n".join([_TAG.sub("", _END_OF_LINE.sub("\n", xml)), *values])
