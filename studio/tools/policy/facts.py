"""What must be known of an applicant: each fact with its kind and question, and how an answer is read."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from studio.tools.policy.nodes import (
    Between,
    Call,
    Comparison,
    Constant,
    Fact,
    Member,
    Node,
    Operation,
    Value,
    children,
)
from studio.tools.policy.policies import Policy
from studio.tools.policy.reckoning import TODAY
from studio.tools.spreadsheets import TextTable
from studio.tools.spreadsheets.moments import moment
from studio.tools.spreadsheets.quantities import quantity

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
_HEADERS = {
    "name": r"(字段|事实|要素|信息项|条件项)(名称?)?|fact",
    "question": r"(询问|提问|问题|问法)(内容|话术)?|question",
    "kind": r"类型|数据类型|type",
    "options": r"选项|可选值|取值(范围)?|options",
}


class FactKind(StrEnum):
    NUMBER = "number"
    DATE = "date"
    YES_NO = "yes_no"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Asked:
    """`question` is put to the person; `options` are what it may be, empty for anything."""

    name: str
    kind: FactKind
    question: str
    options: tuple[str, ...] = ()


def asked_in(table: TextTable) -> list[Asked]:
    """A sheet that says what each fact is called and how it is asked for."""
    columns = {
        field: at
        for field, pattern in _HEADERS.items()
        for at, name in enumerate(table.columns)
        if re.fullmatch(pattern, name.strip("*:： "), re.IGNORECASE)
    }
    if not {"name", "question"} <= columns.keys():
        return []
    rows = [{field: row[at] for field, at in columns.items()} for row in table.rows]
    return [asked(**row) for row in rows if row["name"]]


def asked(name: str, question: str = "", kind: str = "", options: str = "") -> Asked:
    choices = tuple(filter(None, re.split(r"[、,，;；/|\s]+", options)))
    known = next(
        (each for each, pattern in _KINDS.items() if re.search(pattern, kind.lower())), FactKind.TEXT
    )
    return Asked(name, known, question or f"{name}是什么?", choices)


_KINDS = {
    FactKind.NUMBER: r"数|金额|number|int|decimal",
    FactKind.DATE: r"日期|时间|date",
    FactKind.YES_NO: r"是否|布尔|yes|bool",
}


def facts_of(policies: Sequence[Policy], told: Iterable[Asked]) -> dict[str, Asked]:
    """Every fact the policies need; those nobody described are told by how they are compared."""
    described = {each.name: each for each in told}
    found: dict[str, Asked] = {}
    for policy in policies:
        for node in (*policy.conditions, *([policy.amount] if policy.amount else ())):
            for name, kind, options in _uses(node, FactKind.YES_NO):
                if name not in TODAY:
                    found[name] = described.get(name) or _told_by_use(name, kind, options, found.get(name))
    return found


def _told_by_use(name: str, kind: FactKind, options: tuple[str, ...], before: Asked | None) -> Asked:
    kind = before.kind if before and before.kind is not FactKind.YES_NO else kind
    every = tuple(dict.fromkeys((*(before.options if before else ()), *options)))
    return Asked(name, kind, _question(name, kind, every), every)


def _question(name: str, kind: FactKind, options: Sequence[str]) -> str:
    match kind:
        case FactKind.NUMBER:
            return f"{name}是多少?"
        case FactKind.DATE:
            return f"{name}是哪一天?"
        case FactKind.YES_NO:
            return f"是否符合:{name}?" if not name.startswith(("是否", "有无")) else f"{name}?"
    examples = f"(如 {'、'.join(options[:6])})" if options else ""
    return f"{name}是什么?{examples}"


def _uses(node: Node, wanted: FactKind) -> Iterable[tuple[str, FactKind, tuple[str, ...]]]:
    """Each fact with the kind its place asks for, and the texts it is compared with."""
    if isinstance(node, Fact):
        yield node.name, wanted, ()
    elif isinstance(node, Comparison) and isinstance(node.left, Fact):
        yield node.left.name, _kind_of(node.right, node.sign), _texts((node.right,))
        yield from _uses(node.right, FactKind.NUMBER)
    elif isinstance(node, Member) and isinstance(node.value, Fact):
        yield node.value.name, _kind_of(node.options[0], "="), _texts(node.options)
    elif isinstance(node, Call) and node.name in ("years", "months", "days"):
        for part in node.arguments:
            yield from _uses(part, FactKind.DATE)
    else:
        kind = FactKind.YES_NO
        if isinstance(node, Between):
            kind = _kind_of(node.least, ">")
        elif isinstance(node, (Operation, Comparison, Call)):
            kind = FactKind.NUMBER
        for part in children(node):
            yield from _uses(part, kind)


def _kind_of(other: Node, sign: str) -> FactKind:
    value = other.value if isinstance(other, Constant) else None
    if isinstance(value, bool):
        return FactKind.YES_NO
    if isinstance(value, date):
        return FactKind.DATE
    if isinstance(value, Decimal) or sign in (">", ">=", "<", "<="):
        return FactKind.NUMBER
    return FactKind.TEXT


def _texts(nodes: Sequence[Node]) -> tuple[str, ...]:
    values = (node.value for node in nodes if isinstance(node, Constant))
    return tuple(value for value in values if isinstance(value, str))


def read_answer(fact: Asked, text: str) -> Value | None:
    """What a person or model said of a fact; None when it is no such thing."""
    plain = unicodedata.normalize("NFKC", str(text)).strip().rstrip("。.!?")
    match fact.kind:
        case FactKind.NUMBER:
            found = quantity(plain) or _number_in(plain)
            return found.value if hasattr(found, "value") else None
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


def _number_in(text: str) -> object:
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
    joined = r"\s*(?:是|为|有|:|=|约|大概|达到|共|在)*\s*"
    if fact.kind is FactKind.NUMBER:
        pattern = rf"{name}{joined}(\d[\d,]*(?:\.\d+)?\s*(?:万|亿|千|百)?\s*(?:元|%)?)"
        found = re.search(pattern, said)
        if found is None and fact.name == "年龄":
            found = re.search(r"(\d{1,3})\s*(?:周岁|岁)", said)
    elif fact.kind is FactKind.DATE:
        found = re.search(rf"{name}{joined}(\d{{4}}[-/年.]\d{{1,2}}[-/月.]\d{{1,2}}日?)", said)
    elif fact.kind is FactKind.YES_NO:
        found = re.search(
            rf"{name}\s*(?::|=|是)?\s*(是|否|有|无|没有|不是|符合|不符合)(?=$|[,,。;;、\s])", said
        )
    else:
        options = "|".join(map(re.escape, sorted(fact.options, key=len, reverse=True))) or "(?!)"
        found = re.search(rf"{name}\s*(?:是|为|:|=|在)+\s*([^\s,,。;;、]{{1,20}})", said) or re.search(
            rf"(?<![非不无])({options})的?{name}", said
        )
    return found[1] if found else ""
