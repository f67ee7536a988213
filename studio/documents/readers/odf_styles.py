"""What the styles of an OpenDocument say that matters for its text: titles, and how lists are numbered."""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from studio.documents.readers.docx_xml import local, whole_number
from studio.documents.readers.list_numbers import Level, NumberedList
from studio.documents.readers.odf_package import OdfFile, attribute

OUTLINE = "outline"
_FORMATS = (
    ("1", "decimal"), ("a", "lowerLetter"), ("A", "upperLetter"), ("i", "lowerRoman"), ("I", "upperRoman"),
    ("①", "decimalEnclosedCircle"), ("一", "chineseCounting"), ("壹", "chineseCounting"),
)  # fmt: skip
_TITLES = {"title", "标题", "文档标题", "公文标题"}
_DEEPEST = 20


class OdfStyles:
    def __init__(self, file: OdfFile) -> None:
        roots = [root for root in (file.styles, file.content) if root is not None]
        self._parents = {name: parent for root in roots for name, parent in _parents(root)}
        self._levels = {name: levels for root in roots for name, levels in _lists(root)}

    def is_title(self, style: str) -> bool:
        """Whether it is, or comes from, the style a document's title has."""
        for _ in range(_DEEPEST):
            if style.replace("_20_", " ").lower() in _TITLES:
                return True
            if style not in self._parents:
                return False
            style = self._parents[style]
        return False

    def numbered(self, style: str, counter: str) -> NumberedList:
        """A list of that style that counts by itself."""
        return NumberedList(counter, self._levels.get(style, {}))


def _parents(root: etree._Element) -> Iterator[tuple[str, str]]:
    for style in root.iter("{*}style"):
        if parent := attribute(style, "parent-style-name"):
            yield attribute(style, "name"), parent


def _lists(root: etree._Element) -> Iterator[tuple[str, dict[int, Level]]]:
    for style in root.iter("{*}list-style", "{*}outline-style"):
        name = OUTLINE if local(style) == "outline-style" else attribute(style, "name")
        yield name, {whole_number(attribute(each, "level"), 1) - 1: _level(each) for each in style}


def _level(element: etree._Element) -> Level:
    told = attribute(element, "num-format")
    form = next((form for start, form in _FORMATS if told.startswith(start)), "none")
    text = attribute(element, "num-list-format").replace("%%", "%") or _pattern(element)
    following = (attribute(each, "label-followed-by") for each in element.iter())
    spaced = next(filter(None, following), "") != "nothing"
    return Level(
        form,
        re.sub(r"%(\d)%", r"%\1", text).strip(),
        whole_number(attribute(element, "start-value"), 1),
        spaced,
    )


def _pattern(element: etree._Element) -> str:
    level = whole_number(attribute(element, "level"), 1)
    shown = min(max(whole_number(attribute(element, "display-levels"), 1), 1), level)
    numbers: Sequence[str] = [f"%{number}" for number in range(level - shown + 1, level + 1)]
    return attribute(element, "num-prefix") + ".".join(numbers) + attribute(element, "num-suffix")
