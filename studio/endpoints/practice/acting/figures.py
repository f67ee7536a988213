"""The figures in what a person says: 3, 1,200.5, 50万元, 三个月, 30%, each with its unit and place."""

import re
from dataclasses import dataclass

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_STEPS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_HAN = "零〇一二两三四五六七八九十百千"
_FIGURE = re.compile(
    r"(?<![\d.A-Za-z第])(?P<number>\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,9})?|\d{1,15}(?:\.\d{1,9})?(?!\d)"
    rf"|[{_HAN}]{{1,15}}(?:点[{_HAN}]{{1,9}})?)"
    r"\s*(?P<scale>[万亿千百]{1,3})?\s*个?(?P<unit>[%％‰]|[一-鿿]{1,3}|[A-Za-z]{1,6}(?![A-Za-z]))?"
)
_NO_FIGURE = re.compile(
    r"第\s*\S{1,4}\s*[条章节款项号期]|\d{4}\s*[-/.年]\s*\d{1,2}\s*([-/.月]\s*\d{1,2}\s*[日号]?)?"
    rf"|[\d{_HAN}]{{1,3}}\s*月\s*[\d{_HAN}]{{1,3}}\s*[日号]|\d{{1,2}}[:：]\d{{2}}|(?<!\d)1[3-9]\d{{9}}(?!\d)"
    r"|\d{3,4}-\d{7,8}|\d{15,}[xX]?|(?:周|星期|礼拜)[一二三四五六]|一些|一下|一点|一共|一年(?=[能可领补发有给多])|一个月(?=[能可领补发有给多])|一直|一起|一般|一样|统一|同一|一旦|唯一|万一|十分"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """`start` and `end` are its place in the text; a numeral not `in_digits` may be part of a word."""

    value: float
    unit: str
    start: int
    end: int
    in_digits: bool


def figures_in(text: str) -> list[Figure]:
    """Return the figures in order; dates, times, telephone and article numbers are none."""
    bare = _NO_FIGURE.sub(lambda found: "\0" * len(found[0]), text)
    return [figure for found in _FIGURE.finditer(bare) if (figure := _figure(found)) is not None]


def number_of(numeral: str) -> float | None:
    """Read 1,200.5, 三百二十 or 一点五; None for what is no number."""
    plain = numeral.replace(",", "")
    if plain.replace(".", "", 1).isdigit():
        return float(plain)
    whole, _, part = numeral.partition("点")
    if not whole or set(whole + part) - set(_DIGITS) - set(_STEPS):
        return None
    decimals = "".join(str(_DIGITS.get(character, 0)) for character in part)
    return float(f"{_whole(whole)}.{decimals or 0}")


def _figure(found: re.Match[str]) -> Figure | None:
    value = number_of(found["number"])
    if value is None:
        return None
    for step in found["scale"] or "":
        value = round(value * _STEPS[step], 6)
    in_digits = found["number"][0].isdigit()
    return Figure(value, found["unit"] or "", found.start(), found.end("number"), in_digits)


def _whole(numeral: str) -> int:
    """Read 二〇二六 digit by digit, and 三百二十 by its steps."""
    if not set(numeral) & set(_STEPS):
        return int("".join(str(_DIGITS[character]) for character in numeral))
    total, section, digit = 0, 0, 0
    for character in numeral:
        step = _STEPS.get(character)
        if step is None:
            digit = _DIGITS[character]
        elif step >= 10_000:
            total, section, digit = (total + section + digit) * step, 0, 0
        else:
            section, digit = section + (digit or 1) * step, 0
    return total + section + digit
