"""What a condition or formula comes to for known facts: exact, and unclear where a fact is missing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal, localcontext
from operator import add, ge, gt, le, lt, mul, sub, truediv
from typing import Any

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
    facts_in,
)
from studio.tools.policy.saying import said, shown, worked

_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Missing:
    """It cannot be said: `facts` are not known, or `fault` is what does not work out."""

    facts: tuple[str, ...] = ()
    fault: str = ""


Known = Mapping[str, Value]


class Reckoning:
    """For one applicant on one day."""

    def __init__(self, known: Known, today: date) -> None:
        self._known, self._today = known, today

    def holds(self, node: Node) -> bool | Missing:
        found = self._value(node)
        if isinstance(found, (bool, Missing)):
            return found
        if isinstance(found, Decimal) and isinstance(node, Fact):  # 本市户籍: 5 years of it are some
            return found > 0
        return Missing(fault=f"{said(node)} 不是“是”或“否”")

    def known_of(self, node: Node) -> list[str]:
        """Which of its facts are known."""
        return [name for name in facts_in(node) if name in self._known]

    def amount(self, node: Node) -> Decimal | Missing:
        """In yuan, rounded to the cent, halves up."""
        found = self._number(node)
        return found if isinstance(found, Missing) else found.quantize(_CENT, ROUND_HALF_UP)

    def working(self, node: Node) -> str:
        """The formula with what was put in for its facts."""
        return worked(node, self._known)

    def _value(self, node: Node) -> Value | Missing:
        match node:
            case Constant(value):
                return value
            case Fact(name):
                return self._today if name in TODAY else self._known.get(name, Missing((name,)))
            case Operation(sign, left, right):
                return self._operation(sign, left, right)
            case Call(name, parts):
                return self._call(name, parts)
            case _:
                return self._truth(node)

    def _truth(self, node: Node) -> bool | Missing:
        match node:
            case Comparison(sign, left, right):
                found = self._compared(sign, self._value(left), self._value(right))
            case Between(value, least, most):
                found = self._all((Comparison(">=", value, least), Comparison("<=", value, most)))
            case Member(value, options, inside):
                found = _turned(self._any(tuple(Comparison("=", value, one) for one in options)), not inside)
            case All(parts):
                found = self._all(parts)
            case AnyOf(parts):
                found = self._any(parts)
            case Not(part):
                found = _turned(self.holds(part), True)
            case _:
                found = self.holds(node)
        return found

    def _all(self, parts: Sequence[Node]) -> bool | Missing:
        found = [self.holds(part) for part in parts]
        if any(one is False for one in found):
            return False
        return _together(found) or True

    def _any(self, parts: Sequence[Node]) -> bool | Missing:
        found = [self.holds(part) for part in parts]
        if any(one is True for one in found):
            return True
        return _together(found) or False

    def _compared(self, sign: str, left: Value | Missing, right: Value | Missing) -> bool | Missing:
        if isinstance(left, Missing) or isinstance(right, Missing):
            return _together([left, right]) or Missing()
        if sign == "contains":
            return _text(right) in _text(left)
        one, other = _alike(left, right)
        if sign in ("=", "!="):
            return (one == other) is (sign == "=")
        if type(one) is not type(other) or isinstance(one, (bool, str)):
            return Missing(fault=f"{shown(left)} 与 {shown(right)} 不能比大小")
        return _ORDERED[sign](one, other)

    def _operation(self, sign: str, left: Node, right: Node) -> Value | Missing:
        one, other = self._number(left), self._number(right)
        if isinstance(one, Missing) or isinstance(other, Missing):
            return _together([one, other]) or Missing()
        if sign == "/" and not other:
            return Missing(fault="除数为 0")
        with localcontext(prec=60):
            return _RECKONED[sign](one, other)

    def _number(self, node: Node) -> Decimal | Missing:
        found = self._value(node)
        if isinstance(found, (Decimal, Missing)):
            return found
        return Missing(fault=f"{said(node)} 不是数字")

    def _call(self, name: str, parts: Sequence[Node]) -> Value | Missing:
        if name == "if":
            chosen = self.holds(parts[0])
            return chosen if isinstance(chosen, Missing) else self._value(parts[1] if chosen else parts[2])
        if name in ("years", "months", "days"):
            return self._span(name, parts)
        if name in ("tier", "progressive"):
            return self._tiers(parts, progressive=name == "progressive")
        numbers = [self._number(part) for part in parts]
        known = [number for number in numbers if isinstance(number, Decimal)]
        if len(known) < len(numbers):
            return _together(numbers) or Missing()
        return _CALLED[name](known)

    def _span(self, name: str, parts: Sequence[Node]) -> Value | Missing:
        """Whole years, months or days from a date until today, or until a second date."""
        first, last = self._value(parts[0]), self._value(parts[1]) if len(parts) > 1 else self._today
        if isinstance(first, Missing) or isinstance(last, Missing):
            return _together([first, last]) or Missing()
        if not isinstance(first, date) or not isinstance(last, date):
            return Missing(fault=f"{said(parts[0])} 不是日期")
        if name == "days":
            return Decimal((last - first).days)
        months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
        return Decimal(months if name == "months" else months // 12)

    def _tiers(self, parts: Sequence[Node], *, progressive: bool) -> Value | Missing:
        """分档(x, 100万: 1万, 500万: 3万, 以上: 5万): what the tier says that x is within, its end included.

        累进 takes each tier's rate of what of x lies within it.
        """
        numbers = [Decimal(0) if _is_rest(part) else self._number(part) for part in parts]
        if missing := _together(numbers):
            return missing
        value, *pairs = (number for number in numbers if isinstance(number, Decimal))
        named = zip(parts[1::2], pairs[0::2], strict=False)
        ends = [None if _is_rest(part) else end for part, end in named]
        total, below = Decimal(0), Decimal(0)
        for end, worth in zip(ends, pairs[1::2], strict=False):
            within = end is None or value <= end
            if not progressive and within:
                return worth
            total += worth * max((value if end is None else min(value, end)) - below, Decimal(0))
            if within:
                return total
            below = end or below
        return total if progressive else Missing(fault=f"{shown(value)} 不在任何一档内")


TODAY = ("今天", "今日", "当前日期", "today")


_ORDERED: dict[str, Callable[[Any, Any], bool]] = {">": gt, ">=": ge, "<": lt, "<=": le}


_RECKONED: dict[str, Callable[[Decimal, Decimal], Decimal]] = {"+": add, "-": sub, "*": mul, "/": truediv}


def _whole(known: Sequence[Decimal], rounding: str) -> Decimal:
    return known[0].to_integral_value(rounding)


_CALLED: dict[str, Callable[[Sequence[Decimal]], Decimal]] = {
    "min": min,
    "max": max,
    "round": lambda known: known[0].quantize(_places(known[1:]), ROUND_HALF_UP),
    "floor": lambda known: _whole(known, ROUND_FLOOR),
    "ceil": lambda known: _whole(known, ROUND_CEILING),
}


def _turned(found: bool | Missing, negated: bool) -> bool | Missing:
    return found if isinstance(found, Missing) else found is not negated


def _places(digits: Sequence[Decimal]) -> Decimal:
    return Decimal(1).scaleb(-max(0, min(int(digits[0]), 6)) if digits else 0)


def _is_rest(part: Node) -> bool:
    return isinstance(part, Constant) and part.value == ""


def _together(found: Sequence[Value | Missing]) -> Missing | None:
    missing = [one for one in found if isinstance(one, Missing)]
    if not missing:
        return None
    facts = dict.fromkeys(fact for one in missing for fact in one.facts)
    return Missing(tuple(facts), next((one.fault for one in missing if one.fault), ""))


def _alike(one: Value, other: Value) -> tuple[Value, Value]:
    """A text is compared with a number as the number it is; of texts case and blanks do not matter."""
    if isinstance(one, str) and isinstance(other, str):
        return _text(one), _text(other)
    return one, other


def _text(value: Value) -> str:
    return "".join(shown(value).split()).casefold()
