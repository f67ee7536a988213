"""Standards: their number, the days on their cover, and what they take the place of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from studio.core.patterns import late
from studio.knowledge.facts.days import listed_day

_KIND = r"(?:GB|DB\s?\d{2,6}|[A-Z]{2,3}|T/[A-Z]{2,8}|Q/[A-Z]{2,8})(?:/[TZ])?"
_NUMBER = rf"{_KIND}\s*\d{{2,6}}(?:\.\d+)?\s*[-—–－]+\s*\d{{4}}"
_COVER = late(_NUMBER)
_INSTEAD = late(rf"代替\s*(?P<older>{_NUMBER}(?:\s*[、，,]\s*{_NUMBER})*)")
_DAYS = late(r"(?P<day>\d{4}\s*[-—/.年]\s*\d{1,2}\s*[-—/.月]\s*\d{1,2})\s*日?\s*(?P<act>发布|实施)")
_DASHES = late(r"\s*[-—–－]+\s*")
_LINES = 25


@dataclass(frozen=True, slots=True)
class Standard:
    """Empty where the document is none."""

    number: str = ""
    issued: str = ""
    in_force_from: str = ""
    replaces: tuple[str, ...] = ()


def standard_in(lines: Sequence[str]) -> Standard:
    """A standard bears its number in a line of its own, near the top."""
    cover = [line.strip() for line in lines[:_LINES]]
    number = next((found[0] for line in cover if (found := _COVER.fullmatch(line))), "")
    if not number:
        return Standard()
    text = "\n".join(cover)
    days = {found["act"]: listed_day(_DASHES.sub("-", found["day"])) for found in _DAYS.finditer(text)}
    older = [part for found in _INSTEAD.finditer(text) for part in re.findall(_NUMBER, found["older"])]
    return Standard(
        standard_number(number),
        days.get("发布", ""),
        days.get("实施", ""),
        tuple(standard_number(part) for part in older),
    )


def is_standard_number(text: str) -> bool:
    return bool(_COVER.fullmatch(text.strip()))


def standard_number(text: str) -> str:
    """DB37/T 1234—2023, whatever dash and spaces it was typed with."""
    tidy = _DASHES.sub("—", " ".join(text.split()))
    return re.sub(r"(?<=[A-Z])(?=\d{2,6}(?:\.\d+)?—)", " ", tidy)
