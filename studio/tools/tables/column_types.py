"""What type a column is: numbers exact and in one unit, dates, or text, with the original."""

import re
from collections.abc import Sequence
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
_MANY = {"十": 1, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}
_POWERS = _MANY | {"": 0, "%": -2, "‰": -3}


@dataclass(slots=True)
class Column:
    """`values` are texts a database reads as `type`, None where there is nothing; `odd` counts the values
    that are no such thing and only stand in `originals`, which are kept where they say more."""

    name: str
    type: str
    values: list[str | None]
    unit: str = ""
    odd: int = 0
    originals: list[str] | None = field(default=None, repr=False)


def typed(name: str, unit: str, values: Sequence[Cell], texts: Sequence[str]) -> Column:
    unit = unit or (found[1] if (found := _UNIT_IN_NAME.search(name)) and is_unit(found[1]) else "")
    present = [(value, text) for value, text in zip(values, texts, strict=True) if not is_missing(text)]
    coded = _CODE.search(_UNIT_IN_NAME.sub("", name))
    if present and not coded and (numbers := _numbers(name, unit, values, texts, len(present))):
        return numbers
    if present and (days := _days(name, values, texts, len(present))):
        return days
    return Column(name, "VARCHAR", [text or None for text in texts], unit)


def _numbers(
    name: str, unit: str, values: Sequence[Cell], texts: Sequence[str], present: int
) -> Column | None:
    with localcontext(prec=_PRECISE):
        return _exact_numbers(name, unit, values, texts, present)


def _exact_numbers(
    name: str, unit: str, values: Sequence[Cell], texts: Sequence[str], present: int
) -> Column | None:
    found = [_quantity(value, text) for value, text in zip(values, texts, strict=True)]
    counted = [each for each in found if each is not None]
    if not counted or len(counted) < _ENOUGH * present or _are_codes(values, texts):
        return None
    times, base = _target(unit, counted)
    exact = [None if each is None else _in(each, times) for each in found]
    kind = _number_type([each for each in exact if each is not None])
    if kind is None:
        return None
    said = any(each.times or each.unit for each in counted)
    odd = present - len(counted)
    return Column(
        name,
        kind,
        [None if each is None else _plain(each) for each in exact],
        "" if times in ("%", "‰") and not unit else times + base,
        odd,
        list(texts) if odd or said else None,
    )


def _quantity(value: Cell, text: str) -> Quantity | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return Quantity(Decimal(f"{value:.15g}")) if abs(value) < 1e26 else None
    return quantity(text) if isinstance(value, str) and not is_missing(text) else None


def _are_codes(values: Sequence[Cell], texts: Sequence[str]) -> bool:
    """001 and 320102199001011234 are names made of digits."""
    return any(
        isinstance(value, str) and text.isdecimal() and (len(text) > 15 or (text[0] == "0" and len(text) > 1))
        for value, text in zip(values, texts, strict=True)
    )


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


def _days(name: str, values: Sequence[Cell], texts: Sequence[str], present: int) -> Column | None:
    packed = bool(_DATED.search(name))
    found = [_moment(value, text, packed) for value, text in zip(values, texts, strict=True)]
    odd = present - sum(each is not None for each in found)
    if odd > (1 - _ENOUGH) * present:
        return None
    clocked = any(isinstance(each, datetime) for each in found)
    return Column(
        name,
        "TIMESTAMP" if clocked else "DATE",
        [None if each is None else each.isoformat() for each in found],
        odd=odd,
        originals=list(texts) if odd else None,
    )


def _moment(value: Cell, text: str, packed: bool) -> date | datetime | None:
    if isinstance(value, date):
        return value
    return moment(text, packed=packed) if isinstance(value, (str, int, float)) and text else None
