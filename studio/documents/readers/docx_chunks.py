"""Documents of other kinds that a docx takes in whole (w:altChunk, ISO/IEC 29500-1, 17.17.2)."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from lxml import etree

from studio.core.documents import Block, DocumentKind
from studio.core.errors import DocumentError
from studio.core.places import Place
from studio.documents.content import Content
from studio.documents.kinds import kind_of
from studio.documents.office_package import OfficePackage
from studio.documents.readers.html import read_html
from studio.documents.readers.mail import read_mail
from studio.documents.readers.rtf import read_rtf
from studio.documents.readers.text import read_text

_READERS: dict[DocumentKind, Callable[[bytes, str], Content]] = {
    DocumentKind.HTML: read_html,
    DocumentKind.MAIL: read_mail,  # a web page with its pictures in one file
    DocumentKind.RTF: read_rtf,
    DocumentKind.TEXT: read_text,
}


def chunk_blocks(package: OfficePackage, part: str, element: etree._Element, place: Place) -> Iterator[Block]:
    identity = next((str(text) for key, text in element.items() if str(key).endswith("}id")), "")
    _, target = package.relations(part).get(identity, ("", ""))
    content = package.bytes_of(target) if target else None
    yield from (replace(block, place=place) for block in _blocks(content or b"", target))


def _blocks(content: bytes, name: str) -> tuple[Block, ...]:
    try:
        reader = _READERS.get(kind_of(content, name))
        return reader(content, name).blocks if reader else ()
    except DocumentError:
        return ()
