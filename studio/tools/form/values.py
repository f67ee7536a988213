"""A value as a form keeps it, from what a model or a person wrote: its normal spelling, and what is wrong."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher

from studio.core.forms import FieldKind
from studio.documents.personal_data import is_id_number
from studio.papers.days import day_of, time_of
from studio.papers.text import lines_of, one_line
from studio.tools.form.quantities import Quantity, plain, quantity_in, unit_in
from studio.tools.form.settings import FormField

_NOTHING_SAID = re.compile(
    r"(?:null|none|n/?a|undefined|unknown|未知|不详|待定|暂无信息|未提供|未说明|未提及|待补充|待填写?|需补充|空|[-—/?？…*×xX]+|[\[(（【<]?(?:待填写?|待补充|未提供|未知)[\])）】>]?)",
    re.IGNORECASE,
)
_PHONE = re.compile(r"1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(?:-\d{1,6})?|[1-9]\d{6,7}|[48]00-?\d{3}-?\d{4}|\d{3,6}")
_YES = re.compile(r"^(?:是|有|要|对|true|yes|y|1|已|同意|需要|可以|能)", re.IGNORECASE)
_NO = re.compile(r"^(?:否|无|不|没|未|false|no|n|0)", re.IGNORECASE)
_NONE = re.compile("无|没有|零|都没有|暂无")
_LONGEST = {FieldKind.LONG_TEXT: 4000}
_NEAR = 0.6


@dataclass(frozen=True, slots=True)
class Value:
    """`problem` is empty, or a code of `studio.wording.forms`."""

    text: str
    problem: str = ""


def value_of(field: FormField, given: object, today: date) -> Value:
    """An empty text for what says nothing."""
    text = _written(given)
    if not text or (not field.options and _NOTHING_SAID.fullmatch(text)):
        return Value("")
    found = _READ.get(field.kind, _text)(field, text, today)
    if found.problem or not field.pattern or re.fullmatch(field.pattern, found.text):
        return found
    return Value(found.text, "not_the_pattern")


def _written(given: object) -> str:
    if given is None:
        return ""
    if isinstance(given, bool):
        return "是" if given else "否"
    if isinstance(given, float) and given.is_integer():
        given = int(given)
    return "\n".join(" ".join(line.split("\t")) for line in lines_of(str(given)))


def _text(field: FormField, text: str, _today: date) -> Value:
    kept = text if field.kind is FieldKind.LONG_TEXT else one_line(text)
    most = int(field.maximum or _LONGEST.get(field.kind, 200))
    if len(kept) > most:
        return Value(kept[:most], "too_long")
    return Value(kept, "too_small" if len(kept) < (field.minimum or 0) else "")


def _number(field: FormField, text: str, _today: date) -> Value:
    """In the unit its label names; without one a unit that was said stays with it."""
    found = Quantity(Decimal(0)) if _NONE.fullmatch(text) else quantity_in(text)
    if found is None:
        return Value(one_line(text), "not_a_number")
    unit = unit_in(f"{field.label} {field.help}")
    number = found.in_unit(unit)
    kept = found.unit if found.is_measured and not unit else ""
    return Value(f"{plain(number)}{kept}", _bounds(field, float(number)))


def _money(field: FormField, text: str, _today: date) -> Value:
    found = quantity_in(text)
    if found is None or found.number < 0:
        return Value(one_line(text), "not_a_number")
    unit = unit_in(f"{field.label} {field.help}")
    in_yuan = found if found.measures_as("元") else Quantity(found.number, unit or "元")
    number = in_yuan.in_unit(unit or "元")
    return Value(plain(number) if unit else f"{plain(number)}元", _bounds(field, float(number)))


def _bounds(field: FormField, number: float) -> str:
    if field.minimum is not None and number < field.minimum:
        return "too_small"
    return "too_large" if field.maximum is not None and number > field.maximum else ""


def _date(_field: FormField, text: str, today: date) -> Value:
    day = day_of(text, today)
    return Value(day.isoformat()) if day else Value(one_line(text), "not_a_date")


def _time(_field: FormField, text: str, today: date) -> Value:
    """With its day where one is given: 2026-04-16 14:10."""
    time, day = time_of(text), day_of(text, today)
    if time is None:
        return Value(one_line(text), "not_a_time")
    return Value(f"{day.isoformat()} {time}" if day else time)


def _choice(field: FormField, text: str, _today: date) -> Value:
    chosen = nearest(field.options, text)
    return Value(chosen) if chosen else Value(one_line(text), "not_a_choice")


def _yes_no(field: FormField, text: str, today: date) -> Value:
    """The first of its choices is yes; “没有” holds “有” and means the second."""
    said = next((at for at, words in enumerate((_NO, _YES)) if words.match(text)), None)
    if text in field.options or said is None or len(field.options) != 2:
        return _choice(field, text, today)
    return Value(field.options[1 - said])


def _phone(_field: FormField, text: str, _today: date) -> Value:
    number = re.sub(r"[\s()（）.]|^(?:\+|00)?86(?=1[3-9]\d{9}$)", "", unicodedata.normalize("NFKC", text))
    number = re.sub(r"^(?:\+|00)?86-?(?=1)", "", re.sub("[—–−]", "-", number))
    if re.fullmatch(r"1[3-9]\d-?\d{4}-?\d{4}", number):
        number = number.replace("-", "")
    return Value(number, "" if _PHONE.fullmatch(number) else "not_a_phone")


def _id_number(_field: FormField, text: str, _today: date) -> Value:
    number = re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", text)).upper()
    return Value(number, "" if is_id_number(number) else "not_an_id_number")


_READ: dict[FieldKind, Callable[[FormField, str, date], Value]] = {
    FieldKind.NUMBER: _number,
    FieldKind.MONEY: _money,
    FieldKind.DATE: _date,
    FieldKind.TIME: _time,
    FieldKind.CHOICE: _choice,
    FieldKind.YES_NO: _yes_no,
    FieldKind.PHONE: _phone,
    FieldKind.ID_NUMBER: _id_number,
}


def nearest(choices: tuple[str, ...], text: str) -> str:
    """The choice that is meant: the same but for width and case, held in it or holding it, or nearly so."""
    wanted = _folded(text)
    by_folded = {_folded(choice): choice for choice in choices}
    if wanted in by_folded:
        return by_folded[wanted]
    held = [choice for folded, choice in by_folded.items() if folded in wanted or wanted in folded]
    if len(held) == 1:
        return held[0]
    return _most_alike(by_folded, wanted)


def _most_alike(by_folded: dict[str, str], wanted: str) -> str:
    """Nothing where two are nearly as like."""
    scored = [(SequenceMatcher(None, folded, wanted).ratio(), each) for folded, each in by_folded.items()]
    best, *others = sorted(scored, reverse=True)
    clear = best[0] >= _NEAR and (not others or best[0] - others[0][0] > 0.1)
    return best[1] if clear else ""


def _folded(text: str) -> str:
    return re.sub(r"[\s“”\"'。，,.]", "", unicodedata.normalize("NFKC", text).casefold())
