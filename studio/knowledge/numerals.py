"""Numbers by one spelling: 第三十二条 is 第32条, as 第卅二条 is; Ⅲ级 and 三级 are 3级, 三十分钟 is 30分钟."""

import re
from functools import lru_cache

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}
_FORMAL = str.maketrans("壹贰叁参肆伍陆柒捌玖拾佰仟", "一二三三四五六七八九十百千")
_TENS = str.maketrans({"廿": "二十", "卄": "二十", "卅": "三十", "卌": "四十"})
_CHINESE = "[零〇一二三四五六七八九十百千两]+"
_ANY = "[零〇一二三四五六七八九十百千两壹贰叁参肆伍陆柒捌玖拾佰仟廿卄卅卌]+"
_ORDINAL = re.compile(rf"第\s*({_ANY}|\d+)\s*(?=[条章节款项号期])")
_MEASURED = re.compile(rf"{_CHINESE}(?=级|小时|分钟|个?工作日|日|天|个?月|周|年|米|倍)")
_LEVEL = re.compile(r"(?<![a-z])(iii|ii|iv|i|v)\s*(?=级)")


def with_plain_numbers(text: str) -> str:
    """Expects normalised text (NFKC, lower case), where Ⅲ has become iii."""
    if text.isascii():
        return text
    text = _ORDINAL.sub(lambda found: f"第{_plain(found[1])}", text)
    text = _MEASURED.sub(lambda found: _plain(found[0]), text)
    return _LEVEL.sub(lambda found: _ROMAN[found[1]], text) if "级" in text else text


@lru_cache(maxsize=1000)
def _plain(numeral: str) -> str:
    """A row of digits may be longer than Python turns into a number."""
    if numeral.isdecimal():
        return numeral.lstrip("0") or "0"
    return str(value_of(numeral.translate(_FORMAL).translate(_TENS)))


def value_of(numeral: str) -> int:
    """三十二 is 32, as is 032; digits in a row, as in years, are read one by one."""
    if numeral.isdecimal():
        return int(numeral)
    if not any(character in _UNITS for character in numeral):
        return int("".join(str(_DIGITS[character]) for character in numeral))
    total, digit = 0, 0
    for character in numeral:
        if character in _UNITS:
            total += (digit or 1) * _UNITS[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit
