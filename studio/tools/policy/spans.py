"""Spans of time as people say them: 3年, 一年半, 2年零3个月 and 18个月, in the unit a policy compares."""

import re
from collections.abc import Iterable
from decimal import Decimal

from studio.tools.policy.nodes import Comparison, Constant, Fact, Node, children

YEARS, MONTHS = "年", "个月"
_UNIT = re.compile(r"\d\s*(个?月|年)$")
SPAN = r"(?:\d+(?:\.\d+)?\s*(?:年半|年\s*零?\s*\d+\s*个?月|年|个半月|个月))"
_SAID = re.compile(
    r"(?:(?P<years>\d+(?:\.\d+)?)\s*年(?P<half>半)?)?\s*零?\s*(?:(?P<months>\d+(?:\.\d+)?)\s*个?月)?"
)


def unit_of(node: Node, name: str) -> str:
    """年 or 个月 where the fact is compared with so many; empty for anything else."""
    match node:
        case Comparison(_, Fact(fact), Constant(_, said)) if fact == name:
            found = _UNIT.search(said)
            return "" if not found else YEARS if found[1] == YEARS else MONTHS
    return next(filter(None, (unit_of(part, name) for part in children(node))), "")


def units_of(nodes: Iterable[Node], names: Iterable[str]) -> dict[str, str]:
    every = list(nodes)
    found = {name: next(filter(None, (unit_of(node, name) for node in every)), "") for name in names}
    return {name: unit for name, unit in found.items() if unit}


def in_unit(text: str, unit: str) -> Decimal | None:
    """None for what is no span of time with its unit said."""
    found = _SAID.fullmatch(text.strip().rstrip("了多"))
    if not unit or not found or not (found["years"] or found["months"]):
        return None
    months = Decimal(found["years"] or 0) * 12 + (6 if found["half"] else 0) + Decimal(found["months"] or 0)
    return months if unit == MONTHS else months / 12
