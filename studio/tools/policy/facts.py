"""What must be known of an applicant: each fact with its kind and question, and how an answer is read."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
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
    children,
)
from studio.tools.policy.policies import Policy
from studio.tools.policy.reckoning import TODAY
from studio.tools.policy.spans import units_of
from studio.tools.spreadsheets import TextTable
from studio.tools.spreadsheets.columns import named_columns

_HEADERS = {
    "name": (r"(字段|事实|要素|信息项|条件项)(名称?)?|fact",),
    "question": (r"(询问|提问|问题|问法)(内容|话术)?|question",),
    "kind": (r"类型|数据类型|type",),
    "options": (r"选项|可选值|取值(范围)?|options",),
}


class FactKind(StrEnum):
    NUMBER = "number"
    DATE = "date"
    YES_NO = "yes_no"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Asked:
    """`question` is put to the person; `options` are what it may be, empty for anything.

    `unit` is 年 or 月 where a span of time is compared in that.
    """

    name: str
    kind: FactKind
    question: str
    options: tuple[str, ...] = ()
    unit: str = ""


def asked_in(table: TextTable) -> list[Asked]:
    """A sheet that says what each fact is called and how it is asked for."""
    columns = named_columns(table.columns, _HEADERS)
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
        uses = [(node, FactKind.YES_NO) for node in policy.conditions]
        for node, wanted in [*uses, *([(policy.amount, FactKind.NUMBER)] if policy.amount else [])]:
            for name, kind, options in _uses(node, wanted):
                if name not in TODAY:
                    found[name] = described.get(name) or _told_by_use(name, kind, options, found.get(name))
    conditions = (node for policy in policies for node in policy.conditions)
    for name, unit in units_of(conditions, found).items():
        found[name] = _in_unit(found[name], unit, told=name in described)
    return found


def _in_unit(fact: Asked, unit: str, *, told: bool) -> Asked:
    question = fact.question if told else f"{fact.name}多少{unit}?"
    return replace(fact, unit=unit, question=question) if fact.kind is FactKind.NUMBER else fact


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
