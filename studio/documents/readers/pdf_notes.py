"""What a PDF holds beside the text of its pages: notes, filled forms, properties, attached files."""

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import c_ushort
from typing import Any

import pypdfium2
from pypdfium2 import raw

from studio.core.documents import Block
from studio.core.places import Place
from studio.documents.content import paragraph
from studio.documents.readers.embedded import object_warning

_NOT_NOTES = {raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_WIDGET}
_MOST = 2000  # of one page
_LONGEST = 20_000  # characters


def notes_on(page: "pypdfium2.PdfPage", number: int) -> list[Block]:
    """Each once, in the order of the file; `number` counts pages from 1."""
    count = min(raw.FPDFPage_GetAnnotCount(page), _MOST)
    texts = (_note(page, index) for index in range(count))
    return [paragraph(text, Place(page=number)) for text in dict.fromkeys(texts) if text]


def properties_of(document: "pypdfium2.PdfDocument") -> tuple[str, ...]:
    return tuple(value for value in document.get_metadata_dict(skip_empty=True).values() if value.strip())


def attachments_of(document: "pypdfium2.PdfDocument") -> tuple[tuple[str, str], ...]:
    return object_warning(max(raw.FPDFDoc_GetAttachmentCount(document), 0))


def _note(page: "pypdfium2.PdfPage", index: int) -> str:
    with _annotation(page, index) as note:
        kind = raw.FPDFAnnot_GetSubtype(note) if note else raw.FPDF_ANNOT_UNKNOWN
        if kind == raw.FPDF_ANNOT_WIDGET:
            name, value = _text(note, b"T"), _text(note, b"V")
            return f"{name}：{value}" if name and value else value
        text = "" if not note or kind in _NOT_NOTES else _text(note, b"Contents")
        return text if kind == raw.FPDF_ANNOT_FREETEXT or not text else f"批注：{text}"


@contextmanager
def _annotation(page: "pypdfium2.PdfPage", index: int) -> Iterator[Any]:  # a pointer
    note = raw.FPDFPage_GetAnnot(page, index)
    try:
        yield note
    finally:
        if note:
            raw.FPDFPage_CloseAnnot(note)


def _text(note: Any, key: bytes) -> str:
    """A string of the annotation; empty where it has none of that name."""
    if raw.FPDFAnnot_GetValueType(note, key) != raw.FPDF_OBJECT_STRING:
        return ""
    size = min(raw.FPDFAnnot_GetStringValue(note, key, None, 0), 2 * _LONGEST)
    buffer = (c_ushort * (size // 2))()
    raw.FPDFAnnot_GetStringValue(note, key, buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").partition("\x00")[0].strip()
