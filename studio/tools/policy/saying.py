"""Conditions, formulas and values in words a person can read."""

from collections.abc import Mapping
from decimal import Decimal

from studio.tools.policy.nodes import (
    All,
    AnyOf,
    Between,
    Call,
    Comparison,
    Constant,
    Fact,
    Member,
    Node,
    Not,
    Operation,
    Value,
)

_WRITTEN = {"+": "+", "-": "-", "*": "×", "/": "÷"}
_NAMED = {
    "min": "取低",
    "max": "取高",
    "round": "四舍五入",
    "floor": "取整",
    "ceil": "进一",
    "if": "如果",
    "tier": "分档",
    "progressive": "累进",
    "years": "年数",
    "months": "月数",
    "days": "天数",
}


def shown(value: Value) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    return value if isinstance(value, str) else value.isoformat()


def said(node: Node) -> str:
    return worked(node, {})


def worked(node: Node, known: Mapping[str, Value]) -> str:
    """A formula with what was put in for its facts; a condition in it stays as it was written."""
    match node:
        case Fact(name) if name in known:
            found = f"{name}({shown(known[name])})"
        case Constant(_, text) | Fact(text):
            found = text
        case Operation(sign, left, right):
            found = f"{_part(left, known)} {_WRITTEN[sign]} {_part(right, known)}"
        case Call(name, parts):
            found = f"{_NAMED[name]}({'; '.join(worked(part, known) for part in parts)})"
        case _:
            found = _condition(node)
    return found


def _condition(node: Node) -> str:
    match node:
        case Comparison(sign, left, right):
            found = f"{said(left)} {'包含' if sign == 'contains' else sign} {said(right)}"
        case Between(value, least, most):
            found = f"{said(value)} 在 {said(least)} 至 {said(most)}"
        case Member(value, options, inside):
            found = f"{said(value)} {'属于' if inside else '不属于'} {'、'.join(map(said, options))}"
        case All(parts):
            found = " 且 ".join(_in_brackets(part) for part in parts)
        case AnyOf(parts):
            found = " 或 ".join(map(said, parts))
        case Not(part):
            found = f"非 {_in_brackets(part)}"
        case _:
            found = said(node)
    return found


def _part(node: Node, known: Mapping[str, Value]) -> str:
    text = worked(node, known)
    return f"({text})" if isinstance(node, Operation) and node.sign in "+-" else text


def _in_brackets(node: Node) -> str:
    return f"({said(node)})" if isinstance(node, (All, AnyOf)) else said(node)
