"""The numbers Word writes before list paragraphs, counted as Word counts them."""

import re
from collections import defaultdict
from dataclasses import dataclass

from lxml import etree

from studio.documents.numerals import chinese
from studio.documents.readers.docx_styles import Styles
from studio.documents.readers.docx_xml import child, children, value, whole_number

_CHINESE = {
    "chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital", "taiwaneseCounting",
    "taiwaneseCountingThousand", "chineseLegalSimplified", "ideographTraditional", "koreanCounting",
}  # fmt: skip
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    text: str
    start: int
    spaced: bool


class Numbers:
    """Keeps the counters while a document is walked once from the start."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, tuple[str, dict[int, _Level]]] = {}
        self._counters: dict[str, dict[int, int]] = defaultdict(dict)
        if root is not None:
            self._read(root)

    def prefix(self, number: tuple[str, int] | None) -> str:
        """What stands before the next paragraph of that list and level; bullets give nothing."""
        if number is None or number[0] not in self._lists:
            return ""
        (identity, levels), depth = self._lists[number[0]], min(max(number[1], 0), _LEVELS - 1)
        if depth not in levels:
            return ""
        counter = self._counters[identity]
        counter[depth] = counter.get(depth, levels[depth].start - 1) + 1
        for deeper in [other for other in counter if other > depth]:
            del counter[deeper]
        return _written(levels, counter, depth)

    def _read(self, root: etree._Element) -> None:
        abstract = {value(each, "abstractNumId"): each for each in children(root, "abstractNum")}
        for each in children(root, "num"):
            identity = value(each, "numId") or ""
            base = value(child(each, "abstractNumId")) or ""
            levels = _levels(abstract.get(base))
            overrides = {whole_number(value(one, "ilvl")): one for one in children(each, "lvlOverride")}
            restarts = any(child(one, "startOverride") is not None for one in overrides.values())
            for depth, override in overrides.items():
                levels |= _overridden(levels, depth, override)
            self._lists[identity] = (f"{base}/{identity}" if restarts else base, levels)


def _levels(abstract: etree._Element | None) -> dict[int, _Level]:
    if abstract is None:
        return {}
    return {whole_number(value(each, "ilvl")): _level(each) for each in children(abstract, "lvl")}


def _level(element: etree._Element) -> _Level:
    return _Level(
        value(child(element, "numFmt")) or "decimal",
        value(child(element, "lvlText")) or "",
        whole_number(value(child(element, "start")), 1),
        value(child(element, "suff")) != "nothing",
    )


def _overridden(levels: dict[int, _Level], depth: int, override: etree._Element) -> dict[int, _Level]:
    if (own := child(override, "lvl")) is not None:
        return {depth: _level(own)}
    start = child(override, "startOverride")
    if start is None or depth not in levels:
        return {}
    old = levels[depth]
    return {depth: _Level(old.format, old.text, whole_number(value(start), 1), old.spaced)}


def _written(levels: dict[int, _Level], counter: dict[int, int], depth: int) -> str:
    level = levels[depth]
    if level.format in ("bullet", "none"):
        return ""

    def numeral(match: re.Match[str]) -> str:
        wanted = int(match.group(1)) - 1
        other = levels.get(wanted, level)
        return numeral_of(counter.get(wanted, other.start), other.format)

    text = re.sub(r"%(\d)", numeral, level.text)
    return f"{text} " if level.spaced and text[-1:] not in "、，）)】." else text


def numeral_of(number: int, style: str) -> str:
    if style in _CHINESE:
        return chinese(number)
    if style.startswith("decimalEnclosedCircle"):
        return chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)
    if style in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if style == "lowerLetter" else letter.upper()
    if style in ("lowerRoman", "upperRoman"):
        return _roman(number) if style == "upperRoman" else _roman(number).lower()
    return f"{number:02d}" if style == "decimalZero" else str(number)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    text = ""
    signs = ["M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"]
    for value_, sign in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), signs, strict=True):
        count, number = divmod(number, value_)
        text += sign * count
    return text
