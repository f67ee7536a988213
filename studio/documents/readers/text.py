"""Plain text: paragraphs as they stand, lines broken at a fixed width joined again."""

from studio.core.documents import DocumentKind
from studio.core.errors import DocumentCorrupt
from studio.documents.content import Content, paragraphs
from studio.documents.decoding import Decoded, decode
from studio.documents.lines import joined_lines


def read_text(data: bytes, name: str) -> Content:
    decoded = decoded_text(data, name, DocumentKind.TEXT)
    return Content(tuple(paragraphs(joined_lines(decoded.text.splitlines()))), warnings=lost_warning(decoded))


def decoded_text(data: bytes, name: str, kind: DocumentKind) -> Decoded:
    decoded = decode(data)
    if decoded is None:
        raise DocumentCorrupt(document=name, kind=kind)
    return decoded


def lost_warning(decoded: Decoded) -> tuple[tuple[str, str], ...]:
    return (("characters_unreadable", str(decoded.lost)),) if decoded.lost else ()
