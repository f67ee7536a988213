"""Which rows of a grid are its header: titles above it, units and column numbers below it are none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from studio.documents.readers.sheet_rows import Area
from studio.documents.tables import header_index
from studio.tools.spreadsheets.moments import moment
from studio.tools.spreadsheets.quantities import is_missing, is_unit, quantity

_DEEPEST = 3  # rows of one header
_LOOKED_AT = 30
_PERIOD = re.compile(
    r"(?:(?:19|20)\d\d年?)?(?:\d{1,2}|[一二三四1-4])?(?:[年月日号周时点]|月份|季度|[上下]半年|月[上中下]旬)?"
)
_MANY_DAYS = 7  # that follow each other are days of a month even over numbers
_SERIALS = "甲乙丙丁戊己庚辛壬癸"


@dataclass(frozen=True, slots=True)
class Head:
    """`names` and `units` by column, "" where there is none; the table's rows begin with row `body`."""

    names: tuple[str, ...]
    units: tuple[str, ...]
    above: tuple[str, ...]
    body: int


def head_of(texts: Sequence[Sequence[str]], merges: Sequence[Area]) -> Head | None:
    """None where there is nothing at all."""
    filled = [number for number, row in enumerate(texts) if any(row)]
    if not filled:
        return None
    at = header_index([texts[number] for number in filled[:_LOOKED_AT]])
    first = filled[at]
    width = max(len(texts[number]) for number in filled[:1000])
    above = tuple(" ".join(dict.fromkeys(filter(None, texts[number]))) for number in filled[:at])
    if _is_data(texts, filled, at):
        return Head(("",) * width, ("",) * width, above, first)
    last = _last_row(texts, filled, at, merges)
    rows = [_across(texts[number], number, merges, width) for number in range(first, last + 1)]
    body, units = _below(texts, last + 1, width)
    names = tuple(_joined([row[column] for row in rows]) for column in range(width))
    return Head(names, units, above, body)


def _is_data(texts: Sequence[Sequence[str]], filled: Sequence[int], at: int) -> bool:
    """A table without a header: its first row already holds numbers where those below it do."""
    head = [cell for cell in texts[filled[at]] if cell]
    valued = [cell for cell in head if _is_value(cell) and not _is_period(cell)]
    return (
        2 * len(valued) >= len(head) and len(filled) > at + 1 and not _are_days(head, texts[filled[at + 1]])
    )


def _is_value(text: str) -> bool:
    return is_missing(text) or quantity(text) is not None or moment(text) is not None


def _is_period(text: str) -> bool:
    """2024, 3月, 2024年1季度: what numbers are of. A number alone is one of a year only."""
    found = _PERIOD.fullmatch(text) if text and not text.isdecimal() else None
    return bool(found) or (text.isdecimal() and len(text) == 4 and text[:2] in ("19", "20"))


def _are_days(head: Sequence[str], below: Sequence[str]) -> bool:
    """Days side by side, 1 2 3 … or dates, over what are none."""
    dates = sum(moment(cell) is not None for cell in head)
    if dates:
        return dates >= len(head) - 2 and not any(moment(cell) for cell in below)
    days = [int(cell) for cell in head if cell.isdecimal()]
    rising = len(days) >= 3 and all(one < other <= 31 for one, other in pairwise(days))
    follow = len(days) >= _MANY_DAYS and days == list(range(days[0], days[0] + len(days)))
    return rising and (follow or not any(cell.isdecimal() for cell in below))


def _last_row(texts: Sequence[Sequence[str]], filled: Sequence[int], at: int, merges: Sequence[Area]) -> int:
    first = filled[at]
    deepest = min(first + _DEEPEST - 1, len(texts) - 2)
    held = [bottom for top, _, bottom, _ in merges if top == first and bottom - top < _DEEPEST]
    held += [first + 1 for top, left, bottom, right in merges if top == bottom == first and right > left]
    last = min(max(held, default=first), deepest)
    if last == first and at + 2 < len(filled) and _parts(texts[first], texts[filled[at + 1]]):
        return filled[at + 1]
    return max(last, first)


def _parts(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """A second header row, where nothing says that cells are merged: it names what the first left empty."""
    pairs = list(zip(upper, lower, strict=False))
    gaps = [(one, other) for one, other in pairs[1:] if not one and other]
    plain = not any(_is_value(other) for _, other in pairs if other)
    down = any(one and not other for one, other in pairs)
    return bool(gaps) and down and plain


def _across(row: Sequence[str], number: int, merges: Sequence[Area], width: int) -> list[str]:
    """A cell merged over several columns heads each of them."""
    cells = [*row, *[""] * (width - len(row))]
    for top, left, bottom, right in merges:
        if top <= number <= bottom and left < width:
            cells[left : right + 1] = [cells[left]] * len(cells[left : right + 1])
    return cells


def _joined(parts: Sequence[str]) -> str:
    plain = ("".join(part.split()) if not part.isascii() else " ".join(part.split()) for part in parts)
    return "_".join(dict.fromkeys(filter(None, plain)))


def _below(texts: Sequence[Sequence[str]], at: int, width: int) -> tuple[int, tuple[str, ...]]:
    """The first row of the body, past a row of units and one of column numbers."""
    units: tuple[str, ...] = ("",) * width
    while at < len(texts) - 1 and (
        not any(texts[at]) or _are_units(texts[at]) or _numbers_columns(texts, at)
    ):
        if _are_units(texts[at]):
            units = (*(cell.strip("()（） ") for cell in texts[at]), *units)[:width]
        at += 1
    return at, units


def _are_units(row: Sequence[str]) -> bool:
    filled = [cell for cell in row if cell and not is_missing(cell)]
    return bool(filled) and all(is_unit(cell) for cell in filled)


def _numbers_columns(texts: Sequence[Sequence[str]], at: int) -> bool:
    """甲 1 2 3 under a header numbers its columns; with 乙 5 6 7 below it is a row like others."""
    first, below = (next(filter(None, texts[row]), "") for row in (at, at + 1))
    goes_on = first in _SERIALS and below == _SERIALS[(_SERIALS.index(first) + 1) % len(_SERIALS)]
    return _are_serials(texts[at]) and not (first and goes_on)


def _are_serials(row: Sequence[str]) -> bool:
    """1 2 3 4 … or 甲 乙 1 2 …, as statistical forms number their columns."""
    filled = [cell.strip("()（）") for cell in row if cell]
    letters = sum(cell in _SERIALS for cell in filled)
    wanted = [*_SERIALS[:letters], *(str(number) for number in range(1, len(filled) - letters + 1))]
    return filled == wanted and len(filled) >= (4 if letters == 1 else 3)
