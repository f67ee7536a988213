"""The style sheet of a Word 97 document [MS-DOC] 2.9.271."""

import struct
from collections.abc import Iterator

from studio.documents.readers.doc_sprms import Sprms, sprms_of
from studio.documents.readers.paragraph_styles import Style, Styles

OUTLINE, LEVEL, LIST = 0x2640, 0x260A, 0x460B  # sprmPOutLvl, sprmPIlvl, sprmPIlfo
_PARAGRAPH = 1
_NO_BASE = 0xFFF
_TITLE = 62
_BODY_TEXT = 9


def styles_of(sheet: bytes) -> Styles:
    return Styles(dict(_styles(sheet)))


def number_in(sprms: Sprms) -> tuple[str, int] | None:
    """The list and level that a paragraph or style names."""
    if LIST not in sprms:
        return None
    return str(int.from_bytes(sprms[LIST], "little")), sprms[LEVEL][0] if LEVEL in sprms else 0


def outline_in(sprms: Sprms) -> int | None:
    return min(sprms[OUTLINE][0], _BODY_TEXT) if OUTLINE in sprms else None


def _styles(sheet: bytes) -> Iterator[tuple[str, Style]]:
    if len(sheet) < 6:
        return
    head, count, base = struct.unpack_from("<3H", sheet)
    at = 2 + head
    for index in range(count):
        if at + 2 > len(sheet):
            return
        (size,) = struct.unpack_from("<H", sheet, at)
        if size >= base + 4:
            yield str(index), _style(sheet[at + 2 : at + 2 + size], base)
        at += 2 + size + size % 2


def _style(content: bytes, base: int) -> Style:
    identity, kind_and_base, counts = struct.unpack_from("<3H", content)
    (length,) = struct.unpack_from("<H", content, base)
    name = content[base + 2 : base + 2 + 2 * length].decode("utf-16-le", "replace")
    sprms = (
        _changes(content, base + 4 + 2 * length) if kind_and_base & 0xF == _PARAGRAPH and counts & 0xF else {}
    )
    based_on = kind_and_base >> 4
    return Style(
        _known_name(identity & 0xFFF) or name,
        None if based_on == _NO_BASE else str(based_on),
        outline_in(sprms),
        number_in(sprms),
    )


def _known_name(identity: int) -> str:
    """Built-in styles are told by their number, whatever language their names are in."""
    if 1 <= identity <= 9:
        return f"heading {identity}"
    if 19 <= identity <= 27:
        return f"toc {identity - 18}"
    return "title" if identity == _TITLE else ""


def _changes(content: bytes, at: int) -> Sprms:
    at += at % 2
    size = int.from_bytes(content[at : at + 2], "little")
    return sprms_of(content[at + 4 : at + 2 + size])
