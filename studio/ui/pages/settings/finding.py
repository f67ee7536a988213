"""Finds a setting by its words or by how they sound, whichever section it is in."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from studio.ui.components import Button, Card, Checkbox, FormRow, Radio, Segmented, Select, Switch
from studio.ui.components.buttons import Link
from studio.ui.shell.palette.matching import Sounds

_MOST = 12
_LEAST_WORDS = 2
FINDABLE = "findable"
"""The property of a link that leads to settings and not elsewhere."""


@dataclass(frozen=True)
class Field:
    """Something that can be set, with the section it stands in."""

    section: str
    text: str
    widget: QWidget
    words: str = ""


def fields_in(section: str, view: QWidget) -> Iterator[Field]:
    """Whatever has words of its own and is not hidden for good."""
    for row in view.findChildren(FormRow):
        yield Field(section, row.text(), row, " ".join((row.control.accessibleDescription(), *_choices(row))))
    for kind in (Switch, Checkbox, Radio):
        for box in view.findChildren(kind):
            yield Field(section, box.text(), box)
    for card in view.findChildren(Card):
        if card.title():
            yield Field(section, card.title(), card, " ".join((card.note(), *_choices(card, loose=True))))
    for button in view.findChildren(Button):
        wanted = not isinstance(button, Link) or button.property(FINDABLE)
        if wanted and len(button.text()) >= _LEAST_WORDS:
            yield Field(section, button.text(), button)


def _choices(part: QWidget, *, loose: bool = False) -> Iterator[str]:
    """What can be chosen there: who looks for “dark” means the theme; `loose` ones stand in no row."""
    choices: list[Segmented | Select] = [*part.findChildren(Segmented), *part.findChildren(Select)]
    for choice in choices:
        if not (loose and isinstance(choice.parentWidget(), FormRow)):
            yield from choice.texts()


def is_there(field: Field, view: QWidget, revealed: Callable[[QWidget], bool]) -> bool:
    """Whether it is in sight once its section is, or can be unfolded."""
    if revealed(field.widget):
        return True
    widget: QObject | None = field.widget
    while isinstance(widget, QWidget) and widget is not view:
        if widget.isHidden():
            return False
        widget = widget.parentWidget()
    return True


def found(query: str, fields: list[Field], titles: Mapping[str, str], sounds: Sounds) -> list[Field]:
    """Return those that fit, the best first, each text of a section once."""
    ranked: list[tuple[int, int, Field]] = []
    seen: set[tuple[str, str]] = set()
    for number, field in enumerate(fields):
        rank = sounds.fit(query, field.text, f"{field.words} {titles[field.section]}")
        if rank is not None and (field.section, field.text) not in seen:
            seen.add((field.section, field.text))
            ranked.append((rank, number, field))
    return [field for _, _, field in sorted(ranked, key=lambda one: one[:2])][:_MOST]
