"""The text of a paragraph over all its runs, and putting other text in place of a stretch of it."""

from collections.abc import Callable, Iterator
from re import Match, Pattern

from lxml import etree

from studio.papers.template.word_file import W

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def paragraphs_in(element: etree._Element) -> list[etree._Element]:
    """Those in tables and text boxes too."""
    return list(element.iter(f"{W}p"))


def text_of(paragraph: etree._Element) -> str:
    return "".join(node.text or "" for node in _nodes(paragraph))


def replace_all(paragraph: etree._Element, pattern: Pattern[str], value: Callable[[Match[str]], str]) -> None:
    """What takes the place of a match looks as the match began; the last is replaced first."""
    for found in reversed(list(pattern.finditer(text_of(paragraph)))):
        _replace(paragraph, found.start(), found.end(), value(found))


def _nodes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Text of its own, not that of boxes anchored in it."""
    for node in paragraph.iter(f"{W}t"):
        owner = next(each for each in node.iterancestors() if each.tag == f"{W}p")
        if owner is paragraph:
            yield node


def _replace(paragraph: etree._Element, start: int, end: int, value: str) -> None:
    at, first = 0, None
    for node in list(_nodes(paragraph)):
        text = node.text or ""
        low, high = max(start - at, 0), min(end - at, len(text))
        at += len(text)
        if low >= high:
            continue
        if first is None:
            first = node
            _write(node, text[:low], value, text[high:])
        else:
            _write(node, text[:low], "", text[high:])


def _write(node: etree._Element, before: str, value: str, after: str) -> None:
    """Lines of a value are parted by breaks within the run."""
    lines = f"{before}{value}".split("\n")
    lines[-1] += after
    node.text = lines[0]
    node.set(_SPACE, "preserve")
    for line in lines[1:]:
        broken, text = etree.Element(f"{W}br"), etree.Element(f"{W}t")
        text.text = line
        text.set(_SPACE, "preserve")
        node.addnext(broken)
        broken.addnext(text)
        node = text
