"""Whether a value stems from what the person said, an attachment or a tool: a model may make things up."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from unicodedata import normalize

from studio.core.forms import FieldKind
from studio.papers.days import day_of, days_in, time_of
from studio.tools.form.quantities import quantities_in, quantity_in, unit_in
from studio.tools.form.settings import FormField

_JUDGED = (FieldKind.CHOICE, FieldKind.YES_NO)  # what a model concludes, and nobody says in so many words
_NONE_SAID = re.compile("没有|没|无|未")
_WHETHER = re.compile("有无|是否|有没有")
_CLAUSE = re.compile(r"[,，。;；！!？?\n]")
_CLOCK = re.compile(
    r"(?:凌晨|早上|清晨|上午|中午|下午|傍晚|晚上|夜里|晚间)?\s*[\d一二三四五六七八九十两]{1,3}\s*[:：点时]\S{0,5}"
)
_SHARE_OF_TEXT = 0.7
_ENOUGH = {FieldKind.LONG_TEXT: 0.5, FieldKind.CHOICE: 0.3, FieldKind.YES_NO: 0.3}
_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Evidence:
    """`said` comes from the person alone, `seen` from attachments, passages and tools. With `literal`, what a
    model concludes counts for nothing: a choice must have been said as well."""

    said: tuple[str, ...]
    seen: tuple[str, ...]
    today: date
    literal: bool = False

    def bears(self, field: FormField, value: str) -> bool:
        """For a personal field only what the person said counts."""
        texts = self.said if field.personal else (*self.said, *self.seen)
        if field.kind is FieldKind.YES_NO and _is_denied(field, value, texts):
            return False
        if field.kind in _JUDGED and not (field.personal or self.literal):
            return True
        return _SAID.get(field.kind, _text_said)(field, value, texts, self.today)


def _number_said(field: FormField, value: str, texts: Sequence[str], today: date) -> bool:
    return any(_signs(value) in _signs(text) for text in texts)


def _day_said(field: FormField, value: str, texts: Sequence[str], today: date) -> bool:
    """Today need not be said."""
    return day_of(value, today) in {today, *(day for text in texts for day in days_in(text, today))}


def _time_said(field: FormField, value: str, texts: Sequence[str], today: date) -> bool:
    return time_of(value) in {time_of(found) for text in texts for found in _CLOCK.findall(text)}


def _quantity_said(field: FormField, value: str, texts: Sequence[str], today: date) -> bool:
    given = quantity_in(value)
    if given is None:
        return False
    unit = unit_in(f"{field.label} {field.help}") or given.unit
    unit = unit or ("元" if field.kind is FieldKind.MONEY else "")
    wanted = given.in_unit(unit)
    if any(wanted in (said.number, said.in_unit(unit)) for text in texts for said in quantities_in(text)):
        return True
    return wanted == 0 and any(_NONE_SAID.search(text) for text in texts)


def _text_said(field: FormField, value: str, texts: Sequence[str], today: date) -> bool:
    return _share(value, texts) >= _ENOUGH.get(field.kind, _SHARE_OF_TEXT)


_SAID: dict[FieldKind, Callable[[FormField, str, Sequence[str], date], bool]] = {
    FieldKind.PHONE: _number_said,
    FieldKind.ID_NUMBER: _number_said,
    FieldKind.DATE: _day_said,
    FieldKind.TIME: _time_said,
    FieldKind.NUMBER: _quantity_said,
    FieldKind.MONEY: _quantity_said,
}


def _is_denied(field: FormField, value: str, texts: Sequence[str]) -> bool:
    """Whether yes is answered though the last clause on the matter says no: 没有人被困 for 有无人员被困."""
    if value != field.options[0]:
        return False
    matter = _pairs(_WHETHER.sub("", field.label))
    clauses = (clause for text in reversed(texts) for clause in reversed(_CLAUSE.split(text)))
    on_it = next((clause for clause in clauses if matter & _pairs(clause)), "")
    return bool(_NONE_SAID.search(on_it))


def unmasked(value: str, said: Sequence[str]) -> str:
    """The one number the person said that a masked one (138****5678) stands for; else the value itself."""
    if "*" not in value:
        return value
    pattern = re.compile("".join(r"[\dXx]" if sign == "*" else re.escape(sign) for sign in value))
    found = {match for text in said for match in pattern.findall(re.sub(r"(?<=\d)[ -](?=\d)", "", text))}
    return found.pop() if len(found) == 1 else value


def _share(value: str, texts: Sequence[str]) -> float:
    """Of the value's pairs of characters, how many stand in the texts."""
    wanted = _signs(value)
    known = "\n".join(map(_signs, texts))
    if wanted in known:
        return 1.0
    pairs = _pairs(value)
    return sum(pair in known for pair in pairs) / len(pairs) if pairs else 0.0


def _pairs(text: str) -> set[str]:
    signs = _signs(text)
    return {signs[at : at + 2] for at in range(len(signs) - 1)}


def _signs(text: str) -> str:
    return _SIGNS.sub("", normalize("NFKC", text)).casefold()
