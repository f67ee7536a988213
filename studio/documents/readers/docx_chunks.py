"""Documents of other kinds that a docx takes in whole (w:altChunk, ISO/IEC 29500-1, 17.17.2)."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pkgutil import resolve_name
from typing import cast

from lxml import etree

from studio.core.documents import Block, DocumentKind
from studio.core.errors import DocumentError
from studio.core.places import Place
from studio.documents.content import Content
from studio.documents.kinds import kind_of
from studio.documents.ocr import Recogniser
from studio.documents.office_package import OfficePackage

_READERS = {
    DocumentKind.DOCX: "studio.documents.readers.docx:read_docx",
    DocumentKind.HTML: "studio.documents.readers.html:read_html",
    DocumentKind.MAIL: "studio.documents.readers.mail:read_mail",  # a web page with its pictures in one file
    DocumentKind.RTF: "studio.documents.readers.rtf:read_rtf",
    DocumentKind.TEXT: "studio.documents.readers.text:read_text",
}
_DEEPEST = 3


class Chunks:
    """`read` are those met so far; `unread` counts the missing, the broken and those of no kind read here."""

    def __init__(self, package: OfficePackage, part: str, recogniser: Recogniser, depth: int) -> None:
        self._package, self._part, self._recogniser, self._depth = package, part, recogniser, depth
        self.read: list[Content] = []
        self.unread = 0

    def blocks(self, element: etree._Element, place: Place) -> Iterator[Block]:
        identity = next((str(text) for key, text in element.items() if str(key).endswith("}id")), "")
        _, target = self._package.relations(self._part).get(identity, ("", ""))
        content = self._content(self._package.bytes_of(target) or b"", target) if target else None
        if content is None:
            self.unread += 1
            return
        self.read.append(content)
        yield from (replace(block, place=place) for block in content.blocks)

    def _content(self, data: bytes, name: str) -> Content | None:
        try:
            reader = self._reader_of(kind_of(data, name))
            return reader(data, name) if reader else None
        except DocumentError:
            return None

    def _reader_of(self, kind: DocumentKind) -> Callable[[bytes, str], Content] | None:
        """Imported when one is met, which is seldom."""
        if kind not in _READERS or self._depth >= _DEEPEST:
            return None
        reader = cast("Callable[..., Content]", resolve_name(_READERS[kind]))
        if kind is DocumentKind.DOCX:
            return partial(reader, recogniser=self._recogniser, depth=self._depth + 1)
        return reader
