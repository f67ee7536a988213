"""Files attached to an OFD file: their names, and which of them are documents that were not read."""

import posixpath
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from studio.core.errors import DocumentError
from studio.documents.kinds import kind_of
from studio.documents.readers.ofd_structure import OfdDocument, OfdFile
from studio.documents.readers.ofd_xml import child, text_of, value, within

_MOST = 200


def attachment_names(document: OfdDocument) -> Iterator[str]:
    return (value(attachment, "Name") or "" for attachment, _ in _attachments(document))


def attached_documents(file: OfdFile) -> list[str]:
    """The data behind an invoice is no document, nor is anything that no reader knows."""
    names: dict[str, None] = {}
    for document in file.documents:
        for attachment, folder in _attachments(document):
            reference = text_of(child(attachment, "FileLoc"))
            path = file.package.path(reference, folder, document.folder) if reference else None
            name = value(attachment, "Name") or posixpath.basename(path or "")
            if _is_document(file.package.bytes_of(path), name):
                names[name] = None
    return list(names)


def _attachments(document: OfdDocument) -> Iterator[tuple[etree._Element, str]]:
    """Each with the folder its references are seen from."""
    for reference in within(document.root, "Attachments"):
        path = document.path(text_of(reference))
        found = islice(within(document.package.xml(path), "Attachment"), _MOST)
        yield from ((attachment, posixpath.dirname(path or "")) for attachment in found)


def _is_document(content: bytes | None, name: str) -> bool:
    try:
        return bool(content) and bool(kind_of(content or b"", name))
    except DocumentError:
        return False
