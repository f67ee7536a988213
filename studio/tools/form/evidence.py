"""Whether a value stems from what the person said, an attachment or a tool: a model may make things up."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property

from studio.core.forms import FieldKind
from studio.papers.days import day_of, days_in, time_of
from studio.tools.form.quantities import Quantity, quantities_in, quantity_in, unit_in
from studio.tools.form.settings import FormField
from studio.tools.material import pairs_of, plain

_JUDGED = (FieldKind.CHOICE, FieldKind.YES_NO)  # what a model concludes, and nobody says in so many words
_NONE_SAID = re.compile("没有|没|无|未")
_WHETHER = re.compile("有无|是否|有没有")
_CLAUSE = re.compile(r"[,，。;；！!？?\n]")
_CLOCK = re.compile(
    r"(?:凌晨|早上|清晨|上午|中午|下午|傍晚|晚上|夜里|晚间)?\s*[\d一二三四五六七八九十两]{1,3}\s*[:：点时]\S{0,5}"
)
_SHARE_OF_TEXT = 0.7
_ENOUGH = {FieldKind.LONG_TEXT: 0.4, FieldKind.CHOICE: 0.3, FieldKind.YES_NO: 0.3}


class Facts:
    """What texts hold, each kind looked for once and only when it is asked for."""

    def __init__(self, texts: Sequence[str], today: date) -> None:
        self.texts, self.today = texts, today

    @cached_property
    def signs(self) -> str:
        return "\n".join(map(plain, self.texts))

    @cached_property
    def pairs(self) -> set[str]:
        return set[str]().union(*map(pairs_of, self.texts))

    @cached_property
    def days(self) -> set[date]:
        """Today need not be said."""
        return {self.today, *(day for text in self.texts for day in days_in(text, self.today))}

    @cached_property
    def times(self) -> set[str | None]:
        return {time_of(found) for text in self.texts for found in _CLOCK.findall(text)}

    @cached_property
    def quantities(self) -> set[Quantity]:
        return {quantity for text in self.texts for quantity in quantities_in(text)}

    @cached_property
    def deny(self) -> bool:
        return any(_NONE_SAID.search(text) for text in self.texts)


class Evidence:
    """`said` comes from the person alone, `seen` from attachments, passages and tools. With `literal`, what a
    model concludes counts for nothing: a choice must have been said as well."""

    def __init__(
        self, said: Sequence[str], seen: Sequence[str], today: date, *, literal: bool = False
    ) -> None:
        self._of_person, self._of_all = Facts(said, today), Facts((*said, *seen), today)
        self._literal = literal

    def bears(self, field: FormField, value: str) -> bool:
        """For a personal field only what the person said counts."""
        facts = self._of_person if field.personal else self._of_all
        if field.kind is FieldKind.YES_NO and _is_denied(field, value, self._of_person.texts):
            return False
        if field.kind in _JUDGED and not (field.personal or self._literal):
            return True
        return _SAID.get(field.kind, _text_said)(field, value, facts)


def _number_said(field: FormField, value: str, facts: Facts) -> bool:
    return plain(value) in facts.signs


def _day_said(field: FormField, value: str, facts: Facts) -> bool:
    return day_of(value, facts.today) in facts.days


def _time_said(field: FormField, value: str, facts: Facts) -> bool:
    return time_of(value) in facts.times


def _quantity_said(field: FormField, value: str, facts: Facts) -> bool:
    given = quantity_in(value)
    if given is None:
        return False
    unit = unit_in(f"{field.label} {field.help}") or given.unit
    unit = unit or ("元" if field.kind is FieldKind.MONEY else "")
    wanted = given.in_unit(unit)
    said = any(wanted in (each.number, each.in_unit(unit)) for each in facts.quantities)
    return said or (wanted == 0 and facts.deny)


def _text_said(field: FormField, value: str, facts: Facts) -> bool:
    if plain(value) in facts.signs:
        return True
    pairs = pairs_of(value)
    return len(pairs & facts.pairs) >= _ENOUGH.get(field.kind, _SHARE_OF_TEXT) * max(len(pairs), 1)


_SAID: dict[FieldKind, Callable[[FormField, str, Facts], bool]] = {
    FieldKind.PHONE: _number_said,
    FieldKind.ID_NUMBER: _number_said,
    FieldKind.DATE: _day_said,
    FieldKind.TIME: _time_said,
    FieldKind.NUMBER: _quantity_said,
    FieldKind.MONEY: _quantity_said,
}


def _is_denied(field: FormField, value: str, said: Sequence[str]) -> bool:
    """Whether yes is answered though the last clause on the matter says no: 没有人被困 for 有无人员被困."""
    if value != field.options[0]:
        return False
    matter = pairs_of(_WHETHER.sub("", field.label))
    clauses = (clause for text in reversed(said) for clause in reversed(_CLAUSE.split(text)))
    on_it = next((clause for clause in clauses if matter & pairs_of(clause)), "")
    return bool(_NONE_SAID.search(on_it))


def unmasked(value: str, said: Sequence[str]) -> str:
    """The one number the person said that a masked one (138****5678) stands for; else the value itself."""
    if "*" not in value:
        return value
    pattern = re.compile("".join(r"[\dXx]" if sign == "*" else re.escape(sign) for sign in value))
    found = {match for text in said for match in pattern.findall(re.sub(r"(?<=\d)[ -](?=\d)", "", text))}
    return found.pop() if len(found) == 1 else value
