"""The value of one argument as a text gives it: a choice, a day, yes or no, a telephone number, a name."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from studio.endpoints.practice.acting.choices import chosen, named_choices
from studio.endpoints.practice.acting.days import Day, day_as_said, days_in, times_in
from studio.endpoints.practice.acting.labelled import labelled
from studio.endpoints.practice.acting.natures import nature_of
from studio.endpoints.practice.acting.schemas import Field, in_words
from studio.endpoints.practice.wants import denies

_DAY_WANTED = re.compile(r"\bdate\b|日期|哪天|何日|年月日|\bday\b", re.IGNORECASE)
_NO_DAY = re.compile(r"person|name|who|人$|姓名", re.IGNORECASE)
_TIME_WANTED = re.compile(r"时间|时刻|\btime\b", re.IGNORECASE)
_SAID_SO = re.compile(r"今天|明天|today|tomorrow", re.IGNORECASE)
_START = re.compile(r"开始|起始|起|start|from|since|begin", re.IGNORECASE)
_END = re.compile(r"结束|截止|止|终|end|until|\bto\b", re.IGNORECASE)
_AGREED = re.compile(r"^\s*(确认|是的?|对的?|好的?|没错|可以|同意|ok|okay|yes|confirm)", re.IGNORECASE)
_CONFIRMS = re.compile(r"确认|同意|confirm|agree", re.IGNORECASE)
_NOT_SO = re.compile(r"没有?|不是|未|否|无")
_CLAUSE = re.compile(r"[,，。;；！？\n]")
_WHETHER = re.compile(r"^(是否|有无|有没有|能否|whether|is|has)\s*|[？?]$", re.IGNORECASE)
_AS_SAID = re.compile(
    r"(?:[前昨今明后]天|[昨今明]晚|今早|(?:上|这|本|下)?(?:周|星期)[一二三四五六日天])[^,，。;；！？\n]{0,6}?[\d一二三四五六七八九十两]+[:：点时](?:\d{2}分?|半)?"
)


def value_in(field: Field, text: str, today: date | None) -> Any:
    """Return what the text gives for the argument; None when it says nothing of it."""
    if field.choices:
        return _choice(field, text)
    if field.kind == "boolean":
        return _yes_or_no(field, text)
    return text_in(field, text, today)


def is_day(field: Field) -> bool:
    if field.schema.get("format") in {"date", "date-time"}:
        return True
    return bool(_DAY_WANTED.search(field.named)) and not _NO_DAY.search(in_words(field.name))


def text_in(field: Field, text: str, today: date | None) -> str | None:
    if is_day(field):
        return _day(field, text, today)
    if field.schema.get("format") == "time":
        return next((time.text for time in times_in(text)), None)
    if told := labelled(text, field.labels):
        return told
    if examples := named_choices(field.schema.get("examples") or (), text):
        return str(examples[0])
    nature = nature_of(field.named)
    if nature and (given := nature.given(text)):
        return given
    return _moment(text, today) if _TIME_WANTED.search(field.named) and not nature else None


def _choice(field: Field, text: str) -> Any:
    """An argument that may be left out takes only what was named."""
    if field.required:
        return chosen(field.choices, text)
    named = named_choices(field.choices, text)
    if named:
        return max(named, key=lambda value: len(str(value)))
    told = labelled(text, field.labels)
    return chosen(field.choices, told) if told else None


def _yes_or_no(field: Field, text: str) -> bool | None:
    if _CONFIRMS.search(field.words):
        return True if _AGREED.search(text) else None
    cores = [_WHETHER.sub("", label) for label in field.labels]
    clause = next((part for part in _CLAUSE.split(text) for core in cores if core and core in part), None)
    if clause is None:
        return None
    denied = any(re.search(rf"[不非没未无]{re.escape(core)}", clause) for core in cores if core)
    return not (denied or denies(clause) or _NOT_SO.search(clause))


def _day(field: Field, text: str, today: date | None) -> str | None:
    days = days_in(text, today)
    day = _of_label(field, days, text) or _of_ends(field, days)
    if day is None:
        takes_words = _SAID_SO.search(field.described) and not _END.search(field.named)
        return day_as_said(text) or None if takes_words else None
    time = next((time.text for time in times_in(text)), "00:00")
    return day.day.isoformat() + (f"T{time}:00" if field.schema.get("format") == "date-time" else "")


def _of_label(field: Field, days: Sequence[Day], text: str) -> Day | None:
    near = (
        day for day in days for label in field.labels if label in text[max(0, day.start - 12) : day.start]
    )
    return next(near, None)


def _of_ends(field: Field, days: Sequence[Day]) -> Day | None:
    """Of several days the first or the last, as the argument is a beginning or an end."""
    ends = _END.search(field.words) and not _START.search(field.words)
    if ends and len(days) < 2 and not field.required:
        return None
    return (days[-1] if ends else days[0]) if days else None


def _moment(text: str, today: date | None) -> str | None:
    """A day and a time as a form takes them; as they were said where nobody knows which day that was."""
    days, times = days_in(text, today), times_in(text)
    if times and not days and (said := _AS_SAID.search(text)):
        return said[0]
    parts = [days[0].day.isoformat() if days else "", times[0].text if times else ""]
    return " ".join(filter(None, parts)) or None
