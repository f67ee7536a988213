"""Which of an argument's allowed values was said, in so many words or nearly."""

from collections.abc import Sequence
from typing import Any

from studio.endpoints.practice.terms import folded, terms_of

_NEAR = 0.5
"""Share of a choice's words from which on it counts as said."""


def chosen(choices: Sequence[Any], text: str) -> Any:
    """Return the choice named, the longest of several; else the one nearest; else None."""
    named = named_choices(choices, text)
    return max(named, key=lambda value: len(str(value))) if named else _nearest(choices, text)


def named_choices(choices: Sequence[Any], text: str) -> list[Any]:
    """Return all choices that stand in the text, those inside a longer one left out."""
    plain = folded(text).replace("没有", "无") if "有" in choices else folded(text)
    found = [value for value in choices if folded(str(value)).strip() and folded(str(value)) in plain]
    return [
        value
        for value in found
        if not any(value != other and folded(str(value)) in folded(str(other)) for other in found)
    ]


def _nearest(choices: Sequence[Any], text: str) -> Any:
    said = terms_of(text)
    shares = [(_share(str(choice), said), choice) for choice in choices]
    best = max(shares, key=lambda share: share[0], default=(0.0, None))
    return best[1] if best[0] >= _NEAR else _by_core(choices, text)


def _share(choice: str, said: frozenset[str]) -> float:
    words = terms_of(choice)
    return len(words & said) / len(words) if words else 0.0


def _by_core(choices: Sequence[Any], text: str) -> Any:
    """“应届毕业生” is said by “毕业生”: the one choice whose beginning or end stands in the text."""
    plain = folded(text)
    sizes = range(max((len(str(choice)) for choice in choices), default=0) - 1, 1, -1)
    for size in sizes:
        said = [
            choice for choice in choices if any(core in plain for core in _cores(folded(str(choice)), size))
        ]
        if said:
            return said[0] if len(said) == 1 else None
    return None


def _cores(choice: str, size: int) -> tuple[str, ...]:
    return (choice[:size], choice[-size:]) if size < len(choice) else ()
