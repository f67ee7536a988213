"""Which figure of a text belongs to which argument: by the words before it, and by its unit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from studio.endpoints.practice.acting.figures import Figure, figures_in
from studio.endpoints.practice.acting.schemas import Field
from studio.endpoints.practice.terms import terms_of

_BEFORE, _AFTER = 10, 5
_MEASURES = tuple(
    (re.compile(words, re.IGNORECASE), re.compile(unit, re.IGNORECASE))
    for words, unit in (
        (
            r"金额|费用|工资|收入|价|租金|投资|资金|贷款|补贴|元|amount|money|price|fee|salary|income|cost",
            r"^[元块圆]|^万|rmb|yuan|cny",
        ),
        (r"年龄|岁|\bage\b", r"^岁|周岁|years? old"),
        (r"面积|平方|㎡|\barea\b", r"^平|㎡|^亩|公顷"),
        (
            r"人数|人口|人员|员工|职工|受伤|死亡|被困|people|persons|staff|employees",
            r"^[人名口位]|people|person",
        ),
        (r"月|months?", r"^月|months?"),
        (r"天|日数|days?", r"^天|^日|^工作日|days?"),
        (r"年限|年数|年|工龄|years?", r"^年|years?"),
        (r"小时|hours?", r"^小?时|hours?"),
        (r"分钟|minutes?", r"^分|minutes?"),
        (r"比例|率|百分|percent|rate|ratio", r"^[%％‰]"),
        (
            r"距离|长度|宽度|高度|水位|深度|水深|雨量|米|length|height|depth|distance",
            r"^[米厘毫公千]|^m+$|^km$|^cm$",
        ),
        (r"次数|times?\b", r"^次|times"),
    )
)
_UNIT_SAID = re.compile(
    r"(?:单位|unit)\s*(?:是|为|[:：])?\s*([一-鿿%A-Za-z²]{1,6})|[(（]([一-鿿%]{1,4})[)）]", re.IGNORECASE
)
_BOUNDING = re.compile(r"limit|top|page|offset|size|条数|行数|最多返回|返回数量|前几", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Pair:
    score: float
    field: Field
    figure: Figure


def measured(fields: Sequence[Field], text: str) -> dict[str, int | float]:
    """Give each numeric field its figure; what nothing tells apart goes in order."""
    figures = figures_in(text)
    given: dict[str, Figure] = {}
    pairs = [_Pair(_score(field, figure, text), field, figure) for field in fields for figure in figures]
    for pair in sorted(pairs, key=lambda pair: -pair.score):
        if pair.score > 0 and pair.field.name not in given and pair.figure not in given.values():
            given[pair.field.name] = pair.figure
    for field in fields:
        left = [f for f in figures if f.in_digits and f not in given.values() and _score(field, f, text) == 0]
        if field.name not in given and left and _takes_any(field):
            given[field.name] = left[0]
    return {field.name: _number(field, given[field.name]) for field in fields if field.name in given}


def _takes_any(field: Field) -> bool:
    """An argument that may be left out takes no figure its words do not speak of."""
    return not _BOUNDING.search(field.words) and (field.required or not field.described)


def _score(field: Field, figure: Figure, text: str) -> float:
    clause = re.split(r"[,，。;；！？\n]", text[: figure.start])[-1][-_BEFORE:]
    words = terms_of(field.words)
    near = len(terms_of(clause) & words) + 0.5 * len(terms_of(text[figure.end : figure.end + _AFTER]) & words)
    named = any(label in clause for label in field.labels if len(label) > 1)
    return near + 2 * named + _unit(field, figure)


def _unit(field: Field, figure: Figure) -> float:
    """A unit of another kind of thing rules the figure out."""
    if not figure.unit:
        return 0.0
    wanted = [unit for words, unit in _MEASURES if words.search(field.words)]
    if any(unit.search(figure.unit) for unit in wanted):
        return 1.5
    measures_else = wanted and any(unit.search(figure.unit) for _, unit in _MEASURES)
    return -9.0 if measures_else else 0.0


def _number(field: Field, figure: Figure) -> int | float:
    """Bring the figure to the unit the argument is said to be in: 50万元 as 50 where 万元 is wanted."""
    said = _UNIT_SAID.search(field.described)
    unit = (said[1] or said[2] or "") if said else ""
    value = figure.value / (10_000 if unit.startswith("万") else 100_000_000 if unit.startswith("亿") else 1)
    most = field.schema.get("maximum")
    if figure.unit[:1] in {"%", "％"} and isinstance(most, int | float) and most <= 1:
        value /= 100
    return int(value) if field.kind == "integer" or value == int(value) else value
