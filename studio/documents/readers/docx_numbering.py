"""Numbered lists as a Word document declares them."""

from lxml import etree

from studio.documents.readers.docx_xml import child, children, value, whole_number
from studio.documents.readers.list_numbers import Level, ListNumbers, NumberedList


def numbers_of(root: etree._Element | None) -> ListNumbers:
    return ListNumbers({} if root is None else _lists(root))


def _lists(root: etree._Element) -> dict[str, NumberedList]:
    abstract = {value(each, "abstractNumId"): each for each in children(root, "abstractNum")}
    linked = {value(child(each, "styleLink")): each for each in abstract.values()}
    for number, each in abstract.items():
        style = value(child(each, "numStyleLink"))
        if style in linked and style is not None:  # its levels are those of the list that makes the style
            abstract[number] = linked[style]
    return {value(each, "numId") or "": _list(each, abstract) for each in children(root, "num")}


def _list(element: etree._Element, abstract: dict[str | None, etree._Element]) -> NumberedList:
    base = value(child(element, "abstractNumId")) or ""
    levels = _levels(abstract.get(base))
    overrides = {whole_number(value(one, "ilvl")): one for one in children(element, "lvlOverride")}
    restarts = (depth for depth, one in overrides.items() if child(one, "startOverride") is not None)
    for depth, override in overrides.items():
        levels |= _overridden(levels, depth, override)
    return NumberedList(base, levels, frozenset(restarts))


def _levels(abstract: etree._Element | None) -> dict[int, Level]:
    if abstract is None:
        return {}
    return {whole_number(value(each, "ilvl")): _level(each) for each in children(abstract, "lvl")}


def _level(element: etree._Element) -> Level:
    return Level(
        value(child(element, "numFmt")) or "decimal",
        value(child(element, "lvlText")) or "",
        whole_number(value(child(element, "start")), 1),
        value(child(element, "suff")) != "nothing",
    )


def _overridden(levels: dict[int, Level], depth: int, override: etree._Element) -> dict[int, Level]:
    if (own := child(override, "lvl")) is not None:
        return {depth: _level(own)}
    start = child(override, "startOverride")
    if start is None or depth not in levels:
        return {}
    old = levels[depth]
    return {depth: Level(old.format, old.text, whole_number(value(start), 1), old.spaced)}
