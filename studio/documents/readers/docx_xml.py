"""WordprocessingML (ISO/IEC 29500) in short: names of elements and attributes, in whichever namespace."""

from collections.abc import Iterator

from lxml import etree

_TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_OF_2003 = "http://schemas.microsoft.com/office/word/2003/wordml"
_SPACES = (_TRANSITIONAL, _STRICT, _OF_2003)


def local(element: etree._Element) -> str:
    """The name without its namespace; empty for comments."""
    tag = element.tag
    return "" if callable(tag) else str(tag).rpartition("}")[2]


def value(element: etree._Element | None, name: str = "val") -> str | None:
    if element is None:
        return None
    for space in _SPACES:
        found = element.get(f"{{{space}}}{name}")
        if found is not None:
            return found
    return None


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """Down one child after another."""
    for name in names:
        if element is None:
            return None
        element = next(element.iterchildren(f"{{*}}{name}"), None)
    return element


def children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    return element.iterchildren(f"{{*}}{name}")


def switched_on(element: etree._Element | None) -> bool:
    """A property such as <w:vanish/>, which w:val="0" switches off again."""
    return element is not None and value(element) not in ("0", "false", "off")


def whole_number(text: str | None, default: int = 0) -> int:
    try:
        return int(text or default)
    except ValueError:
        return default
