"""The styles that a docx declares."""

from lxml import etree

from studio.documents.readers.docx_xml import child, children, value, whole_number
from studio.documents.readers.paragraph_styles import Style, Styles


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
