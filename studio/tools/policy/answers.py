"""What was said of an applicant: by a model in a call, by a person in so many words."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from studio.tools.loosely import read_json
from studio.tools.policy.facts import Asked, FactKind
from studio.tools.policy.nodes import Value
from studio.tools.policy.spans import SPAN, in_unit
from studio.tools.spreadsheets.moments import moment
from studio.tools.spreadsheets.quantities import Quantity, quantity

_YES = (
    "是",
    "有",
    "对",
    "是的",
    "符合",
    "满足",
    "属于",
    "yes",
    "y",
    "true",
    "1",
    "√",
    "有的",
    "已办理",
    "已",
)
_NO = (
    "否",
    "无",
    "没有",
    "不是",
    "不符合",
    "不满足",
    "不属于",
    "no",
    "n",
    "false",
    "0",
    "×",
    "不",
    "没",
    "未",
)


def given_in(facts: Any) -> dict[str, str]:
    """Names and values as models write them: a list of both, an object, or JSON in a text."""
    told = read_json(facts)
    if isinstance(told, Mapping) and {"name", "value"} <= told.keys():
        told = [told]
    if isinstance(told, Mapping):
        pairs = list(told.items())
    else:
        rows = [each for each in told if isinstance(each, Mapping)] if isinstance(told, list) else []
        pairs = [(each.get("name"), each.get("value")) for each in rows]
    return {str(name): _text(value) for name, value in pairs if value is not None and _text(value).strip()}


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)[:200]


def read_answer(fact: Asked, text: str) -> Value | None:
    """What a person or model said of a fact; None when it is no such thing."""
    plain = unicodedata.normalize("NFKC", str(text)).strip().rstrip("。.!?")
    match fact.kind:
        case FactKind.NUMBER:
            if (span := in_unit(plain, fact.unit)) is not None:
                return span
            found = quantity(plain) or _number_in(plain)
            in_hundredths = "百分之" in fact.question and "%" not in plain and found and found.value >= 1
            return found.value / (100 if in_hundredths else 1) if found else None
        case FactKind.DATE:
            day = moment(plain, packed=True)
            return day.date() if isinstance(day, datetime) else day
        case FactKind.YES_NO:
            return _yes_or_no(plain)
    if not plain:
        return None
    return next((option for option in fact.options if _means(plain, option)), plain)


def _means(said: str, option: str) -> bool:
    """示例市的 means 示例市; 非示例市 does not."""
    return option in said and len(said) <= len(option) + 3 and not re.search("[非不无外未]", said)


def _number_in(text: str) -> Quantity | None:
    """62岁了 and 大概3万块: one number alone in a short text."""
    found = re.findall(r"\d[\d,]*(?:\.\d+)?\s*(?:万|亿|千|百)?\s*(?:元|%)?", text)
    return quantity(found[0].strip()) if len(found) == 1 and len(text) <= 20 else None


def _yes_or_no(text: str) -> bool | None:
    said = text.lower()
    if said in _NO or said.startswith(("没", "不", "否", "未", "无")):
        return False
    return True if said in _YES or said.startswith(("是", "有", "符合", "已")) else None


def spotted(facts: Mapping[str, Asked], said: str) -> dict[str, str]:
    """Facts that a person named together with their value: 年龄62岁, 投资额是80万元, 户籍:示例市."""
    plain = unicodedata.normalize("NFKC", said)
    found: dict[str, str] = {}
    for name, fact in facts.items():
        value = _spotted(fact, re.escape(unicodedata.normalize("NFKC", name)), plain)
        if value and read_answer(fact, value) is not None:
            found[name] = value
    return found


def _spotted(fact: Asked, name: str, said: str) -> str:
    joined = r"\s*(?:是|为|有|:|=|约|大概|达到|共|在|满|已|了)*\s*"
    if fact.kind is FactKind.NUMBER:
        pattern = rf"{name}{joined}({SPAN}|\d[\d,]*(?:\.\d+)?\s*(?:万|亿|千|百)?\s*(?:元|%)?)"
        found = re.search(pattern, said)
        if found is None and fact.name == "年龄":
            found = re.search(r"(\d{1,3})\s*(?:周岁|岁)", said)
    elif fact.kind is FactKind.DATE:
        found = re.search(rf"{name}{joined}(\d{{4}}[-/年.]\d{{1,2}}[-/月.]\d{{1,2}}日?)", said)
    elif fact.kind is FactKind.YES_NO:
        return _spotted_yes_or_no(name, said)
    else:
        options = "|".join(map(re.escape, sorted(fact.options, key=len, reverse=True))) or "(?!)"
        found = (
            re.search(rf"{name}\s*(?:是|为|:|=|在)*\s*({options})(?=$|[的,。;、\s])", said)
            or re.search(rf"{name}\s*(?:是|为|:|=|在)+\s*([^\s,。;、]{{1,20}})", said)
            or re.search(rf"(?<![非不无])({options})的?{name}", said)
        )
    return found[1] if found else ""


def _spotted_yes_or_no(name: str, said: str) -> str:
    """低保对象:是 and 不是低保对象; what is asked, 是不是低保对象 or 有低保对象吗, says nothing."""
    after = rf"{name}\s*(?::|=|是)?\s*(是|否|有|无|没有|不是|符合|不符合)(?=$|[,。;、\s])"
    if found := re.search(after, said):
        return found[1]
    before = rf"(?<![是有])(不是|不属于|没有?|未|非|无|是|有|属于|已经?)[在于为]?{name}(?![^,。;\n]*[吗?])"
    found = re.search(before, said)
    return ("否" if found[1][0] in "不没未非无" else "是") if found else ""
