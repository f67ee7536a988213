"""Policies as rows of a spreadsheet or of the form: understood when they are read."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from studio.core.errors import ExpressionInvalid
from studio.tools.policy.nodes import All, Fact, Node, facts_in
from studio.tools.policy.parsing import condition, formula
from studio.tools.policy.plain_language import amount_text, condition_text
from studio.tools.policy.tokens import NotUnderstood
from studio.tools.spreadsheets import TextTable
from studio.tools.spreadsheets.columns import called, named_columns
from studio.tools.spreadsheets.widths import narrow

_CONDITIONS = (
    r"(申报|申请|享受|适用|认定|准入|兑现|受理|办理|基本|资格|扶持|支持)?条件(表达式)?"
    r"|(适用|享受|申报|申请|受理|扶持|支持|补贴|补助|发放)(对象|范围|人群)|conditions?"
)
_HEADERS = {
    "name": (r"(政策|补贴|项目|事项|奖励|待遇|政策措施|条款)(名称|事项|标题)?|名称|policy|name",),
    "condition": (_CONDITIONS,),
    "amount": (
        r"(补贴|奖励|资助|补助|发放|支持|兑现|扶持|优惠|给付)?(金额|标准|额度|公式|计算公式|金额公式)|amount|formula",
        r"(补贴|奖励|资助|补助|支持|兑现|扶持|优惠|待遇|政策)(内容|措施|力度)",
    ),
    "basis": (r"(政策|文件|法律)?(依据|文号|文件)|出处|basis",),
    "group": (r"互斥组?|同类项?|不可叠加组?|就高组|择优组|group",),
    "note": (r"说明|备注|办理方式|兑现方式|note",),
}
_NUMBER = re.compile(r"^\s*(?:\d{1,2}[.、)）](?!\d)|[(（]\d{1,2}[)）]|[①-⑳])\s*")
_SIGNS = re.compile(r"[<>=≥≤≠]")  # what is written with these is meant as an expression
_RECKONED = re.compile(r"[×*+÷=]|(?:min|max|round|if|取低|取高|分档|累进|如果)\s*[(（]")
_ELSEWHERE = re.compile(r"详见|参见|见附件|见文件|另行|按规定|按有关|按相关|面议|据实|根据.*确定|执行$")
_COUNTED = re.compile(r"\d[\d.,]*")
_RANGE = re.compile(r"(\d[\d.]*)\D{0,3}(?:-|~|—|至|到)\s*(?=\d)")


@dataclass(frozen=True, slots=True)
class Written:
    """A policy as somebody wrote it down; `place` says where."""

    name: str
    condition: str = ""
    amount: str = ""
    basis: str = ""
    group: str = ""
    note: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Policy:
    """`conditions` must all hold; of policies with the same `group` only the highest is paid.

    `stated` is an amount in words that no code can reckon.
    """

    name: str
    conditions: tuple[Node, ...]
    amount: Node | None
    basis: str = ""
    group: str = ""
    note: str = ""
    stated: str = ""


def written_in(table: TextTable) -> list[Written]:
    """The rows of a table that has a column for the name and one for conditions or amounts."""
    columns = named_columns(table.columns, _HEADERS)
    if "name" not in columns or not {"condition", "amount"} & columns.keys():
        return []
    sheet = f"{table.file} · {table.sheet}" if table.sheet else table.file
    conditions = [at for at, name in enumerate(table.columns) if called(name, _CONDITIONS)]
    return [
        Written(
            **{field: row[at] for field, at in columns.items() if field != "condition"},
            condition=";".join(row[at] for at in conditions if row[at]),
            place=f"{sheet} · 第 {number} 行",
        )
        for number, row in zip(table.numbers, table.rows, strict=True)
        if row[columns["name"]]
    ]


def understood(written: Iterable[Written], names: Sequence[str], tool: str) -> list[Policy]:
    """Rows with one name are one policy with several conditions; raises ExpressionInvalid."""
    found: dict[str, Policy] = {}
    for row in written:
        one = _policy(row, names, tool)
        known = found.get(one.name)
        found[one.name] = _joined(known, one) if known else one
    return list(found.values())


def _policy(row: Written, names: Sequence[str], tool: str) -> Policy:
    try:
        conditions = tuple(_parts(narrow(row.condition), names))
    except NotUnderstood as error:
        raise _invalid(tool, row, row.condition, error) from error
    amount, stated = None, ""
    if row.amount.strip(" -—/无"):
        try:
            amount = _amount(row.amount, names)
        except NotUnderstood as error:
            if not row.place or _RECKONED.search(row.amount):
                raise _invalid(tool, row, row.amount, error) from error
            stated = row.amount
    return Policy(row.name, conditions, amount, row.basis, row.group, row.note, stated)


def _amount(text: str, names: Sequence[str]) -> Node:
    """As an expression, and otherwise as notices say it; words that hold a number are no fact."""
    if _ELSEWHERE.search(text):
        raise NotUnderstood(text)
    for written in (text, amount_text(narrow(text))):
        try:
            found = formula(written, names)
        except NotUnderstood:
            continue
        if not any(name not in names and re.search(r"\d", name) for name in facts_in(found)):
            return found
    raise NotUnderstood(text)


def _invalid(tool: str, row: Written, text: str, error: NotUnderstood) -> ExpressionInvalid:
    return ExpressionInvalid(
        tool=tool, place=row.place or row.name, expression=text[:200], at=str(error)[:60]
    )


def _parts(text: str, names: Sequence[str]) -> Iterable[Node]:
    """Lines and parts parted by ; are one each; what compares nothing is a yes-or-no fact as it stands."""
    for part in re.split(r"[;\n]+", text):
        plain = _NUMBER.sub("", part).strip(" 。,，")
        if not plain or plain in "-—/无":
            continue
        if not _SIGNS.search(plain) and _is_involved(plain):
            yield Fact(plain)
            continue
        try:
            found = condition(condition_text(plain), names)
        except NotUnderstood:
            if "," in plain and _COUNTED.search(plain):  # conditions in one line, as in a notice
                yield from _parts(plain.replace(",", ";"), names)
                continue
            if _SIGNS.search(plain):
                raise
            found = Fact(plain)
        yield from found.parts if isinstance(found, All) else (found,)


def _is_involved(text: str) -> bool:
    """Two numbers in one clause: 30人以下企业裁员率不高于20% is asked as it stands, with all beside it."""
    return any(len(_COUNTED.findall(_RANGE.sub("", clause))) > 1 for clause in re.split("[,且或]", text))


def _joined(known: Policy, more: Policy) -> Policy:
    conditions = tuple(dict.fromkeys((*known.conditions, *more.conditions)))
    return replace(known, conditions=conditions, amount=known.amount or more.amount)
