"""Properties of Office packages (ISO/IEC 29500-2, 11): title, subject, keywords, and what people added."""

from collections.abc import Iterator

from lxml import etree

from studio.documents.office_package import OfficePackage
from studio.documents.readers.docx_xml import local

_CORE = {
    *("title", "subject", "creator", "keywords", "description", "category", "contentStatus"),
    *("lastModifiedBy", "contentType"),
}
_APP = {"Company", "Manager"}


def property_texts(package: OfficePackage) -> tuple[str, ...]:
    """Texts among the properties; those people named themselves also as 名称:值."""
    texts = [
        *_named(package, "core-properties", "docProps/core.xml", _CORE),
        *_named(package, "extended-properties", "docProps/app.xml", _APP),
        *_custom(_part(package, "custom-properties", "docProps/custom.xml")),
    ]
    return tuple(dict.fromkeys(text for text in texts if text))


def _named(package: OfficePackage, kind: str, usual: str, names: set[str]) -> Iterator[str]:
    root = _part(package, kind, usual)
    yield from (
        (each.text or "").strip() for each in (root if root is not None else ()) if local(each) in names
    )


def _custom(root: etree._Element | None) -> Iterator[str]:
    for each in root if root is not None else ():
        text = "".join(map(str, each.itertext())).strip()
        if text:
            yield from (text, f"{each.get('name', '')}:{text}")


def _part(package: OfficePackage, kind: str, usual: str) -> etree._Element | None:
    found = package.related_xml("", kind)
    return found if found is not None else package.xml(usual)
