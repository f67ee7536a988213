"""OFD (GB/T 33190): the text of fixed pages in reading order; what lies beside them goes to the guards."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from studio.core.documents import Block, DocumentKind, RecognisedLine
from studio.core.errors import DocumentCorrupt, DocumentEncrypted, DocumentWithoutText
from studio.core.places import Place
from studio.documents.content import Content, paragraph
from studio.documents.ocr import Recogniser
from studio.documents.readers.ofd_attachments import attached_documents
from studio.documents.readers.ofd_objects import PageObjects, objects_of
from studio.documents.readers.ofd_package import OfdPackage
from studio.documents.readers.ofd_page_text import ReadPage, read_page
from studio.documents.readers.ofd_pieces import POINTS
from studio.documents.readers.ofd_scans import has_legible, needs_eyes, seen_page
from studio.documents.readers.ofd_structure import MOST_PAGES, OfdFile, OfdPage
from studio.documents.readers.ofd_unseen import remarks_of, texts_beside
from studio.documents.readers.pdf_lines import Line
from studio.documents.readers.pdf_paragraphs import page_blocks
from studio.documents.readers.pdf_repeats import without_repeats
from studio.documents.readers.scan_lines import doubts, lines_of_scan, recognised_lines

_LONGEST_LIST = 300  # characters of names
_MORE = 1.15  # times the characters of a page that its picture must show to be believed instead
_ENCRYPTED = "Encryptions.xml"  # GM/T 0099, appendix C


def read_ofd(data: bytes, name: str, recogniser: Recogniser) -> Content:
    with OfdPackage.opened(data, name) as package:
        file = ofd_file(package, name)
        pages = file.pages()
        found = _Found(recogniser, len(pages))
        for page in pages[:MOST_PAGES]:
            found.add(page)
        unseen = (*texts_beside(file), *found.marks)
        if attached := attached_documents(file):
            found.warnings.append(("attachments_unread", "、".join(attached)[:_LONGEST_LIST]))
    return _content(found, len(pages), file.lost, unseen, name)


def ofd_file(package: OfdPackage, name: str) -> OfdFile:
    if package.has(_ENCRYPTED):
        raise DocumentEncrypted(document=name, kind=DocumentKind.OFD)
    file = OfdFile(package)
    if not file.documents:
        raise DocumentCorrupt(document=name, kind=DocumentKind.OFD)
    return file


@dataclass(slots=True)
class _Found:
    """What the pages have given so far."""

    recogniser: Recogniser
    pages: int
    lines: list[list[Line]] = field(default_factory=list)
    marks: dict[str, None] = field(default_factory=dict)
    warnings: list[tuple[str, str]] = field(default_factory=list)
    recognised: list[RecognisedLine] = field(default_factory=list)
    remarks: list[Block] = field(default_factory=list)

    def add(self, page: OfdPage) -> None:
        root = page.root()
        if root is None:
            self.warnings.append(("page_unreadable", str(page.number)))
            self.lines.append([])
            return
        objects = objects_of(page, root)
        read = read_page(objects, page.number)
        lines = self._seen(page, objects, read) if needs_eyes(read.text, objects) else read.lines
        self.lines.append(lines)
        self.marks |= dict.fromkeys(read.marks)
        self.remarks += [paragraph(text, Place(page=page.number)) for text in remarks_of(objects.notes)]
        if objects.lost:
            self.warnings.append(("page_incomplete", str(page.number)))
        if objects.cut:
            self.warnings.append(("page_cut", str(page.number)))
        elif not lines:
            self.warnings.append(("page_without_text", str(page.number)))

    def _seen(self, page: OfdPage, objects: PageObjects, read: ReadPage) -> list[Line]:
        """The lines recognised on the page's picture, where they say more than the text it holds."""
        seen = seen_page(page, objects, self.recogniser, self.pages)
        signs = sum(len(line.text) for line in read.lines) if has_legible(read.text) else 0
        if seen.signs <= _MORE * signs:
            return read.lines
        self.recognised += recognised_lines(seen, page.number)
        self.warnings += [each for each in doubts(seen, page.number) if seen.lines]
        return lines_of_scan(seen, max(objects.box[2:]) * POINTS, page.number)


def _content(found: _Found, pages: int, lost: int, unseen: Sequence[str], name: str) -> Content:
    if not any(found.lines):
        unreadable = any(code == "page_unreadable" for code, _ in found.warnings)
        trouble = DocumentCorrupt if unreadable or not pages else DocumentWithoutText
        raise trouble(document=name, kind=DocumentKind.OFD)
    warnings = [*found.warnings, *_left_out(pages, lost)]
    blocks = [*page_blocks(without_repeats(found.lines)), *found.remarks]
    return Content(tuple(blocks), pages, tuple(warnings), tuple(unseen), tuple(found.recognised))


def _left_out(pages: int, lost: int) -> Iterator[tuple[str, str]]:
    if lost:
        yield "documents_lost", str(lost)
    if pages > MOST_PAGES:
        yield "pages_left_out", str(MOST_PAGES + 1)
