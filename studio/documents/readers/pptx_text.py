"""Paragraphs of DrawingML text (ISO/IEC 29500-1, 21.1.2), with the numbers PowerPoint puts before them."""

from collections.abc import Iterator

from lxml import etree

from studio.documents.readers.docx_xml import child, children, local, whole_number
from studio.documents.readers.list_numbers import numeral_of

_NUMERALS = (
    ("arabic", "decimal"),
    ("alphaLc", "lowerLetter"),
    ("alphaUc", "upperLetter"),
    ("romanLc", "lowerRoman"),
    ("romanUc", "upperRoman"),
    ("circleNum", "decimalEnclosedCircle"),
    ("ea1", "chineseCounting"),
)


def texts_in(shape: etree._Element) -> list[str]:
    """All that is written in a shape, paragraph by paragraph."""
    bodies = (each for each in shape.iter() if local(each) in ("txBody", "t", "rich") and len(each))
    return [text for body in bodies for text in body_texts(body) if text.strip()]


def body_texts(body: etree._Element) -> Iterator[str]:
    counters: dict[int, int] = {}
    for each in children(body, "p"):
        text = _text(each)
        if text.strip():
            yield _number(each, counters) + text


def _text(element: etree._Element) -> str:
    return "".join(_pieces(element))


def _pieces(element: etree._Element) -> Iterator[str]:
    for each in element:
        name = local(each)
        if name == "t":
            yield each.text or ""
        elif name == "br":
            yield "\n"
        elif name == "Fallback" or (name == "fld" and each.get("type") == "slidenum"):
            continue
        else:
            yield from _pieces(each)


def _number(element: etree._Element, counters: dict[int, int]) -> str:
    properties = child(element, "pPr")
    depth = whole_number(properties.get("lvl") if properties is not None else None)
    numbered = child(properties, "buAutoNum")
    for deeper in [level for level in counters if level > depth or (numbered is None and level == depth)]:
        del counters[deeper]
    if numbered is None:
        return ""
    counters[depth] = counters.get(depth, whole_number(numbered.get("startAt"), 1) - 1) + 1
    return _written(counters[depth], numbered.get("type") or "arabicPeriod")


def _written(number: int, kind: str) -> str:
    form = next((form for start, form in _NUMERALS if kind.startswith(start)), "decimal")
    numeral = numeral_of(number, form)
    if kind.endswith("ParenBoth"):
        return f"({numeral}) "
    if kind.endswith("ParenR"):
        return f"{numeral}) "
    return f"{numeral}. " if kind.endswith(("Period", "Minus")) else f"{numeral} "
