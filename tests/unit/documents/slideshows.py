"""Writes small PowerPoint 97 presentations [MS-PPT] by records, without looking at how they are read."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from tests.unit.documents.compounds import compound_bytes

TITLE, BODY, NOTES, OTHER = 0, 1, 2, 4


@dataclass(frozen=True)
class Slide:
    """`outline` are texts kept with the document, `boxes` those kept on the slide."""

    outline: Sequence[tuple[int, str]] = ()
    boxes: Sequence[str] = ()
    table: Sequence[Sequence[str]] = ()
    notes: str = ""
    comment: str = ""


def slideshow_bytes(slides: Sequence[Slide], footer: str = "", *, encrypted: bool = False) -> bytes:
    return compound_bytes(slideshow_streams(slides, footer, encrypted=encrypted))


def slideshow_streams(
    slides: Sequence[Slide], footer: str = "", *, encrypted: bool = False
) -> dict[str, bytes]:
    noted = [index for index, slide in enumerate(slides) if slide.notes]
    listed = b"".join(_listed(2 + index, 256 + index, slide.outline) for index, slide in enumerate(slides))
    notes_listed = b"".join(_listed(2 + len(slides) + at, 900 + at, ()) for at in range(len(noted)))
    document = _container(
        0x03E8,
        _container(0x0FD9, _string(footer, 2), 3) if footer else b"",
        _container(0x0FF0, listed, 0),
        _container(0x0FF0, notes_listed, 2),
    )
    pieces = [document, *map(_slide, slides), *(_notes(slides[at].notes, 256 + at) for at in noted)]
    places, stream = [], b""
    for piece in pieces:
        places.append(len(stream))
        stream += piece
    directory = len(stream)
    stream += _record(0x1772, struct.pack(f"<{1 + len(places)}I", 1 | len(places) << 20, *places))
    edit = len(stream)
    stream += _record(0x0FF5, struct.pack("<7I", 256, 0x03000000, 0, directory, 1, 100, 0))
    token = 0xF3D1C4DF if encrypted else 0xE391C05F
    user = _record(0x0FF6, struct.pack("<III", 20, token, edit) + bytes(8))
    return {"PowerPoint Document": stream, "Current User": user}


def _listed(reference: int, identity: int, texts: Sequence[tuple[int, str]]) -> bytes:
    atom = _record(0x03F3, struct.pack("<5I", reference, 0, len(texts), identity, 0))
    return atom + b"".join(_text(kind, text) for kind, text in texts)


def _slide(slide: Slide) -> bytes:
    references = [_shape(_record(0x0F9E, struct.pack("<I", index))) for index in range(len(slide.outline))]
    boxes = [_shape(_text(OTHER, text)) for text in slide.boxes]
    table = [_table(slide.table)] if slide.table else []
    drawing = _container(0x040C, _container(0xF002, _container(0xF003, *references, *boxes, *table)))
    tags = _record(0x138B, _container(0x2EE0, _string("李四", 0), _string(slide.comment, 1)))
    comment = _container(0x1388, _container(0x138A, tags)) if slide.comment else b""
    return _container(0x03EE, _record(0x03EF, bytes(24)), drawing, comment)


def _notes(text: str, slide: int) -> bytes:
    drawing = _container(0x040C, _container(0xF002, _container(0xF003, _shape(_text(NOTES, text)))))
    return _container(0x03F0, _record(0x03F1, struct.pack("<II", slide, 0)), drawing)


def _table(rows: Sequence[Sequence[str]]) -> bytes:
    mark = _record(0xF122, struct.pack("<HI", 0x039F, 1), 1)
    cells = [
        _shape(_text(OTHER, text), _record(0xF00F, struct.pack("<4i", 100 * column, 50 * row, 0, 0)))
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    return _container(0xF003, _container(0xF004, mark), *cells)


def _shape(text: bytes, *more: bytes) -> bytes:
    return _container(0xF004, *more, _record(0xF00D, text, version=15))


def _text(kind: int, text: str) -> bytes:
    return _record(0x0F9F, struct.pack("<I", kind)) + _record(0x0FA0, text.encode("utf-16-le"))


def _string(text: str, instance: int) -> bytes:
    return _record(0x0FBA, text.encode("utf-16-le"), instance)


def _container(kind: int, *contents: bytes | int) -> bytes:
    instance = next((each for each in contents if isinstance(each, int)), 0)
    return _record(kind, b"".join(each for each in contents if isinstance(each, bytes)), instance, 15)


def _record(kind: int, content: bytes, instance: int = 0, version: int = 0) -> bytes:
    return struct.pack("<HHI", instance << 4 | version, kind, len(content)) + content
