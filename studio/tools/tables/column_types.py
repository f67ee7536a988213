"""What type a column is: numbers exact and in one unit, dates, or text, with the original."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, localcontext

from studio.documents.readers.cells import Cell
from studio.tools.spreadsheets.moments import moment
from studio.tools.spreadsheets.quantities import Quantity, is_missing, is_unit, quantity

_ENOUGH = 0.8  # share of a column's values that must be numbers for the column to be one of numbers
_MOST_PLACES, _MOST_DIGITS, _PRECISE = 12, 26, 60
_CODE = re.compile(
    r"编号|编码|代码|证号|号码|电话|手机|邮编|学号|工号|案号|文号|卡号|序列号|id$|code$|phone|mobile", re.I
)
_DATED = re.compile(r"日期|时间|年月日|date|time|day", re.I)
_UNIT_IN_NAME = re.compile(r"[(（\[]([^()（）\[\]]{1,8})[)）\]]$")
_UNIT_ABOVE = re.compile(r"(?:金额)?单位\s*[:：]\s*([^\s,，、;；]{1,8})")
_MANY = {"十": 1, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}
_POWERS = _MANY | {"": 0, "%": -2, "‰": -3}


@dataclass(slots=True)
class Column:
    """`values` are texts a database reads as `type`, None where there is nothing; `odd` counts the values
    that are no such thing and only stand in `originals`, which are kept where they say more. `mixed` when
    some say their unit, others do not, and no header says it."""

    name: str
    type: str
    values: list[str | None]
    unit: str = ""
    odd: int = 0
    originals: list[str] | None = field(default=None, repr=False)
    mixed: bool = False


def typed(name: str, unit: str, values: Sequence[Cell], texts: Sequence[str], whole: str = "") -> Column:
    """What a text means is found out once, however often it stands in the column.

    `whole` is the unit said of the whole table; it is taken where some values say theirs and others do not.
    """
    unit = unit or (found[1] if (found := _UNIT_IN_NAME.search(name)) and is_unit(found[1]) else "")
    present = Counter(texts)
    for text in [text for text in present if is_missing(text)]:
        del present[text]
    coded = _CODE.search(_UNIT_IN_NAME.sub("", name)) or _are_codes(present, values, texts)
    if present and not coded and (numbers := _numbers(name, unit, texts, present, whole)):
        return numbers
    if present and (days := _days(name, values, texts, present)):
        return days
    return Column(name, "VARCHAR", [text or None for text in texts], unit)


def unit_said(titles: Sequence[str]) -> str:
    """The one unit that stands above a table: 单位:万元."""
    said = (unit.rstrip(")）") for title in titles for unit in _UNIT_ABOVE.findall(title))
    return next((unit for unit in said if is_unit(unit)), "")


def _numbers(name: str, unit: str, texts: Sequence[str], present: Counter[str], whole: str) -> Column | None:
    with localcontext(prec=_PRECISE):
        found = {text: each for text in present if (each := quantity(text)) is not None}
        counted = sum(present[text] for text in found)
        if not found or counted < _ENOUGH * present.total():
            return None
        mixed = not unit and _are_mixed(list(found.values()))
        times, base = _target(unit or (whole if mixed else ""), list(found.values()))
        exact = {text: _in(each, times) for text, each in found.items()}
    kind = _number_type(list(exact.values()))
    if kind is None:
        return None
    plain = {text: _plain(number) for text, number in exact.items()}
    said = any(each.times or each.unit for each in found.values())
    odd = present.total() - counted
    unit = "" if times in ("%", "‰") and not unit else times + base
    kept = list(texts) if odd or said else None
    values = [plain.get(text) for text in texts]
    return Column(name, kind, values, unit, odd, kept, mixed and not whole)


def _are_mixed(counted: Sequence[Quantity]) -> bool:
    """2.3亿 beside 1200.5, which may be 万元."""
    return any(each.times not in ("", "%", "‰") for each in counted) and any(
        not each.times and not each.unit for each in counted
    )


def _are_codes(present: Iterable[str], values: Sequence[Cell], texts: Sequence[str]) -> bool:
    """001 and 320102199001011234 are names made of digits, where they were written as texts."""
    codes = {text for text in present if text.isdecimal() and (len(text) > 15 or text[0] == "0" < text[1:])}
    pairs = zip(values, texts, strict=True) if codes else ()
    return any(isinstance(value, str) and text in codes for value, text in pairs)


def _target(unit: str, counted: Sequence[Quantity]) -> tuple[str, str]:
    """The 万 or % and the unit the column is kept in: the header's, or what all values say alike."""
    if unit:
        many = max((many for many in _POWERS if many and unit.startswith(many)), key=len, default="")
        return many, unit[len(many) :]
    said = {each.times for each in counted}
    bases = [each.unit for each in counted if each.unit]
    times = said.pop() if len(said) == 1 else ""
    return ("" if times in ("%", "‰") else times), bases[0] if bases else ""


def _in(each: Quantity, times: str) -> Decimal:
    """A bare number is already in the column's unit."""
    return each.value if not each.times and not each.unit else each.value.scaleb(-_POWERS[times])


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _number_type(numbers: Sequence[Decimal]) -> str | None:
    """None for numbers no exact type holds: they stay text."""
    places = max(len(_plain(number).partition(".")[2]) for number in numbers)
    digits = max(len(str(abs(int(number)))) for number in numbers)
    if digits > _MOST_DIGITS:
        return None
    if places == 0:
        return "BIGINT" if digits < 18 else "DECIMAL(38,0)"
    return f"DECIMAL(38,{places})" if places <= _MOST_PLACES else "DOUBLE"


def _days(name: str, values: Sequence[Cell], texts: Sequence[str], present: Counter[str]) -> Column | None:
    packed = bool(_DATED.search(name))
    found = {text: day for text in present if (day := moment(text, packed=packed)) is not None}
    found |= {text: value for value, text in zip(values, texts, strict=True) if isinstance(value, date)}
    odd = present.total() - sum(present[text] for text in found)
    if odd > (1 - _ENOUGH) * present.total():
        return None
    clocked = any(isinstance(day, datetime) for day in found.values())
    written = {text: day.isoformat() for text, day in found.items()}
    kind, kept = "TIMESTAMP" if clocked else "DATE", list(texts) if odd else None
    return Column(name, kind, [written.get(text) for text in texts], odd=odd, originals=kept)
