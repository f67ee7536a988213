"""One file from bytes to Document, in the process it is called in; ReaderPool calls it in a child."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path

from studio.core.documents import Block, Document, DocumentKind
from studio.core.errors import (
    DocumentCorrupt,
    DocumentEmpty,
    DocumentError,
    DocumentKindUnknown,
    DocumentWithoutText,
)
from studio.documents.bytes_of import bytes_of, digest_of, is_large_zip
from studio.documents.content import Content
from studio.documents.contents import without_contents
from studio.documents.guards import findings_in
from studio.documents.heading_paths import with_heading_paths
from studio.documents.invisible import cleaned
from studio.documents.kinds import kind_of
from studio.documents.ocr import Recogniser

Reader = Callable[[bytes, str], Content]


def read_document(path: Path, recogniser: Recogniser | None = None) -> Document:
    """Raises a DocumentError; a library's own errors are translated by the readers.

    An archive is a document without text: what is in it is unpacked and read by itself. The recogniser reads
    what is a picture; hand in one to keep its models for the next file.
    """
    if is_large_zip(path):
        return Document(path.name, DocumentKind.ARCHIVE, digest_of(path), 0, ())
    data = bytes_of(path)
    kind = kind_of(data, path.name)
    if kind is DocumentKind.ARCHIVE:
        return Document(path.name, kind, hashlib.sha256(data).hexdigest(), 0, ())
    if kind not in _READERS:
        raise DocumentKindUnknown(document=path.name)
    content = reader_for(kind, recogniser or Recogniser())(data, path.name)
    blocks = with_heading_paths(without_contents(_cleaned(content.blocks)))
    if not blocks:
        raise _nothing(content, path.name, kind)
    digest = hashlib.sha256(data).hexdigest()
    return Document(
        path.name,
        kind,
        digest,
        content.pages,
        tuple(blocks),
        content.warnings,
        content.unseen,
        content.recognised,
        findings_in(blocks, content.hidden),
    )


def _nothing(content: Content, name: str, kind: DocumentKind) -> DocumentError:
    codes = {code for code, _ in content.warnings}
    if "pictures_not_read" in codes:
        return DocumentWithoutText(document=name, kind=kind)
    if codes & {"parts_damaged", "page_unreadable"}:
        return DocumentCorrupt(document=name, kind=kind)
    return DocumentEmpty(document=name)


def reader_for(kind: DocumentKind, recogniser: Recogniser) -> Reader:
    """Imported when first needed: a run over text files never loads a PDF library."""
    module, function = _READERS[kind]
    reader = getattr(import_module(f"studio.documents.readers.{module}"), function)
    return partial(reader, recogniser=recogniser) if kind in _SEEING else reader


_READERS = {
    DocumentKind.PDF: ("pdf", "read_pdf"),
    DocumentKind.DOCX: ("docx", "read_docx"),
    DocumentKind.DOC: ("doc", "read_doc"),
    DocumentKind.XLSX: ("xlsx", "read_xlsx"),
    DocumentKind.XLS: ("xls", "read_xls"),
    DocumentKind.PPTX: ("pptx", "read_pptx"),
    DocumentKind.PPT: ("ppt", "read_ppt"),
    DocumentKind.ODT: ("odt", "read_odt"),
    DocumentKind.ODS: ("ods", "read_ods"),
    DocumentKind.ODP: ("odp", "read_odp"),
    DocumentKind.CSV: ("csv", "read_csv"),
    DocumentKind.OFD: ("ofd", "read_ofd"),
    DocumentKind.HTML: ("html", "read_html"),
    DocumentKind.MARKDOWN: ("markdown", "read_markdown"),
    DocumentKind.TEXT: ("text", "read_text"),
    DocumentKind.MAIL: ("mail", "read_mail"),
    DocumentKind.RTF: ("rtf", "read_rtf"),
    DocumentKind.IMAGE: ("image", "read_image"),
}
_SEEING = {  # their readers take the recogniser, too
    *(DocumentKind.PDF, DocumentKind.OFD, DocumentKind.IMAGE),
    *(DocumentKind.DOCX, DocumentKind.PPTX, DocumentKind.XLSX),
    *(DocumentKind.ODT, DocumentKind.ODP, DocumentKind.ODS),
}


def _cleaned(blocks: tuple[Block, ...]) -> list[Block]:
    return [one for block in blocks if (one := _cleaned_block(block)).text]


def _cleaned_block(block: Block) -> Block:
    text, sheet = cleaned(block.text), block.place.sheet
    header = block.table_header and cleaned(block.table_header)
    if sheet and sheet != (plain := cleaned(sheet)):
        block = replace(block, place=block.place.model_copy(update={"sheet": plain}))
    if text == block.text and header == block.table_header:
        return block
    return replace(block, text=text, table_header=header)
