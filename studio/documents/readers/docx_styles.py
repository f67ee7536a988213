"""The styles that a docx declares."""

from functools import lru_cache

from lxml import etree

from studio.documents.office_package import OfficePackage
from studio.documents.readers.docx_xml import child, children, value, whole_number
from studio.documents.readers.paragraph_styles import Style, Styles

_REMEMBERED = 8  # an office makes most documents from a few templates
_LARGEST_REMEMBERED = 1_000_000  # bytes


def styles_in(package: OfficePackage, main: str) -> Styles:
    """The styles of a package; those of the last ones are remembered, for they are long."""
    part = next(iter(package.related_parts(main, "styles")), None)
    content = package.bytes_of(part) if part else None
    if content is not None and len(content) <= _LARGEST_REMEMBERED:
        try:
            return _remembered(content)
        except etree.XMLSyntaxError:  # damaged: what can be read of it is, with a warning
            pass
    return styles_of(package.related_xml(main, "styles"))


@lru_cache(maxsize=_REMEMBERED)
def _remembered(content: bytes) -> Styles:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    return styles_of(etree.fromstring(content, parser))


def styles_of(root: etree._Element | None) -> Styles:
    declared = children(root, "style") if root is not None else ()
    return Styles({value(style, "styleId") or "": _style(style) for style in declared})


def _style(element: etree._Element) -> Style:
    properties = child(element, "pPr")
    outline = value(child(properties, "outlineLvl"))
    return Style(
        value(child(element, "name")) or "",
        value(child(element, "basedOn")),
        None if outline is None else whole_number(outline),
        number_in(properties),
    )


def number_in(properties: etree._Element | None) -> tuple[str, int] | None:
    """The list and level a paragraph's or a style's properties name."""
    number = child(properties, "numPr")
    identity = value(child(number, "numId"))
    return (identity, whole_number(value(child(number, "ilvl")))) if identity else None
