"""Conditions and formulas to trees; the grammar is in docs of the form: 年龄 >= 60 且 户籍 = 示例市."""

from collections.abc import Callable, Iterable
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
)
from studio.tools.policy.tokens import NotUnderstood, Token, tokens_of

_LONGEST, _DEEPEST = 2000, 40
_ORDERED = (">", ">=", "<", "<=")  # no text is greater than another: bare words are facts there
_COMPARED = ("=", "!=", *_ORDERED, "contains", "lacks")
_ARGUMENTS = {
    **dict.fromkeys(("min", "max"), (2, 20)),
    **dict.fromkeys(("floor", "ceil"), (1, 1)),
    **dict.fromkeys(("round", "years", "months", "days"), (1, 2)),
    **dict.fromkeys(("tier", "progressive"), (3, 60)),
    "if": (3, 3),
}


def condition(text: str, names: Iterable[str] = ()) -> Node:
    """Raises NotUnderstood. Parts parted by ; or lines must all hold; words alone are a yes-or-no fact."""
    return _Parser(text, names).whole_condition()


def formula(text: str, names: Iterable[str] = ()) -> Node:
    """Raises NotUnderstood. 投资额 × 10%,最高 50万元 is a formula; so are min(…), 分档(…), 累进(…)."""
    return _Parser(text, names).whole_formula()


class _Parser:
    def __init__(self, text: str, names: Iterable[str]) -> None:
        if len(text) > _LONGEST:
            raise NotUnderstood(text[:40])
        self._tokens = tokens_of(text, names)
        self._at = 0
        self._depth = 0

    def whole_condition(self) -> Node:
        parts = [self._or()]
        while self._take(";"):
            if self._now.kind != "end":
                parts.append(self._or())
        self._expect("end")
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def whole_formula(self) -> Node:
        found = self._sum()
        while self._now.kind != "end":
            self._take(",") or self._take(";")
            found = self._limited(found)
        return found

    @property
    def _now(self) -> Token:
        return self._tokens[self._at]

    def _take(self, *kinds: str) -> Token | None:
        if self._now.kind not in kinds:
            return None
        self._at += 1
        return self._tokens[self._at - 1]

    def _expect(self, kind: str) -> Token:
        token = self._take(kind)
        if token is None:
            raise NotUnderstood(self._now.said)
        return token

    def _limited(self, found: Node) -> Node:
        """,最高 50万元 and ,最低 1万元 behind a formula."""
        sign = self._take("most", "least", "<=", ">=")
        if sign is None:
            raise NotUnderstood(self._now.said)
        self._take("=")
        name = "min" if sign.kind in ("most", "<=") else "max"
        return Call(name, (found, self._sum()))

    def _or(self) -> Node:
        with_or = self._several("or", self._and)
        return with_or[0] if len(with_or) == 1 else AnyOf(tuple(with_or))

    def _and(self) -> Node:
        parts = self._several("and", self._not)
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _several(self, sign: str, one: Callable[[], Node]) -> list[Node]:
        parts = [one()]
        while self._take(sign):
            parts.append(one())
        return parts

    def _not(self) -> Node:
        self._deeper()
        try:
            if self._take("not"):
                return Not(self._not())
            if self._take("has"):
                return Fact(self._phrase())
            if self._take("hasnt"):
                return Not(Fact(self._phrase()))
            return self._comparison()
        finally:
            self._depth -= 1

    def _comparison(self) -> Node:
        if self._now.kind == "(" and (inner := self._bracketed_condition()) is not None:
            return inner
        left = self._sum(phrases=True)
        if sign := self._take(*_COMPARED):
            return self._compared(left, sign.kind)
        if sign := self._take("in", "not_in"):
            return Member(left, tuple(self._list()), sign.kind == "in")
        if self._take("between"):
            return self._between(left)
        if isinstance(left, Fact) and self._now.kind == "value":
            return self._between(left)
        if isinstance(left, Fact):
            return _parted(left)
        raise NotUnderstood(self._now.said)

    def _compared(self, left: Node, sign: str) -> Node:
        right = self._sum(phrases=True) if sign in _ORDERED else self._value()
        if sign == "=" and self._take("to"):  # 年龄 = 16 至 59
            return Between(left, right, self._value())
        if sign in ("=", "!=") and self._now.kind == "," and not isinstance(left, Operation):
            options = [right]
            while self._take(","):
                options.append(self._value())
            return Member(left, tuple(options), sign == "=")
        if sign == "lacks":
            return Not(Comparison("contains", left, right))
        return Comparison(sign, left, right)

    def _between(self, left: Node) -> Node:
        least = self._product(phrases=False) if self._now.kind == "value" else self._value()
        if not self._take("to", "and", "-", ","):
            raise NotUnderstood(self._now.said)
        return Between(left, least, self._value())

    def _bracketed_condition(self) -> Node | None:
        """( may open a condition or a sum: whichever makes sense."""
        start, depth = self._at, self._depth
        self._at += 1
        try:
            inner = self._or()
            self._expect(")")
        except NotUnderstood:
            self._at, self._depth = start, depth
            return None
        if self._now.kind in (*_COMPARED, "in", "not_in", "between", "+", "-", "*", "/"):
            self._at = start
            return None
        return inner

    def _list(self) -> list[Node]:
        bracket = self._take("(")
        options = [self._value()]
        while self._take(",", "or" if bracket else ","):
            options.append(self._value())
        if bracket:
            self._expect(")")
        return options

    def _value(self) -> Node:
        """The right side: bare words are a text there, unless they are reckoned with."""
        if self._now.kind != "word":
            return self._sum()
        start = self._at
        said = self._phrase()
        if self._now.kind in ("+", "-", "*", "/"):
            self._at = start
            return self._sum()
        return Constant(_yes_or_no(said), said)

    def _sum(self, *, phrases: bool = False) -> Node:
        self._deeper()
        found = self._product(phrases=phrases)
        while (sign := self._take("+")) or (self._now.kind == "-" and (sign := self._take("-"))):
            found = Operation(sign.kind, found, self._product(phrases=phrases))
        self._depth -= 1
        return found

    def _product(self, *, phrases: bool) -> Node:
        found = self._single(phrases=phrases)
        while sign := self._take("*", "/"):
            found = Operation(sign.kind, found, self._single(phrases=phrases))
        return found

    def _single(self, *, phrases: bool) -> Node:
        if self._take("-"):
            return Operation("-", Constant(Decimal(0), "0"), self._single(phrases=phrases))
        if token := self._take("value"):
            return Constant(token.value, token.said)
        if token := self._take("function"):
            return self._call(token.said)
        if self._now.kind == "word":
            return Fact(self._phrase() if phrases else self._expect("word").said)
        self._expect("(")
        found = self._sum(phrases=phrases)
        self._expect(")")
        return found

    def _call(self, name: str) -> Node:
        self._expect("(")
        arguments = [self._argument(name, 0)]
        while self._take(",", ";", ":"):
            arguments.append(self._argument(name, len(arguments)))
        self._expect(")")
        least, most = _ARGUMENTS[name]
        if not least <= len(arguments) <= most:
            raise NotUnderstood(name)
        return Call(name, tuple(arguments))

    def _argument(self, name: str, number: int) -> Node:
        if name == "if" and number == 0:
            return self._or()
        if name in ("tier", "progressive") and number and self._now.said in _REST:
            self._take("word", "value")
            return Constant("", self._tokens[self._at - 1].said)
        return self._sum()

    def _phrase(self) -> str:
        """Words with blanks between them are one name."""
        words = [self._expect("word").said]
        while token := self._take("word"):
            words.append(token.said)
        return " ".join(words)

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise NotUnderstood(self._now.said)


_REST = ("以上", "其他", "其余", "更多")


def _parted(fact: Fact) -> Node:
    """户籍为示例市, where nobody put blanks."""
    name, _, value = fact.name.partition("为")
    if len(name) > 1 and value and name[-1] not in "行认作成因以":
        return Comparison("=", Fact(name), Constant(_yes_or_no(value), value))
    return fact


def _yes_or_no(said: str) -> bool | str:
    return {"是": True, "否": False, "有": True, "无": False, "没有": False}.get(said, said)
