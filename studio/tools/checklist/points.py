"""Review points as rows of a spreadsheet or of the form: what must be there, where, by which rule."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from studio.core.errors import ExpressionInvalid
from studio.tools.policy.nodes import Fact, Node
from studio.tools.policy.parsing import condition
from studio.tools.policy.tokens import NotUnderstood
from studio.tools.spreadsheets import TextTable
from studio.tools.spreadsheets.columns import named_columns
from studio.tools.spreadsheets.widths import narrow

VALUE = "值"  # the fact a rule's range is about


class Rule(StrEnum):
    PRESENT = "present"  # the material was handed in
    CONTAINS = "contains"  # words; 、 parts what must all be there, | what may stand for another
    MATCHES = "matches"  # a regular expression
    DATE = "date"  # the date after `field` is within `expected`
    NUMBER = "number"  # the number after `field` is within `expected`
    PAGES = "pages"  # the number of pages is within `expected`
    SIGNED = "signed"  # a signature or seal is named and filled in
    CONSISTENT = "consistent"  # `field` says the same in all materials
    JUDGED = "judged"  # in plain words, judged by the model


@dataclass(frozen=True, slots=True)
class Point:
    """`material` names where to look, empty for anywhere; `within` is `expected` understood."""

    name: str
    requirement: str = ""
    material: str = ""
    rule: Rule = Rule.JUDGED
    field: str = ""
    expected: str = ""
    basis: str = ""
    place: str = ""
    within: Node | None = None


_HEADERS = {
    "name": (r"(审查|检查|审核|预审|核对)?(要点|项|内容|事项|点)(名称)?|项目|point|item",),
    "requirement": (r"(审查|检查|审核|具体)?(要求|标准|说明|须有内容)|应当?(有|载明).*|requirement",),
    "material": (r"(所在|审查|申请|提交|对应)?(材料|文件|附件)(名称)?|在哪里?|material|document",),
    "rule": (r"(判断|校验|审查|核对)?(规则|方式|方法|类型)|rule",),
    "field": (r"字段|标签|栏目|field|label",),
    "expected": (r"(期望|规则|参照)?(值|内容|范围|参数)|expected|value",),
    "basis": (r"(法律|政策|审查)?依据|basis",),
}
_RULES = {
    Rule.PRESENT: r"齐全|存在|提供|提交|有无|present",
    Rule.CONTAINS: r"包含|含有|载明|关键词|contains",
    Rule.MATCHES: r"正则|匹配|格式|match",
    Rule.DATE: r"日期|时间|期限|有效期|date",
    Rule.PAGES: r"页数|pages?",
    Rule.SIGNED: r"签|章|signed|sealed",
    Rule.CONSISTENT: r"一致|相同|consistent",
    Rule.NUMBER: r"数|金额|number",
    Rule.JUDGED: r"判断|人工|模型|语义|judged?",
}
_RANGED = (Rule.DATE, Rule.NUMBER, Rule.PAGES)


def points_in(table: TextTable, tool: str) -> list[Point]:
    """Raises ExpressionInvalid naming the row."""
    columns = named_columns(table.columns, _HEADERS)
    if "name" not in columns:
        return []
    sheet = f"{table.file} · {table.sheet}" if table.sheet else table.file
    found = []
    for number, row in zip(table.numbers, table.rows, strict=True):
        cells = {field: row[at] for field, at in columns.items()}
        if cells["name"]:
            rule = rule_of(cells.pop("rule", ""), cells)
            point = Point(rule=rule, place=f"{sheet} · 第 {number} 行", **_filled(cells))
            found.append(understood(point, tool))
    return found


def _filled(cells: dict[str, str]) -> Any:  # fields of a Point that are texts
    return cells


def rule_of(written: str, cells: dict[str, str]) -> Rule:
    """As written; otherwise what is filled in says it: a value to look for, or nothing but words."""
    if written:
        return next((rule for rule, said in _RULES.items() if re.search(said, written.lower())), Rule.JUDGED)
    return Rule.CONTAINS if cells.get("expected") and not cells.get("field") else Rule.JUDGED


def understood(point: Point, tool: str) -> Point:
    """With its range as a condition, and its regular expression tried; raises ExpressionInvalid."""
    try:
        if point.rule is Rule.MATCHES:
            _tried(point.expected)
        if point.rule in _RANGED:
            return replace(point, within=_understood(point))
    except (NotUnderstood, re.error) as error:
        where = point.place or point.name
        raise ExpressionInvalid(
            tool=tool, place=where, expression=point.expected[:200], at=str(error)[:60]
        ) from error
    return point


def _tried(pattern: str) -> None:
    if not pattern or len(pattern) > _LONGEST_PATTERN:
        raise NotUnderstood(pattern[:60])
    re.compile(pattern)


def _understood(point: Point) -> Node:
    found = condition(_range(point.expected, point.rule), [VALUE])
    if isinstance(found, Fact):  # words alone compare nothing
        raise NotUnderstood(point.expected)
    return found


_LONGEST_PATTERN = 300
_LATELY = re.compile(r"(?:近|最近)(\d+)个?(天|日|月|年)内?")


def _range(expected: str, rule: Rule) -> str:
    """“近6个月”, “未过期”, “>= 3”, “在 1 到 5”, “2025-01-01 至 2025-12-31” as a condition on the value."""
    plain = narrow(expected).strip()
    if rule is Rule.DATE and plain in ("", "未过期", "有效", "在有效期内"):
        return f"{VALUE} >= 今天"
    if rule is Rule.DATE and (lately := _LATELY.fullmatch(plain)):
        span = {"天": "天数", "日": "天数", "月": "月数", "年": "年数"}[lately[2]]
        most = f"<= {lately[1]}" if lately[2] in "天日" else f"< {lately[1]}"
        return f"{span}({VALUE}) {most} 且 {VALUE} <= 今天"
    if rule is Rule.PAGES and plain.isdecimal():
        return f"{VALUE} = {plain}"
    between = re.split(r"\s*(?:至|到|~|～|—|–)\s*", plain.removeprefix("在").strip())
    if len(between) == 2:
        return f"{VALUE} 在 {between[0]} 到 {between[1]}"
    return f"{VALUE} {plain}"
