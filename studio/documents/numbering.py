"""The numbering of official Chinese documents at the start of a line (GB/T 9704, laws, emergency plans)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from studio.core.patterns import late
from studio.documents.numerals import NUMERAL, number_of


class Scheme(IntEnum):
    """Ways of numbering; a smaller one stands further out."""

    ANNEX = 5
    PART = 10
    CHAPTER = 20
    SECTION = 30
    ARTICLE = 40
    COUNT = 50  # 一、
    DECIMAL = 51  # 1 总则
    DECIMAL_2 = 53  # 1.1
    DECIMAL_3 = 55
    DECIMAL_4 = 57
    BRACKET = 60  # （一）
    DIGIT = 70  # 1.
    DIGIT_BRACKET = 80  # (1)
    CIRCLED = 90


DECIMALS = (Scheme.DECIMAL, Scheme.DECIMAL_2, Scheme.DECIMAL_3, Scheme.DECIMAL_4)


@dataclass(frozen=True, slots=True)
class Numbering:
    """`marker` is the number as written, `rest` what follows it, `spaced` whether a space parts them."""

    scheme: Scheme
    marker: str
    numbers: tuple[int, ...]
    rest: str
    spaced: bool


def numbering(text: str) -> Numbering | None:
    """How the first line of `text` is numbered, if it is."""
    text = text.lstrip()
    if text[:1] not in _FIRST_SIGNS:
        return None
    line = text.split("\n", 1)[0].rstrip()
    for scheme, pattern in _BY_FIRST_SIGN[line[0]]:
        if match := pattern.match(line):
            return _numbering(scheme, match, line)
    return _decimal(line) if line[0].isdigit() else None


def with_chapters(numberings: Sequence[Numbering | None]) -> list[Numbering | None]:
    """“3. 组织体系” before “3.1 …” is a chapter of the decimal scheme, not an item of a list."""
    found: list[Numbering | None] = []
    following: Numbering | None = None
    for number in reversed(numberings):
        opens = following is not None and following.numbers[:1] == (number.numbers if number else None)
        chapter = number and number.scheme is Scheme.DIGIT and opens
        found.append(replace(number, scheme=Scheme.DECIMAL) if number and chapter else number)
        if number and number.scheme in (Scheme.DIGIT, *DECIMALS):
            following = number if number.scheme in DECIMALS[1:] else None
    return found[::-1]


_N = rf"(?P<n>{NUMERAL}(?:[ 　]?{NUMERAL})*)"
_GAP = r"(?P<gap>[\s　：:]*)"
_PATTERNS = [
    (
        Scheme.ANNEX,
        late(rf"附\s*(?:件|录|表|图)\s*(?P<n>{NUMERAL}{{1,3}}|[A-Z](?![a-z]))?(?P<gap>[\s　：:.．、]*)"),
    ),
    (Scheme.CHAPTER, late(r"(?P<gap>)(?P<n>)附\s*则$")),  # the last chapter of older laws has no number
    (Scheme.PART, late(rf"第\s*{_N}\s*(?:分?[编編]|部分|篇){_GAP}")),
    (Scheme.CHAPTER, late(rf"第\s*{_N}\s*章{_GAP}")),
    (Scheme.SECTION, late(rf"第\s*{_N}\s*[节節]{_GAP}")),
    (Scheme.ARTICLE, late(rf"第\s*{_N}\s*[条條](?:之(?P<sub>[一二三四五六七八九十]+))?{_GAP}")),
    (Scheme.COUNT, late(r"(?P<n>[一二三四五六七八九十百]{1,5})\s*(?:、|[.．](?!\d))(?P<gap>\s*)")),
    (Scheme.BRACKET, late(r"[（(]\s*(?P<n>[一二三四五六七八九十百]{1,5})\s*[）)](?P<gap>[\s、.．]*)")),
    (Scheme.DIGIT_BRACKET, late(r"[（(]?(?P<n>[0-9０-９]{1,2})\s*[）)](?P<gap>[\s、.．]*)")),
    (Scheme.DIGIT, late(r"(?P<n>[0-9０-９]{1,2})(?:、|[.．](?![0-9０-９]))(?P<gap>\s*)")),
    (Scheme.CIRCLED, late(r"(?P<n>[①-⑳])(?P<gap>\s*)")),
]
_STARTS = {
    **dict.fromkeys("附", (Scheme.ANNEX, Scheme.CHAPTER)),
    **dict.fromkeys("第", (Scheme.PART, Scheme.CHAPTER, Scheme.SECTION, Scheme.ARTICLE)),
    **dict.fromkeys("一二三四五六七八九十百", (Scheme.COUNT,)),
    **dict.fromkeys("（(", (Scheme.BRACKET, Scheme.DIGIT_BRACKET)),
    **dict.fromkeys("0123456789０１２３４５６７８９", (Scheme.DIGIT_BRACKET, Scheme.DIGIT)),
    **dict.fromkeys(map(chr, range(ord("①"), ord("⑳") + 1)), (Scheme.CIRCLED,)),
}
_BY_FIRST_SIGN = {
    sign: [(scheme, pattern) for scheme, pattern in _PATTERNS if scheme in schemes]
    for sign, schemes in _STARTS.items()
}
_FIRST_SIGNS = frozenset(_STARTS)
_DECIMAL = late(r"(?P<n>\d{1,2}(?:[.．]\d{1,2}){0,3})[.．]?(?P<gap>[\s　]*)(?=[^\d\s.．%])")
_AFTER_A_QUANTITY = late(r"[年月日时分秒个项名人元万亿米吨度级楼号%℃-]|(?:公里|毫米|小时|平方|厘米)")


def _numbering(scheme: Scheme, match: re.Match[str], line: str) -> Numbering:
    gap, end = match["gap"], match.end()
    marker = "".join(line[: end - len(gap)].split())
    return Numbering(scheme, marker, _numbers(scheme, match), line[end:].strip(), bool(gap))


def _numbers(scheme: Scheme, match: re.Match[str]) -> tuple[int, ...]:
    numeral = "".join((match["n"] or "").split())
    if not numeral:
        return ()
    if scheme is Scheme.CIRCLED or (scheme is Scheme.ANNEX and numeral.isascii() and numeral.isalpha()):
        return (ord(numeral),)
    sub = match["sub"] if scheme is Scheme.ARTICLE else None
    return (number_of(numeral), number_of(sub)) if sub else (number_of(numeral),)


def _decimal(line: str) -> Numbering | None:
    match = _DECIMAL.match(line)
    if match is None:
        return None
    numbers = tuple(int(part) for part in re.split(r"[.．]", match["n"]))
    rest, spaced = line[match.end() :].strip(), bool(match["gap"])
    if 0 in numbers or (len(numbers) == 1 and not spaced) or _AFTER_A_QUANTITY.match(rest):
        return None
    return Numbering(DECIMALS[len(numbers) - 1], match["n"], numbers, rest, spaced)
