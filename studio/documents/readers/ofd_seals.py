"""Electronic seals on the pages of an OFD file: where they are stamped, and the picture inside them."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from studio.documents.readers.ofd_package import OfdPackage
from studio.documents.readers.ofd_structure import OfdDocument, OfdPage
from studio.documents.readers.ofd_xml import Box, box_of, child, text_of, value, within

_OCTETS, _NUMBER = 0x04, 0x02
_STRINGS = (0x16, 0x0C, 0x13)  # IA5, UTF-8 and printable
_CONSTRUCTED = 0x20
_DEEPEST = 12
_MOST_VALUES = 20_000


@dataclass(frozen=True, slots=True)
class Seal:
    """`box` is in millimetres of the page; `kind` is png, jpg, ofd and the like."""

    box: Box
    kind: str
    picture: bytes


def seals_on(page: OfdPage) -> Iterator[Seal]:
    package = page.document.package
    for signature, folder in _signatures(page.document):
        stamps = (each for each in within(signature, "StampAnnot") if value(each, "PageRef") == page.identity)
        boxes = [box for stamp in stamps if (box := box_of(value(stamp, "Boundary")))]
        found = _picture(package, signature, folder) if boxes else None
        if found is not None:
            yield from (Seal(box, *found) for box in boxes)


def _signatures(document: OfdDocument) -> Iterator[tuple[etree._Element, str]]:
    """The root of each signature and the folder it is in."""
    package, path = document.package, document.signatures
    for each in within(package.xml(path), "Signature"):
        part = package.path(value(each, "BaseLoc") or "", posixpath.dirname(path or ""))
        root = package.xml(part)
        if part is not None and root is not None:
            yield root, posixpath.dirname(part)


def _picture(package: OfdPackage, signature: etree._Element, folder: str) -> tuple[str, bytes] | None:
    """From the seal itself, else from the signed value, which holds it."""
    seals = [text_of(child(seal, "BaseLoc")) for seal in within(signature, "Seal")]
    values = [text_of(signed) for signed in within(signature, "SignedValue")]
    for reference in (*seals, *values):
        content = package.bytes_of(package.path(reference, folder))
        found = picture_in(content) if content else None
        if found is not None:
            return found
    return None


def picture_in(content: bytes) -> tuple[str, bytes] | None:
    """SES_ESPictrueInfo (GM/T 0031, GB/T 38540): kind, picture, width and height in sequence."""
    values = list(_values(content))
    for at, (tag, part) in enumerate(values):
        if tag == _OCTETS and at and len(part) > 64 and values[at - 1][0] in _STRINGS:
            kind = values[at - 1][1].decode("ascii", "replace").lower().strip(". ")
            if len(kind) <= 5 and [tag for tag, _ in values[at + 1 : at + 3]] == [_NUMBER, _NUMBER]:
                return kind, part
    return None


def _values(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Tag and content of all plain values of a DER structure, as they stand one after another."""
    stack = [(content, 0)]
    for _ in range(_MOST_VALUES):
        if not stack:
            return
        rest, depth = stack.pop()
        taken = _taken(rest)
        if taken is None:
            continue
        tag, part, after = taken
        if after:
            stack.append((after, depth))
        if tag & _CONSTRUCTED and depth < _DEEPEST:
            stack.append((part, depth + 1))
        else:
            yield tag, part


def _taken(rest: bytes) -> tuple[int, bytes, bytes] | None:
    """The first value: tag, content, and what follows it."""
    if len(rest) < 2:
        return None
    length, start = rest[1], 2
    if length & 0x80:
        start += length & 0x7F
        length = int.from_bytes(rest[2:start], "big")
    if start > 10 or start + length > len(rest):
        return None
    return rest[0], rest[start : start + length], rest[start + length :]
