"""A row of a table as an answer: what it is about, and the columns that were asked for."""

import re
from collections.abc import Sequence
from functools import lru_cache

from studio.endpoints.practice.kinds import Kind
from studio.endpoints.practice.tables import pairs_of
from studio.endpoints.practice.terms import terms_of

_NAMING = 3
"""The columns among which a table names what its rows are about."""
_CLEARLY = 0.4
"""Share of a column's name from which on it is the one asked for."""
_SERIAL = re.compile(r"序号|编号|站码|代码|^no\.?$|^id$|code", re.IGNORECASE)
_UNIT = re.compile(r"^(.+?)\s*[（(]([^（）()]{1,10})[）)]$")
_FIGURE = re.compile(r"[-+]?[\d,]+(?:\.\d+)?")
_PERIOD = re.compile(r"^\d|[年月日时]$")


@lru_cache(maxsize=4096)
def naming_terms(row: str) -> frozenset[str]:
    """Return the terms of what the row is about."""
    return terms_of(" ".join(value for _, value in _naming(pairs_of(row))))


@lru_cache(maxsize=4096)
def column_terms(row: str) -> frozenset[str]:
    return terms_of(" ".join(name for name, _ in pairs_of(row)))


def shown_row(row: str, asked: Sequence[tuple[frozenset[str], Kind | None]]) -> str:
    """Return the naming column and those asked for; all of a short row nobody asked about in part."""
    pairs = pairs_of(row)
    named = _named(pairs, frozenset[str]().union(*(wanted for wanted, _ in asked)))
    rest = [pair for pair in pairs if pair not in named[:1] and not _SERIAL.search(pair[0])]
    known = frozenset[str]().union(*(terms_of(value) for _, value in named))
    chosen = [pair for wanted, kind in asked for pair in _asked(rest, wanted, known, kind)]
    shown = dict.fromkeys([*(named if chosen else named[:1]), *(chosen or rest[:5])])
    colon, gap = (": ", "; ") if all("".join(pair).isascii() for pair in pairs) else ("：", "；")
    return gap.join(f"{name}{colon}{value}" for name, value in map(_with_unit, shown))


def _naming(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [pair for pair in pairs if not _SERIAL.search(pair[0])][:_NAMING]


def _named(pairs: list[tuple[str, str]], wanted: frozenset[str]) -> list[tuple[str, str]]:
    """Return what tells the row from others: of the first columns those the question names."""
    first = _naming(pairs)
    known = terms_of(first[0][1]) if first else frozenset()
    return first[:1] + [pair for pair in first[1:] if (terms_of(pair[1]) - known) & wanted]


def _asked(
    pairs: list[tuple[str, str]], wanted: frozenset[str], known: frozenset[str], kind: Kind | None
) -> list[tuple[str, str]]:
    """Return the columns whose names fit best, or those of the kind, and what speaks of the rest."""
    fits = {name: _fit(name, wanted) for name, _ in pairs}
    best = max(fits.values(), default=0.0)
    names = {name for name in fits if best and fits[name] >= 0.9 * best}
    if kind is not None and best < _CLEARLY:
        of_kind = {name for name in fits if kind.column.search(name)}
        names = {name for name in of_kind if fits[name]} or of_kind or names
    left = wanted - known - terms_of(" ".join(names))
    return [pair for pair in pairs if pair[0] in names or terms_of(pair[1]) & left]


def _fit(name: str, wanted: frozenset[str]) -> float:
    """Return the share of a column's name that was asked for, its unit left out."""
    unit = _UNIT.match(name)
    terms = terms_of(unit[1] if unit else name)
    return len(terms & wanted) / len(terms) if terms else 0.0


def _with_unit(pair: tuple[str, str]) -> tuple[str, str]:
    """Put the unit a column's name ends with behind the figure."""
    unit = _UNIT.match(pair[0])
    if unit is None or not _FIGURE.fullmatch(pair[1]) or _PERIOD.search(unit[2]):
        return pair
    return unit[1], f"{pair[1]} {unit[2]}"
