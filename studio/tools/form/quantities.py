"""Quantities people say, with their units, so that 1.2米 is known again as 120 厘米."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from studio.documents.numerals import number_of

_SCALES = {
    "length": {"毫米": "0.001", "mm": "0.001", "厘米": "0.01", "公分": "0.01", "cm": "0.01", "分米": "0.1",
               "米": "1", "m": "1", "公里": "1000", "千米": "1000", "km": "1000"},
    "weight": {"克": "0.001", "g": "0.001", "斤": "0.5", "公斤": "1", "千克": "1", "kg": "1", "吨": "1000",
               "t": "1000"},
    "area": {"平方米": "1", "平米": "1", "㎡": "1", "m2": "1", "亩": "666.6667", "公顷": "10000",
             "平方公里": "1000000"},
    "money": {"元": "1", "块": "1", "块钱": "1", "圆": "1", "千元": "1000", "万元": "10000",
              "亿元": "100000000"},
    "time": {"秒": "1", "分钟": "60", "小时": "3600", "天": "86400", "日": "86400"},
}  # fmt: skip
_SCALE = {unit: (what, Decimal(scale)) for what, units in _SCALES.items() for unit, scale in units.items()}
_MANY = {"": 1, "万": 10_000, "亿": 100_000_000}
_UNIT = "|".join(sorted(_SCALE, key=len, reverse=True))
_QUANTITY = re.compile(
    r"(?P<number>-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?|[零〇一二两三四五六七八九十百千]+|半)"
    rf"\s*(?P<many>[万亿]?)\s*(?P<unit>{_UNIT}|[\u4e00-\u9fff%a-zA-Z]?)",
    re.IGNORECASE,
)
_IN_LABEL = re.compile(r"[（(]\s*(?:单位[:：]?)?\s*([^（）()]{1,6}?)\s*[）)]|单位[:：]\s*(\S{1,6})")


@dataclass(frozen=True, slots=True)
class Quantity:
    number: Decimal
    unit: str = ""

    def in_unit(self, unit: str) -> Decimal:
        """Itself where the units measure different things, or one of them is not known."""
        own, wanted = _SCALE.get(self.unit.lower()), _SCALE.get(unit.lower())
        if own and wanted and own[0] == wanted[0]:
            return self.number * own[1] / wanted[1]
        return self.number

    @property
    def is_measured(self) -> bool:
        """60厘米 is, 3人 is counted."""
        return self.unit.lower() in _SCALE

    def measures_as(self, unit: str) -> bool:
        own, wanted = _SCALE.get(self.unit.lower()), _SCALE.get(unit.lower())
        return bool(own and wanted and own[0] == wanted[0])


def quantities_in(text: str) -> Iterator[Quantity]:
    for found in _QUANTITY.finditer(unicodedata.normalize("NFKC", text)):
        if (number := _number(found["number"])) is not None:
            yield Quantity(number * _MANY[found["many"]], found["unit"])


def quantity_in(text: str) -> Quantity | None:
    """The one quantity a value gives; a range or a list of them is none."""
    all_found = list(quantities_in(text))
    return all_found[0] if len(all_found) == 1 else None


def unit_in(label: str) -> str:
    """The unit a label names: 积水深度（厘米）."""
    found = _IN_LABEL.search(label)
    return (found[1] or found[2]).strip() if found else ""


def plain(number: Decimal) -> str:
    """Without zeros that say nothing: 35000, 1.2."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _number(said: str) -> Decimal | None:
    if said == "半":
        return Decimal("0.5")
    try:
        return Decimal(said.replace(",", "")) if said[-1].isdecimal() else Decimal(number_of(said))
    except (InvalidOperation, ValueError, KeyError):
        return None
