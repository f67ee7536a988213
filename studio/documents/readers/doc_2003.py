"""Word documents in the XML of 2003 (WordprocessingML), whose body is that of a docx."""

from studio.core.documents import DocumentKind
from studio.documents.content import Content, paragraph
from studio.documents.page_numbers import is_page_number
from studio.documents.readers.docx_body import Body
from studio.documents.readers.docx_margins import paragraph_texts
from studio.documents.readers.docx_pages import Pages
from studio.documents.readers.docx_styles import styles_of
from studio.documents.readers.docx_xml import child, local
from studio.documents.readers.list_numbers import ListNumbers
from studio.documents.readers.xml_2003 import property_texts_2003, root_of
from studio.documents.unread import picture_warning

_UNPAGED = Pages(known=False, rendered=True, count=1)
_MARGINS = {"hdr", "ftr"}


def read_doc_2003(data: bytes, name: str) -> Content:
    """Raises DocumentCorrupt. Numbers of lists are those the file has noted beside its paragraphs."""
    root = root_of(data, name, DocumentKind.DOC)
    margins = [each for each in root.iter() if local(each) in _MARGINS]
    said = dict.fromkeys(text for margin in margins for text in paragraph_texts(margin))
    body = child(root, "body")
    written = Body(styles_of(child(root, "styles")), ListNumbers({}), _UNPAGED, {}, lambda *_: ())
    blocks = (
        *(paragraph(text) for text in said if not is_page_number(text)),
        *(written.blocks(body) if body is not None else ()),
    )
    pictures = sum(local(each) == "imagedata" for each in root.iter())
    return Content(blocks, 1, picture_warning(blocks, pictures), property_texts_2003(root))
