"""Numbers as offices write them: 1,234.5万元, 12.5%, (300), ３０人; exact, with their unit."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

_SIGNS = "- -- — —— – / \\ … * 无 暂无 空 缺 缺测 nan n/a na null none nil"
_FAULTS = "#n/a #ref! #value! #div/0! #name? #num! #null!"
MISSING = frozenset(("", *_SIGNS.split(" "), *_FAULTS.split(" ")))
_NUMBER = re.compile(
    r"^(?:约|共|人民币)?[¥$]?\s*(?P<sign>[+-]?)\s*[¥$]?"
    r"(?P<whole>\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?P<part>\.\d+)?(?P<power>e[+-]?\d{1,2})?"
    r"\s*(?P<unit>(?:[^\d\s,.;:][^\s,;:]{0,9})?)$",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"-?\d{1,25}(?:\.\d{1,12})?\Z", re.ASCII)
_IN_BRACKETS = re.compile(r"^\(([\d,.]+)\)$")
_MANY = {"十": 1, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}


@dataclass(frozen=True, slots=True)
class Quantity:
    """`value` in units of `unit`, with 万 and 亿 and percent already reckoned in."""

    value: Decimal
    unit: str = ""
    times: str = ""  # 万, 亿, %: what the text had before or in place of its unit


def is_missing(text: str) -> bool:
    return text.strip().lower() in MISSING


def quantity(text: str) -> Quantity | None:
    """The number a whole text is, or None; “约300” counts, “300至400” and “3号楼” do not."""
    if _PLAIN.match(text):
        return Quantity(Decimal(text))
    plain = unicodedata.normalize("NFKC", text).strip().replace("−", "-")
    if bracketed := _IN_BRACKETS.match(plain):
        plain = f"-{bracketed[1]}"
    found = _NUMBER.match(plain)
    if not found:
        return None
    digits = f"{found['sign']}{re.sub('[, ]', '', found['whole'])}{found['part'] or ''}{found['power'] or ''}"
    try:
        return _with_unit(Decimal(digits), found["unit"])
    except InvalidOperation:
        return None


def _with_unit(number: Decimal, unit: str) -> Quantity | None:
    if unit in ("%", "‰"):
        return Quantity(number.scaleb(-2 if unit == "%" else -3), "", unit)
    for many in sorted(_MANY, key=len, reverse=True):
        if unit.startswith(many) and is_unit(unit[len(many) :], bare=True):
            return Quantity(number.scaleb(_MANY[many]), unit[len(many) :], many)
    return Quantity(number, unit) if is_unit(unit, bare=True) else None


_COUNTED = (
    "元 块 人 户 个 件 宗 起 次 项 家 处 座 栋 幢 套 间 所 辆 台 艘 架 根 棵 株 头 只 羽 级 层 页 份 张 条 "
    "批 期 班 名 位 户次 人次 车次 件次 美元 港元 欧元 倍 点 万元 亿元 万人 万吨 万户 千元 百元"
)
_MEASURED = (
    "吨 公斤 千克 克 kg g t mg 斤 亩 公顷 ha 平方米 平方公里 平米 m2 ㎡ km2 立方米 m3 升 "
    "l ml 万立方米 米 m 公里 千米 km 厘米 cm 毫米 mm 天 日 岁 年 月 周 小时 h 分钟 分 min 秒 s 度 ℃ °c c "
    "kw kwh 千瓦 千瓦时 mw mpa kpa hpa db dba db(a) m/s km/h mm/h m3/s μg/m3 ug/m3 mg/l mg/m3 ppm ntu % ‰ "
    "元/吨 元/月 元/人 元/平方米 元/天 元/亩 个/升 株/亩 公斤/亩"
)
_UNITS = frozenset((*_COUNTED.split(" "), *_MEASURED.split(" ")))


def is_unit(text: str, *, bare: bool = False) -> bool:
    """Whether a text is a unit of measure; `bare` takes nothing at all for one, too."""
    plain = unicodedata.normalize("NFKC", text).strip().lower().removeprefix("单位").lstrip(": ")
    if plain[:1] == "(" and plain[-1:] == ")":
        plain = plain[1:-1].strip()
    return (bare and not plain) or plain in _UNITS
