"""Conditions and amounts as trees of values and operations: nothing in them can do anything but reckon."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

Value = Decimal | date | bool | str


@dataclass(frozen=True, slots=True)
class Constant:
    """`said` is how it was written: 50万元."""

    value: Value
    said: str


@dataclass(frozen=True, slots=True)
class Fact:
    name: str


@dataclass(frozen=True, slots=True)
class Operation:
    """`sign` is one of + - * /."""

    sign: str
    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Call:
    """`name` is one of FUNCTIONS, in English."""

    name: str
    arguments: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Comparison:
    """`sign` is one of = != > >= < <= or contains."""

    sign: str
    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Between:
    value: "Node"
    least: "Node"
    most: "Node"


@dataclass(frozen=True, slots=True)
class Member:
    value: "Node"
    options: "tuple[Node, ...]"
    inside: bool = True


@dataclass(frozen=True, slots=True)
class All:
    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class AnyOf:
    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Not:
    part: "Node"


Node = Constant | Fact | Operation | Call | Comparison | Between | Member | All | AnyOf | Not

FUNCTIONS = {
    **dict.fromkeys(("min", "最小", "取低", "孰低"), "min"),
    **dict.fromkeys(("max", "最大", "取高", "孰高"), "max"),
    **dict.fromkeys(("round", "四舍五入"), "round"),
    **dict.fromkeys(("floor", "取整"), "floor"),
    **dict.fromkeys(("ceil", "进一"), "ceil"),
    **dict.fromkeys(("if", "如果"), "if"),
    **dict.fromkeys(("tier", "分档"), "tier"),
    **dict.fromkeys(("progressive", "累进"), "progressive"),
    **dict.fromkeys(("years", "年数", "周岁"), "years"),
    **dict.fromkeys(("months", "月数"), "months"),
    **dict.fromkeys(("days", "天数"), "days"),
}


def children(node: Node) -> "tuple[Node, ...]":
    match node:
        case Operation(_, left, right) | Comparison(_, left, right):
            return left, right
        case Call(_, parts) | All(parts) | AnyOf(parts):
            return parts
        case Between(value, least, most):
            return value, least, most
        case Member(value, options):
            return value, *options
        case Not(part):
            return (part,)
    return ()


def facts_in(node: Node) -> list[str]:
    """The names of all facts, each once, in order."""
    waiting, found = [node], dict[str, None]()
    while waiting:
        one = waiting.pop()
        if isinstance(one, Fact):
            found[one.name] = None
        waiting.extend(reversed(children(one)))
    return list(found)
