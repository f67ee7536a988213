"""Whether a value stems from what the person said, an attachment or a tool: a model may make things up."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from unicodedata import normalize

from studio.core.forms import FieldKind
from studio.papers.days import day_of, days_in, time_of
from studio.tools.form.quantities import quantities_in, quantity_in, unit_in
from studio.tools.form.settings import FormField

_JUDGED = (FieldKind.CHOICE, FieldKind.YES_NO)  # what a model concludes, and nobody says in so many words
_NONE_SAID = re.compile("没有|没|无|未")
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
        if field.kind in _JUDGED and not (field.personal or self.literal):
            return True
        if field.kind in (FieldKind.PHONE, FieldKind.ID_NUMBER):
            return any(_signs(value) in _signs(text) for text in texts)
        if field.kind is FieldKind.DATE:
            return day_of(value, self.today) in {self.today, *self._days(texts)}
        if field.kind is FieldKind.TIME:
            return time_of(value) in {time_of(found) for text in texts for found in _CLOCK.findall(text)}
        if field.kind in (FieldKind.NUMBER, FieldKind.MONEY):
            return _quantity_said(field, value, texts)
        return _share(value, texts) >= _ENOUGH.get(field.kind, _SHARE_OF_TEXT)

    def _days(self, texts: Sequence[str]) -> set[date]:
        return {day for text in texts for day in days_in(text, self.today)}


def unmasked(value: str, said: Sequence[str]) -> str:
    """The one number the person said that a masked one (138****5678) stands for; else the value itself."""
    if "*" not in value:
        return value
    pattern = re.compile("".join(r"[\dXx]" if sign == "*" else re.escape(sign) for sign in value))
    found = {match for text in said for match in pattern.findall(re.sub(r"(?<=\d)[ -](?=\d)", "", text))}
    return found.pop() if len(found) == 1 else value


def _quantity_said(field: FormField, value: str, texts: Sequence[str]) -> bool:
    given = quantity_in(value)
    if given is None:
        return False
    unit = (
        unit_in(f"{field.label} {field.help}")
        or given.unit
        or ("元" if field.kind is FieldKind.MONEY else "")
    )
    wanted = given.in_unit(unit)
    if any(wanted in (said.number, said.in_unit(unit)) for text in texts for said in quantities_in(text)):
        return True
    return wanted == 0 and any(_NONE_SAID.search(text) for text in texts)


def _share(value: str, texts: Sequence[str]) -> float:
    """Of the value's pairs of characters, how many stand in the texts."""
    wanted = _signs(value)
    known = "\n".join(map(_signs, texts))
    if wanted in known:
        return 1.0
    pairs = [wanted[at : at + 2] for at in range(len(wanted) - 1)]
    return sum(pair in known for pair in pairs) / len(pairs) if pairs else 0.0


def _signs(text: str) -> str:
    return _SIGNS.sub("", normalize("NFKC", text)).casefold()
