"""OpenDocument packages (ISO/IEC 26300): the body of content.xml, properties, and what encrypts them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from lxml import etree

from studio.core.documents import DocumentKind
from studio.core.errors import DocumentCorrupt, DocumentEncrypted
from studio.documents.office_package import OfficePackage
from studio.documents.readers.docx_xml import child, local, whole_number

_PROPERTIES = {"title", "subject", "creator", "initial-creator", "keyword", "description"}


@dataclass(frozen=True, slots=True)
class OdfFile:
    """`content` and `styles` are the roots of their parts; `body` is what is in the document's one body."""

    package: OfficePackage
    content: etree._Element
    styles: etree._Element | None
    body: etree._Element

    @property
    def properties(self) -> tuple[str, ...]:
        """Those people named themselves also as 名称:值."""
        return tuple(dict.fromkeys(text for text in self._properties() if text))

    @property
    def pages(self) -> int:
        """As its program counted them."""
        meta = self.package.xml("meta.xml")
        told = next(meta.iter("{*}document-statistic"), None) if meta is not None else None
        return max(whole_number(attribute(told, "page-count")), 1) if told is not None else 1

    def _properties(self) -> Iterator[str]:
        meta = self.package.xml("meta.xml")
        for each in meta.iter() if meta is not None else ():
            text = (each.text or "").strip()
            if local(each) == "user-defined":
                yield from (text, f"{attribute(each, 'name')}:{text}" if text else "")
            elif local(each) in _PROPERTIES:
                yield text


@contextmanager
def opened(data: bytes, name: str, kind: DocumentKind) -> Iterator[OdfFile]:
    """Raises DocumentCorrupt, DocumentEncrypted or DocumentTooLarge."""
    with OfficePackage.opened(data, name, kind) as package:
        manifest = package.xml("META-INF/manifest.xml")
        if manifest is not None and next(manifest.iter("{*}encryption-data"), None) is not None:
            raise DocumentEncrypted(document=name, kind=kind)
        content = package.xml("content.xml")
        whole = child(content, "body")
        body = next(whole.iterchildren("{*}*"), None) if whole is not None else None
        if content is None or body is None:
            raise DocumentCorrupt(document=name, kind=kind)
        yield OdfFile(package, content, package.xml("styles.xml"), body)


def attribute(element: etree._Element | None, name: str) -> str:
    """Of whichever namespace; empty when it is not there."""
    if element is None:
        return ""
    found = (str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name)
    return next(found, "")
