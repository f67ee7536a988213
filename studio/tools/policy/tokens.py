"""A condition or formula to its words: numbers with units, dates, quoted texts, signs in two languages."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from studio.tools.policy.nodes import FUNCTIONS, Value
from studio.tools.spreadsheets.moments import moment

_WRITTEN = """
>= ≥ 不少于 不低于 大于等于 大于或等于 至少 不早于
<= ≤ 不超过 不高于 小于等于 小于或等于 至多 不晚于 不多于
!= ≠ <> 不等于 不是
= == 等于
> 大于 超过 高于 多于 晚于
< 小于 少于 低于 不足 早于 未满
in 属于
not_in 不属于
contains 包含
lacks 不包含
and 并且 && 且
or 或者 || 或
+ +
* * ×
/ / ÷
( ( [
) ) ]
, , 、
: :
; ; 。
most 最高 封顶 上限
least 最低 保底
to ~
"""
_SIGNS = {
    written: line.split(" ")[0]
    for line in _WRITTEN.strip().splitlines()
    for written in (line.split(" ") if line[0] in "><!=" else line.split(" ")[1:])
} | {"\n": ";"}
_ALONE = {
    "是": "=",
    "为": "=",
    "在": "between",
    "非": "not",
    "有": "has",
    "无": "hasnt",
    "至": "to",
    "到": "to",
    "and": "and",
    "or": "or",
    "not": "not",
    "in": "in",
    "between": "between",
    "contains": "contains",
}
_UNITS = (
    "元|%|‰|周岁|岁|个月|月|年|天|日|人次|人|户|名|家|平方米|平方公里|亩|公里|公顷|米|分|倍|次|个|项|件|台|辆|吨|级|"
    "档|套|张"
)
_POWERS = {"": 0, "十": 1, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8}
_LONGEST_NUMBER = 24
_DATE = re.compile(r"\d{4}(?:-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|\.\d{1,2}\.\d{1,2}|年\d{1,2}月\d{1,2}日)")
_NUMBER = re.compile(rf"(\d+(?:,\d{{3}})*(?:\.\d+)?)\s*(千万|百万|十万|亿|万|千|百|十)?\s*({_UNITS})?")
_QUOTED = re.compile(r"\"([^\"]*)\"|'([^']*)'|“([^”]*)”|‘([^’]*)’|「([^」]*)」")
_WORDS_OF_SIGNS = sorted(_SIGNS, key=len, reverse=True)
_BREAK = re.compile("|".join(map(re.escape, _WORDS_OF_SIGNS)) + r"|\s|[\"'“‘「\-]")


@dataclass(frozen=True, slots=True)
class Token:
    """`kind` is value, word, function, end, or a sign."""

    kind: str
    said: str
    value: Value = ""


class NotUnderstood(Exception):
    """Holds the place where it stops making sense."""


def tokens_of(text: str, names: Iterable[str] = ()) -> list[Token]:
    """`names` are facts whose names may hold anything; raises NotUnderstood."""
    plain = _plain(text)
    known = sorted((_plain(name) for name in names if name), key=len, reverse=True)
    found: list[Token] = []
    at = 0
    while at < len(plain):
        if plain[at] in " \t\r　":
            at += 1
            continue
        token, length = _next(plain, at, known)
        found.append(token)
        at += length
    return [*found, Token("end", "")]


def _plain(text: str) -> str:
    """Full width signs as their narrow ones; line ends stay."""
    return unicodedata.normalize("NFKC", text).strip()


def _next(text: str, at: int, names: list[str]) -> tuple[Token, int]:
    rest = text[at:]
    if name := next((name for name in names if rest.startswith(name)), ""):
        return Token("word", name), len(name)
    return _value(rest) or _alone(text, at) or _sign(rest) or _word(rest)


def _value(rest: str) -> tuple[Token, int] | None:
    if quoted := _QUOTED.match(rest):
        said = next(filter(None, quoted.groups()), "")
        return Token("value", said, said), quoted.end()
    if day := _DATE.match(rest):
        return _day(day[0]), day.end()
    number = _NUMBER.match(rest)
    return (_number(number), number.end()) if number else None


def _sign(rest: str) -> tuple[Token, int] | None:
    if sign := next((sign for sign in _WORDS_OF_SIGNS if rest.startswith(sign)), ""):
        return Token(_SIGNS[sign], sign), len(sign)
    return (Token("-", "-"), 1) if rest[0] in "-−" else None


def _alone(text: str, at: int) -> tuple[Token, int] | None:
    """Signs that may also stand inside a word count only between blanks."""
    found = re.match(r"\S+", text[at:])
    before = text[at - 1] if at else " "
    if not found or at + found.end() == len(text) or not (before.isspace() or before in "();,"):
        return None
    sign = _ALONE.get(found[0].lower())
    return (Token(sign, found[0]), found.end()) if sign else None


def _day(said: str) -> Token:
    day = moment(said)
    if day is None:
        raise NotUnderstood(said)
    return Token("value", said, day)


def _number(found: re.Match[str]) -> Token:
    digits, many, unit = found.groups()
    if len(digits) > _LONGEST_NUMBER:
        raise NotUnderstood(digits[:40])
    number = Decimal(digits.replace(",", "")).scaleb(_POWERS[many or ""])
    if unit in ("%", "‰"):
        number = number.scaleb(-2 if unit == "%" else -3)
    return Token("value", found[0].strip(), number)


def _word(rest: str) -> tuple[Token, int]:
    """Up to the next blank or sign; a function's name stands before a bracket."""
    end = next((found.start() for found in _BREAK.finditer(rest) if found.start()), len(rest))
    word = rest[:end].rstrip()
    if not word or not any(sign.isalnum() for sign in word):
        raise NotUnderstood(rest[:20])
    called = FUNCTIONS.get(word.lower()) if rest[end:].lstrip().startswith("(") else None
    return (Token("function", called) if called else Token("word", word)), end
