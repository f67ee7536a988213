"""The numbers a word processor writes before list paragraphs, counted as it counts them."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from studio.documents.numerals import chinese

_CHINESE = {
    "chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital", "taiwaneseCounting",
    "taiwaneseCountingThousand", "chineseLegalSimplified", "ideographTraditional", "koreanCounting",
}  # fmt: skip
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """`text` has %1 to %9 for the numbers of the levels; `format` is an ST_NumberFormat (ISO/IEC 29500)."""

    format: str
    text: str
    start: int = 1
    spaced: bool = True


@dataclass(frozen=True, slots=True)
class NumberedList:
    """Lists with one `counter` go on counting where the other left off, but for levels that start anew."""

    counter: str
    levels: Mapping[int, Level]
    restarts: frozenset[int] = frozenset()


class ListNumbers:
    """Keeps the counters while a document is walked once from the start."""

    def __init__(self, lists: Mapping[str, NumberedList]) -> None:
        self._lists = lists
        self._counters: dict[str, dict[int, int]] = defaultdict(dict)
        self._restarted: set[tuple[str, int]] = set()

    def prefix(self, number: tuple[str, int] | None) -> str:
        """What stands before the next paragraph of that list and level; bullets give nothing."""
        if number is None or number[0] not in self._lists:
            return ""
        numbered, depth = self._lists[number[0]], min(max(number[1], 0), _LEVELS - 1)
        levels = numbered.levels
        if depth not in levels:
            return ""
        counter = self._counters[numbered.counter]
        if depth in numbered.restarts and (number[0], depth) not in self._restarted:
            self._restarted.add((number[0], depth))
            counter.pop(depth, None)
        counter[depth] = counter.get(depth, levels[depth].start - 1) + 1
        for deeper in [other for other in counter if other > depth]:
            del counter[deeper]
        return _written(levels, counter, depth)


def _written(levels: Mapping[int, Level], counter: dict[int, int], depth: int) -> str:
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
