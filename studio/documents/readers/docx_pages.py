"""Page numbers of a Word document, from the breaks noted when it was last laid out, or explicit ones."""

from dataclasses import dataclass

from lxml import etree

from studio.core.places import Place
from studio.documents.readers.docx_xml import child, local, switched_on, value, whole_number

_NO_PAGE = Place()


@dataclass(frozen=True, slots=True)
class Pages:
    """`breaks` holds which elements start a new page; `known` is False when page numbers would be guesses."""

    known: bool
    rendered: bool
    count: int

    def place(self, page: int | None) -> Place:
        return Place(page=page) if self.known and page else _NO_PAGE

    def starts(self, element: etree._Element) -> bool:
        """Does a new page begin at this element of a paragraph?"""
        name = local(element)
        if self.rendered:
            return name == "lastRenderedPageBreak"
        return (name == "br" and value(element, "type") == "page") or (
            name == "pageBreakBefore" and switched_on(element)
        )


def pages_of(document: etree._Element, properties: etree._Element | None) -> Pages:
    rendered = sum(1 for _ in document.iter("{*}lastRenderedPageBreak"))
    explicit = Pages(True, False, 1)
    breaks = rendered or sum(map(explicit.starts, document.iter("{*}br", "{*}pageBreakBefore")))
    told = child(properties, "Pages")
    stated = whole_number(told.text if told is not None else None)
    known = bool(rendered) or (breaks > 0 and stated <= breaks + 1)
    return Pages(known, bool(rendered), max(stated, breaks + 1) if known else max(stated, 1))
