"""Regular expressions: ours, compiled when they are first used, and people's, checked when they are written.

Hundreds of ours compiled at once would slow down every start.
"""

import re
import warnings
from collections.abc import Iterator
from re import _constants as code  # type: ignore[attr-defined]  # the parser has no public home
from re import _parser as parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

_MOST_SIGNS = 300_000  # a tenth of a second; all Chinese characters fourteen times

if TYPE_CHECKING:
    late = re.compile
else:

    class late:  # noqa: N801  # used like the function it stands for
        """Like `re.compile`; a mistake in a pattern shows where it is used."""

        def __init__(self, pattern: str, flags: int = 0) -> None:
            self.pattern, self.flags = pattern, flags

        def __getattr__(self, name: str) -> object:
            """Each method is asked for once, and then an attribute like any other."""
            found = getattr(re.compile(self.pattern, self.flags), name)
            setattr(self, name, found)
            return found


def checked_pattern(pattern: str) -> str:
    """Return it when it is one; raises ValueError, which says what is wrong and where.

    What would take long to compile is refused: files of strangers are read by a service that serves others.
    """
    with warnings.catch_warnings():  # what a later Python will read otherwise is still a pattern
        warnings.simplefilter("ignore")
        try:
            if sum(map(_signs, walked(parser.parse(pattern)))) > _MOST_SIGNS:
                raise ValueError("not a regular expression: its classes span too many signs")
            re.compile(pattern)
        except (re.error, OverflowError, RecursionError) as error:
            raise ValueError(f"not a regular expression: {error}") from error
    return pattern


def walked(parts: Any) -> Iterator[tuple[Any, Any]]:
    """Yield all parts of a parsed pattern, those inside others too."""
    for part in parts:
        yield part
        for inner in _sequences(part[1]):
            yield from walked(inner)


def _sequences(facts: Any) -> Iterator[Any]:
    if isinstance(facts, parser.SubPattern):
        yield facts
    elif isinstance(facts, list | tuple):
        for each in facts:
            yield from _sequences(each)


def _signs(part: tuple[Any, Any]) -> int:
    """How many signs the ranges of a class span: each is looked at when it is compiled."""
    kind, facts = part
    return sum(last[1] - last[0] + 1 for one, last in facts if one is code.RANGE) if kind is code.IN else 0
