"""Paragraph styles of a Word document, whichever the format: heading level and list numbering, inherited."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_HEADING = re.compile(r"(?:heading|标题|標題)\s*(\d)$", re.I)
_CONTENTS = re.compile(r"(?:toc|目录)\s*\d$", re.I)
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
    def __init__(self, styles: Mapping[str, Style]) -> None:
        self._styles = styles

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
        return any(_CONTENTS.match(each.name) for each in self._ancestry(style))

    def _ancestry(self, style: str | None) -> list[Style]:
        found: list[Style] = []
        while style is not None and style in self._styles and len(found) < _DEEPEST:
            found.append(self._styles[style])
            style = found[-1].based_on
        return found
