"""An order for a document in English: “Draft a notice on …, in the name of …, to all …. Requirements: 1.…”"""

import re
from collections.abc import Sequence
from typing import Any

_CHINESE = re.compile(r"[一-鿿]")
_TITLE = re.compile(
    r"\b((?:notice|circular|letter|report) (?:on|about) [^,.:;\n]{3,100}?)"
    r"(?=\s*(?:[,.:;\n]|\bin the name of\b|\bto (?:all|every|the)\b|$))",
    re.IGNORECASE,
)
_KINDS = {"notice": "通知", "circular": "通报", "letter": "函", "report": "报告", "request": "请示"}
_KIND = re.compile(rf"\b({'|'.join(_KINDS)})\b", re.IGNORECASE)
_ISSUER = re.compile(r"\bin the name of (?:the )?([A-Z][\w' -]*?)(?=\s*(?:[,.;:\n]|\bto\b|$))")
_RECIPIENTS = re.compile(r"\bto ((?:all|every|the) [^,.;:\n]{3,80}?)(?=[,.;:\n]|$)", re.IGNORECASE)
_LEADS_IN = re.compile(r"\b(?:requirements?|points|measures|text)\s*:\s*", re.IGNORECASE)
_POINT = re.compile(r"(?:^|\s)\d{1,2}[.)]\s+")
_NTH = r"(?:item|point|number)\s+(\d{1,2})"
_CHANGED = re.compile(rf"change {_NTH} to\s*:?\s*(.+)", re.IGNORECASE | re.DOTALL)
_DROPPED = re.compile(rf"(?:delete|remove|drop) {_NTH}", re.IGNORECASE)
_ADDED = re.compile(r"add(?: an?(?:other)? (?:item|point))?\s*:\s*(.+)", re.IGNORECASE | re.DOTALL)


def in_english(turns: Sequence[str]) -> bool:
    return not any(map(_CHINESE.search, turns))


def english_title(turns: Sequence[str]) -> str:
    """Return “Notice on …”, of the newest turn that names it; nothing when none does."""
    found = next(filter(None, map(_TITLE.search, turns)), None)
    return found[1][0].upper() + found[1][1:].strip() if found else ""


def english_kind(turns: Sequence[str], choices: Sequence[Any]) -> Any:
    """Return 通知 of a notice; nothing where its kind is not on offer."""
    found = next(filter(None, map(_KIND.search, turns)), None)
    kind = _KINDS[found[1].lower()] if found else _KINDS["notice"]
    return kind if kind in choices else None


def english_issuer(turns: Sequence[str]) -> str:
    return _first(_ISSUER, turns)


def english_recipients(turns: Sequence[str]) -> str:
    said = _first(_RECIPIENTS, turns)
    return said[:1].upper() + said[1:]


def english_points(turns: Sequence[str]) -> list[str]:
    """Return the numbered points after all turns, oldest first: what is required, added, changed, dropped."""
    points: list[str] = []
    for turn in turns:
        points = _after(points, turn.strip())
    return [f"{number}. {point}" for number, point in enumerate(points, 1)]


def _after(points: list[str], turn: str) -> list[str]:
    if (changed := _CHANGED.fullmatch(turn)) and int(changed[1]) <= len(points):
        at = int(changed[1]) - 1
        return [*points[:at], _plain(changed[2]), *points[at + 1 :]]
    if dropped := _DROPPED.match(turn):
        return [point for number, point in enumerate(points, 1) if number != int(dropped[1])]
    if added := _ADDED.fullmatch(turn):
        return [*points, _plain(added[1])]
    lead = _LEADS_IN.search(turn)
    told = _POINT.split(f" {turn[lead.end() :]}") if lead else []
    return [*points, *(_plain(point) for point in told if point.strip())]


def _plain(text: str) -> str:
    plain = text.strip(" \n“”\"'.;")
    return f"{plain}."


def _first(pattern: re.Pattern[str], turns: Sequence[str]) -> str:
    found = next(filter(None, map(pattern.search, turns)), None)
    return found[1].strip() if found else ""
