"""Office documents of 2003 in one XML file, as programs still export them under the names .xls and .doc."""

from lxml import etree

from studio.core.documents import DocumentKind
from studio.core.errors import DocumentCorrupt
from studio.documents.readers.docx_xml import local


def root_of(data: bytes, name: str, kind: DocumentKind) -> etree._Element:
    """Raises DocumentCorrupt."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        root: etree._Element = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise DocumentCorrupt(document=name, kind=kind) from error
    if local(root) not in ("Workbook", "wordDocument"):
        raise DocumentCorrupt(document=name, kind=kind)
    return root


def property_texts_2003(root: etree._Element) -> tuple[str, ...]:
    """What the document says of itself (o:DocumentProperties)."""
    owners = (each for each in root if local(each) in ("DocumentProperties", "CustomDocumentProperties"))
    wanted = {"Title", "Subject", "Author", "Keywords", "Description", "Category", "Company", "Manager"}
    texts = [
        text if local(each) in wanted else f"{local(each)}:{text}"
        for owner in owners
        for each in owner
        if (text := (each.text or "").strip())
        and (local(each) in wanted or local(owner) == "CustomDocumentProperties")
    ]
    return tuple(dict.fromkeys(texts))
