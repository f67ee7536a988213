"""Paragraph styles of a Word document: heading level, list numbering and table of contents, inherited."""

import re
from dataclasses import dataclass

from lxml import etree

from studio.documents.readers.docx_xml import child, children, value, whole_number

_HEADING = re.compile(r"(?:heading|标题|標題)\s*(\d)$", re.I)
_TITLE = {"title", "标题", "文档标题", "公文标题"}
_BODY_TEXT = 9  # outline level of ordinary text
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Style:
    name: str
    based_on: str | None
    outline: int | None
    number: tuple[str, int] | None  # list and level


class Styles:
    def __init__(self, root: etree._Element | None) -> None:
        styles = children(root, "style") if root is not None else ()
        self._styles = {value(style, "styleId") or "": _style(style) for style in styles}

    def heading_level(self, style: str | None) -> int | None:
        """0 for a document's title, 1 to 9 for headings, None for other styles."""
        for each in self._ancestry(style):
            if each.name.lower() in _TITLE:
                return 0
            if match := _HEADING.match(each.name):
                return int(match.group(1))
            if each.outline is not None:
                return each.outline + 1 if each.outline < _BODY_TEXT else None
        return None

    def number(self, style: str | None) -> tuple[str, int] | None:
        return next((each.number for each in self._ancestry(style) if each.number), None)

    def is_contents(self, style: str | None) -> bool:
        return any(re.match(r"(?:toc|目录)\s*\d$", each.name, re.I) for each in self._ancestry(style))

    def _ancestry(self, style: str | None) -> list[Style]:
        found: list[Style] = []
        while style in self._styles and len(found) < _DEEPEST:
            found.append(self._styles[style])
            style = found[-1].based_on
        return found


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
