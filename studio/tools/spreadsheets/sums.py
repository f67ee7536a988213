"""Rows that add up or sum up others: counted with them, everything would count twice."""

import re
from collections.abc import Sequence
from decimal import Decimal

from studio.tools.spreadsheets.quantities import is_missing, quantity

_SUM = re.compile(
    r"[^\d]{0,8}(?:合|总|小|累|共)计(?:数)?(?:[(（].{0,10}[)）])?[:：]?|总和|汇总|平均(?:值|数)?|均值"
    r"|(?:grand )?total|sub-?total|sum|average",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"[全总整].{1,5}|本[省市区县镇]")
_SERIAL = re.compile(r"\d{1,5}")


def is_sum(filled: Sequence[str]) -> bool:
    """Told by the labels that stand before a row's numbers: 合计, 甲区 小计, 5 合计."""
    labels = filled[1:] if _SERIAL.fullmatch(filled[0]) else filled
    before: list[str] = []
    for cell in labels:
        if quantity(cell) is not None or is_missing(cell):
            break
        before.append("".join(cell.split()))
    return len(filled) > 1 and len(before) < len(filled) and any(map(_SUM.fullmatch, before[:3]))


def adds_up(row: Sequence[str], others: Sequence[Sequence[str]]) -> bool:
    """A row such as 全市 that says no 合计: each of its numbers is the sum of those of all others."""
    if len(others) < 3:
        return False
    sums = [(quantity(cell), _sum(others, at)) for at, cell in enumerate(row) if quantity(cell)]
    same = [found for found, total in sums if found is not None and total and found.value == total]
    called = any(_WHOLE.fullmatch(cell) for cell in row if cell)
    return bool(same) and (called or len(same) == len(sums) > 1)


def _sum(rows: Sequence[Sequence[str]], at: int) -> Decimal:
    found = (quantity(row[at]) for row in rows)
    return sum((each.value for each in found if each is not None), Decimal(0))
