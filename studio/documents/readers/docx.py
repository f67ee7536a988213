"""Word documents (docx): text in document order, with numbering, tables, boxes, notes and headers."""

from lxml import etree

from studio.core.documents import DocumentKind
from studio.core.errors import DocumentCorrupt
from studio.documents.classification import is_mark
from studio.documents.content import Content, paragraph
from studio.documents.office_package import OfficePackage
from studio.documents.readers.docx_body import Body
from studio.documents.readers.docx_margins import margin_texts, note_texts
from studio.documents.readers.docx_numbering import numbers_of
from studio.documents.readers.docx_pages import pages_of
from studio.documents.readers.docx_styles import styles_of

_PROPERTIES = "docProps/core.xml"


def read_docx(data: bytes, name: str) -> Content:
    with OfficePackage.opened(data, name, DocumentKind.DOCX) as package:
        main = package.main_part("word/document.xml")
        root = package.xml(main)
        if root is None:
            raise DocumentCorrupt(document=name, kind=DocumentKind.DOCX)
        styles = styles_of(package.related_xml(main, "styles"))
        numbers = numbers_of(package.related_xml(main, "numbering"))
        paged = pages_of(root, package.xml("docProps/app.xml"))
        body = Body(styles, numbers, paged, note_texts(package, main)).blocks(root)
        head, foot = margin_texts(package, main)
        marks = [text for text in _property_texts(package.xml(_PROPERTIES)) if is_mark(text)]
    page = 1 if paged.known else None
    above = [paragraph(text, paged.place(page)) for text in [*marks, *head]]
    return Content((*above, *body, *(paragraph(text) for text in foot)), paged.count)


def _property_texts(root: etree._Element | None) -> list[str]:
    return [] if root is None else [element.text for element in root.iter() if element.text]
