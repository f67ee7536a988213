"""Documents of other kinds that a docx takes in whole (w:altChunk, ISO/IEC 29500-1, 17.17.2)."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pkgutil import resolve_name
from typing import cast

from lxml import etree

from studio.core.documents import Block, DocumentKind
from studio.core.errors import DocumentError
from studio.core.places import Place
from studio.documents.content import Content
from studio.documents.kinds import kind_of
from studio.documents.office_package import OfficePackage

_READERS = {
    DocumentKind.HTML: "studio.documents.readers.html:read_html",
    DocumentKind.MAIL: "studio.documents.readers.mail:read_mail",  # a web page with its pictures in one file
    DocumentKind.RTF: "studio.documents.readers.rtf:read_rtf",
    DocumentKind.TEXT: "studio.documents.readers.text:read_text",
}


def chunk_blocks(package: OfficePackage, part: str, element: etree._Element, place: Place) -> Iterator[Block]:
    identity = next((str(text) for key, text in element.items() if str(key).endswith("}id")), "")
    _, target = package.relations(part).get(identity, ("", ""))
    content = package.bytes_of(target) if target else None
    yield from (replace(block, place=place) for block in _blocks(content or b"", target))


def _blocks(content: bytes, name: str) -> tuple[Block, ...]:
    try:
        reader = _reader_of(kind_of(content, name))
        return reader(content, name).blocks if reader else ()
    except DocumentError:
        return ()


def _reader_of(kind: DocumentKind) -> Callable[[bytes, str], Content] | None:
    """Imported when one is met, which is seldom."""
    return cast("Callable[[bytes, str], Content]", resolve_name(_READERS[kind])) if kind in _READERS else None
