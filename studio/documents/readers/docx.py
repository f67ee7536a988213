"""Word documents (docx): text in document order, with numbering, tables, boxes, notes and headers."""

from collections.abc import Iterable

from lxml import etree

from studio.core.documents import Block, DocumentKind
from studio.core.errors import DocumentCorrupt
from studio.core.places import Place
from studio.documents.content import Content, paragraph
from studio.documents.ocr import Recogniser
from studio.documents.office_package import OfficePackage
from studio.documents.readers.docx_body import Body
from studio.documents.readers.docx_chunks import Chunks
from studio.documents.readers.docx_margins import (
    box_marks,
    margin_pictures,
    margin_texts,
    note_texts,
)
from studio.documents.readers.docx_numbering import numbers_of
from studio.documents.readers.docx_pages import pages_of
from studio.documents.readers.docx_styles import styles_in
from studio.documents.readers.docx_unseen import hidden_in
from studio.documents.readers.docx_xml import local
from studio.documents.readers.embedded import object_warning, objects_in
from studio.documents.readers.graphics import graphic_blocks
from studio.documents.readers.office_properties import property_texts
from studio.documents.readers.pasted_pictures import PICTURES, PastedPictures


def read_docx(data: bytes, name: str, recogniser: Recogniser, depth: int = 0) -> Content:
    """Raises DocumentCorrupt or DocumentTooLarge. `depth` counts the documents it has been taken into."""
    with OfficePackage.opened(data, name, DocumentKind.DOCX) as package:
        main = package.main_part("word/document.xml")
        root = package.xml(main)
        if root is None:
            raise DocumentCorrupt(document=name, kind=DocumentKind.DOCX)
        chunks = Chunks(package, main, recogniser, depth)
        return _content(package, main, root, PastedPictures(package, recogniser), chunks)


def _content(
    package: OfficePackage, main: str, root: etree._Element, pictures: PastedPictures, chunks: Chunks
) -> Content:
    def elsewhere(element: etree._Element, place: Place) -> Iterable[Block]:
        if local(element) in PICTURES:
            return pictures.blocks(main, element, place)
        if local(element) == "altChunk":
            return chunks.blocks(element, place)
        return graphic_blocks(package, main, element, place)

    numbers = numbers_of(package.related_xml(main, "numbering"))
    styles = styles_in(package, main)
    paged = pages_of(root, package.xml("docProps/app.xml"))
    body = Body(styles, numbers, paged, note_texts(package, main), elsewhere).blocks(root)
    head, foot = margin_texts(package, main)
    page = 1 if paged.known else None
    above = [paragraph(text, paged.place(page)) for text in head]
    shown = margin_pictures(package, main, pictures, paged.place(page))
    blocks = (*above, *shown, *body, *(paragraph(text) for text in foot))
    warnings = (
        *package.damage,
        *object_warning(len(objects_in(root)) + chunks.unread + sum(1 for _ in root.iter("{*}subDoc"))),
        *pictures.warnings(blocks),
        *(warning for each in chunks.read for warning in each.warnings),
    )
    hidden = (*hidden_in(root), *(text for each in chunks.read for text in each.hidden))
    taken_in = (text for each in chunks.read for text in each.unseen)
    unseen = (*property_texts(package), *box_marks(root), *hidden, *taken_in)
    return Content(blocks, paged.count, warnings, unseen, hidden=hidden)
