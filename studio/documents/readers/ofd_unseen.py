"""What an OFD file carries beside its pages: properties, custom data, tags, names of attachments."""

from collections.abc import Iterable, Iterator

from lxml import etree

from studio.documents.readers.ofd_attachments import attachment_names
from studio.documents.readers.ofd_structure import OfdDocument, OfdFile
from studio.documents.readers.ofd_xml import child, children, text_of, value, within

_PROPERTIES = ("Title", "Author", "Subject", "Abstract", "DocUsage", "Keyword", "CustomData")
_MOST = 2000  # texts


def texts_beside(file: OfdFile) -> tuple[str, ...]:
    """Each once, in the order they stand in."""
    found: dict[str, None] = {}
    for text in _texts(file):
        if len(found) >= _MOST:
            break
        if text:
            found[text] = None
    return tuple(found)


def _texts(file: OfdFile) -> Iterator[str]:
    for body in children(file.root, "DocBody"):
        info = child(body, "DocInfo")
        for name in _PROPERTIES:
            yield from (_named(each) for each in within(info, name))
    for document in file.documents:
        yield from _tags(document)
        yield from attachment_names(document)


def _named(element: etree._Element) -> str:
    """密级：秘密 — custom data are known by their name."""
    name, text = value(element, "Name"), text_of(element)
    return f"{name}：{text}" if name and text else text


def _tags(document: OfdDocument) -> Iterator[str]:
    for reference in within(document.root, "CustomTags"):
        path = document.path(text_of(reference))
        for tag in within(document.package.xml(path), "FileLoc"):
            folder = (path or "").rpartition("/")[0]
            root = document.package.xml(document.package.path(text_of(tag), folder, document.folder))
            texts = map(str.strip, map(str, () if root is None else root.itertext()))
            yield from (text for text in texts if not text.isdigit())  # IDs of objects on the page


def remarks_of(notes: Iterable[etree._Element]) -> Iterator[str]:
    """What people wrote about a page."""
    return (text for note in notes for each in children(note, "Remark") if (text := text_of(each)))
