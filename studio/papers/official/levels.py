"""The levels of numbering in official documents: 一、 （一） 1. （1）."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from studio.documents.numerals import chinese, number_of

DEEPEST = 4
_HAN = "[一二三四五六七八九十百]"
_PATTERNS = (
    re.compile(rf"({_HAN}+)\s*[、．.]\s*(?!{_HAN}+(?:[号期级层楼幢栋班组类次、]|季度))"),
    re.compile(rf"[（(]\s*({_HAN}+)\s*[）)]\s*[、．.]?\s*"),
    re.compile(r"(\d{1,3})\s*[.．、]\s*(?!\d)"),
    re.compile(r"[（(]\s*(\d{1,3})\s*[）)]\s*[、．.]?\s*|([①-⑳])\s*"),
)
_WRITE: tuple[Callable[[int], str], ...] = (
    lambda number: f"{chinese(number)}、",
    lambda number: f"（{chinese(number)}）",
    lambda number: f"{number}.",
    lambda number: f"（{number}）",
)


@dataclass(frozen=True, slots=True)
class Numbered:
    level: int
    number: int
    rest: str


def numbered(text: str) -> Numbered | None:
    """What level a paragraph has by the number it begins with."""
    for level, pattern in enumerate(_PATTERNS, 1):
        found = pattern.match(text)
        if found and found.end() < len(text):
            return Numbered(level, _value(found[1] or found[2]), text[found.end() :])
    return None


def level_mark(number: int, level: int) -> str:
    return _WRITE[level - 1](number)


def _value(numeral: str) -> int:
    return ord(numeral) - ord("①") + 1 if "①" <= numeral <= "⑳" else number_of(numeral)
