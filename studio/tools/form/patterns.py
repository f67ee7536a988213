"""Patterns an author wrote for a field: they compile, and none of them takes for ever on an odd value."""

import re
from collections.abc import Iterator
from re import _constants as code  # type: ignore[attr-defined]  # the parser has no public home
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from studio.core.patterns import checked_pattern as checked
from studio.core.patterns import walked

_REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT)
_ENDLESS = 50  # repeats of so many are as good as endless


def checked_pattern(pattern: str) -> str:
    """Raises ValueError for what does not compile, or may try without end: (a+)+ and the like."""
    try:
        checked(pattern)
        parts = parser.parse(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        raise ValueError(str(error)) from error
    if any(_is_endless(each) for each in walked(parts)):
        raise ValueError("a repeat within a repeat")
    return pattern


def _is_endless(part: tuple[Any, Any]) -> bool:
    """Whether a stretch of text can be told apart into its rounds in very many ways."""
    kind, facts = part
    if kind not in _REPEATS or facts[1] < _ENDLESS:
        return False
    inside = list(_opened(facts[2]))
    if not inside:
        return True
    first, last = inside[0], inside[-1]
    if len(inside) == 1 and _branches_vary(first):
        return True
    return (_varies(first) and _varies(last)) or _goes_on_as(first, last)


def _varies(part: tuple[Any, Any]) -> bool:
    """Whether it may be longer or shorter."""
    kind, facts = part
    return kind in _REPEATS and facts[0] != facts[1]


def _branches_vary(part: tuple[Any, Any]) -> bool:
    kind, facts = part
    if kind is not code.BRANCH:
        return False
    return len({branch.getwidth() for branch in facts[1]}) > 1


def _goes_on_as(first: tuple[Any, Any], last: tuple[Any, Any]) -> bool:
    """Whether it may end as it begins: the parser takes a|aa for an a with an a or nothing after it."""
    kind, facts = last
    return kind is code.BRANCH and any(len(branch) and branch[0] == first for branch in facts[1])


def _opened(parts: Any) -> Iterator[tuple[Any, Any]]:
    """The parts of a sequence, those of its groups in their place."""
    for kind, facts in parts:
        if kind is code.SUBPATTERN:
            yield from _opened(facts[3])
        else:
            yield kind, facts
