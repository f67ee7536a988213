"""PDF: paragraphs page by page, without what every page repeats; scanned pages are recognised."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pypdfium2

from studio.core.documents import Block, DocumentKind, RecognisedLine
from studio.core.errors import DocumentCorrupt, DocumentEncrypted, DocumentWithoutText
from studio.documents.content import Content
from studio.documents.legible import legible
from studio.documents.ocr import Recogniser
from studio.documents.readers.pdf_characters import Rooms
from studio.documents.readers.pdf_columns import with_columns
from studio.documents.readers.pdf_figures import figures_on, with_figures
from studio.documents.readers.pdf_grids import lines_of
from studio.documents.readers.pdf_lines import Line
from studio.documents.readers.pdf_notes import attachments_of, notes_on, properties_of
from studio.documents.readers.pdf_page import Box, Objects, upright
from studio.documents.readers.pdf_paragraphs import page_blocks
from studio.documents.readers.pdf_repeats import without_repeats
from studio.documents.readers.pdf_rules import grids_of
from studio.documents.readers.pdf_scans import needs_eyes, seen_page
from studio.documents.readers.pdf_unseen import hidden_on
from studio.documents.readers.scan_lines import doubts, lines_of_scan, recognised_lines

_MOST_SEEN = 1000  # pages to be recognised of one file
_PASSWORD = 4  # FPDF_ERR_PASSWORD


@dataclass(frozen=True, slots=True)
class _Page:
    lines: list[Line]
    recognised: Sequence[RecognisedLine] = ()
    warnings: Sequence[tuple[str, str]] = ()
    notes: Sequence[Block] = ()
    hidden: Sequence[str] = ()


def read_pdf(data: bytes, name: str, recogniser: Recogniser) -> Content:
    with opened(data, name) as document:
        count, pages = len(document), list(_Pages(document, recogniser).all())
        unseen, attached = properties_of(document), attachments_of(document)
    if not any(page.lines or page.notes for page in pages):
        raise _nothing_in(pages, name)
    blocks = page_blocks(without_repeats([page.lines for page in pages]))
    return Content(
        (*blocks, *(note for page in pages for note in page.notes)),
        count,
        (*(warning for page in pages for warning in page.warnings), *attached),
        unseen,
        recognised=tuple(line for page in pages for line in page.recognised),
        hidden=tuple(text for page in pages for text in page.hidden),
    )


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


def _nothing_in(pages: Sequence[_Page], name: str) -> DocumentCorrupt | DocumentWithoutText:
    damaged = any(code == "page_unreadable" for page in pages for code, _ in page.warnings)
    trouble = DocumentCorrupt if damaged or not pages else DocumentWithoutText
    return trouble(document=name, kind=DocumentKind.PDF)


class _Pages:
    """Reads one page after another; of very many scanned ones, which take seconds, the last are left out."""

    def __init__(self, document: "pypdfium2.PdfDocument", recogniser: Recogniser) -> None:
        self._document, self._recogniser = document, recogniser
        self._rooms = Rooms()
        self._left = _MOST_SEEN
        self._left_out: list[int] = []

    def all(self) -> Iterator[_Page]:
        for index in range(len(self._document)):
            yield self._page(index)
        if self._left_out:
            yield _Page([], warnings=[("pages_not_recognised", str(self._left_out[0] + 1))])

    def _page(self, index: int) -> _Page:
        """A damaged page costs itself and not the others."""
        try:
            return self._read(index)
        except (pypdfium2.PdfiumError, ValueError):  # ValueError: it has no room, as its crop is beside it
            return _Page([], warnings=[("page_unreadable", str(index + 1))])

    def _read(self, index: int) -> _Page:
        with upright(self._document, index, self._rooms) as (page, text):
            objects = Objects(page)
            lines = with_columns(lines_of(text, grids_of(objects, text.sight), index + 1), text.width)
            scan = needs_eyes(page, text)
            notes, hidden = notes_on(page, index + 1), hidden_on(page, text)
            figures = [] if scan or page.get_rotation() else figures_on(objects, text)
            signs = len("".join(text.text.split())) if figures or (scan and legible(text.text)) else 0
        return replace(self._complete(index, lines, signs, figures, scan=scan), notes=notes, hidden=hidden)

    def _complete(
        self, index: int, lines: list[Line], signs: int, figures: Sequence[Box], *, scan: bool
    ) -> _Page:
        """With what has to be recognised on it."""
        if not scan and not figures:
            return _Page(lines)
        if self._left == 0:
            self._left_out.append(index)
            return _Page(lines if signs else [])
        self._left -= 1
        seen = self._scanned(index, figures)
        return _better(seen, lines, signs) if scan else _with_figures(lines, seen)

    def _scanned(self, index: int, figures: Sequence[Box]) -> _Page:
        seen = seen_page(self._document, index, self._recogniser, figures)
        lines = lines_of_scan(seen, max(self._document.get_page_size(index)), index + 1)
        return _Page(lines, recognised_lines(seen, index + 1), doubts(seen, index + 1))


def _better(scanned: _Page, lines: list[Line], signs: int) -> _Page:
    """A sane layer of text stays where the page shows no more than it says."""
    found = sum(len(line.text) for line in scanned.recognised)
    return scanned if found > signs or not signs else _Page(lines)


def _with_figures(lines: list[Line], figures: _Page) -> _Page:
    """A picture without text, such as a photograph, is nothing that could not be read."""
    warnings = figures.warnings if figures.lines else ()
    return _Page(with_figures(lines, figures.lines), figures.recognised, warnings)
