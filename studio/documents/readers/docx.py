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
from studio.documents.readers.docx_chunks import chunk_blocks
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


def read_docx(data: bytes, name: str, recogniser: Recogniser) -> Content:
    """Raises DocumentCorrupt or DocumentTooLarge."""
    with OfficePackage.opened(data, name, DocumentKind.DOCX) as package:
        main = package.main_part("word/document.xml")
        root = package.xml(main)
        if root is None:
            raise DocumentCorrupt(document=name, kind=DocumentKind.DOCX)
        return _content(package, main, root, PastedPictures(package, recogniser))


def _content(package: OfficePackage, main: str, root: etree._Element, pictures: PastedPictures) -> Content:
    def elsewhere(element: etree._Element, place: Place) -> Iterable[Block]:
        if local(element) in PICTURES:
            return pictures.blocks(main, element, place)
        blocks_of = chunk_blocks if local(element) == "altChunk" else graphic_blocks
        return blocks_of(package, main, element, place)

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
        *object_warning(len(objects_in(root))),
        *pictures.warnings(blocks),
    )
    hidden = tuple(hidden_in(root))
    unseen = (*property_texts(package), *box_marks(root), *hidden)
    return Content(blocks, paged.count, warnings, unseen, hidden=hidden)
