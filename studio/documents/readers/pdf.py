"""PDF with a text layer: paragraphs page by page, without what every page repeats."""

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2

from studio.core.documents import DocumentKind
from studio.core.errors import DocumentCorrupt, DocumentEncrypted, DocumentWithoutText
from studio.documents.content import Content
from studio.documents.readers.pdf_columns import with_columns
from studio.documents.readers.pdf_grids import lines_of
from studio.documents.readers.pdf_lines import Line
from studio.documents.readers.pdf_page import upright
from studio.documents.readers.pdf_paragraphs import page_blocks
from studio.documents.readers.pdf_repeats import without_repeats
from studio.documents.readers.pdf_rules import grids_of

_PASSWORD = 4  # FPDF_ERR_PASSWORD


def read_pdf(data: bytes, name: str) -> Content:
    with opened(data, name) as document:
        pages = [_page_lines(document, index) for index in range(len(document))]
    if not any(pages):
        raise DocumentWithoutText(document=name, kind=DocumentKind.PDF)
    blank = tuple(
        ("page_without_text", str(number)) for number, lines in enumerate(pages, start=1) if not lines
    )
    kept = without_repeats(pages)
    blocks = page_blocks(kept)
    return Content(tuple(blocks), len(pages), blank)


@contextmanager
def opened(data: bytes, name: str) -> Iterator["pypdfium2.PdfDocument"]:
    """The library's one exception becomes ours, whenever it comes."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refused(error, name) from error
    try:
        yield document
    except pypdfium2.PdfiumError as error:
        raise DocumentCorrupt(document=name, kind=DocumentKind.PDF) from error
    finally:
        document.close()


def _refused(error: "pypdfium2.PdfiumError", name: str) -> DocumentEncrypted | DocumentCorrupt:
    if getattr(error, "err_code", None) == _PASSWORD:
        return DocumentEncrypted(document=name, kind=DocumentKind.PDF)
    return DocumentCorrupt(document=name, kind=DocumentKind.PDF)


def _page_lines(document: "pypdfium2.PdfDocument", index: int) -> list[Line]:
    with upright(document, index) as (page, text):
        lines = lines_of(text, grids_of(page, text.sight), index + 1)
        return with_columns(lines, text.width)
