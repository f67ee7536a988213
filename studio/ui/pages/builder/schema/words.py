"""What a field of such a form is called: a kind's own words, or else what the schema says of it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from studio.authoring.fields import FormField, Shape
from studio.core.languages import Language
from studio.ui.language import language, tr
from studio.wording.tools import tool_words

_LONGEST_LABEL = 32
_FIRST_CLAUSE = re.compile(r"[^,，;；:：。.(（\n]+")
_LAST_BRACKETS = re.compile(r"\(([ -~]+)\)$")


@dataclass(frozen=True)
class Said:
    """`choices` maps the words of a choice to its value."""

    label: str
    help: str = ""
    choices: Mapping[str, Any] = field(default_factory=dict)  # JSON values


Labels = Callable[[FormField], Said]


def setting_labels(kind: str) -> Labels:
    """The labels of a kind's settings; a field without words keeps its name."""
    fields = tool_words(kind).fields

    def said(one: FormField) -> Said:
        words = fields.get(one.path)
        if words is None:
            return Said(one.name, one.note, {str(choice): choice for choice in one.choices})
        named = {
            tr(words.choices[str(choice)]) if str(choice) in words.choices else str(choice): choice
            for choice in one.choices
        }
        return Said(tr(words.label), tr(words.help) if words.help else "", named)

    return said


def parameter_labels(one: FormField) -> Said:
    """The labels of what a tool is called with: the description is meant for a model, and says it best."""
    choices = {str(choice): choice for choice in one.choices}
    label = _first_words(one.note)
    if not 0 < len(label) <= _LONGEST_LABEL:
        return Said(one.name, one.note, choices)
    return Said(label, one.name if label == one.note else f"{one.name} · {one.note}", choices)


def _first_words(note: str) -> str:
    """Our own descriptions say it in Chinese and then in English, in brackets."""
    english = _LAST_BRACKETS.search(note) if language() is Language.EN else None
    found = english or _FIRST_CLAUSE.match(note)
    return found.group(found.re.groups).strip() if found else ""


def limits(one: FormField) -> str:
    """Say between which numbers a number lies, for its placeholder."""
    if one.shape not in {Shape.INTEGER, Shape.NUMBER}:
        return ""
    least, most = one.least, one.most
    if least is not None and most is not None:
        return tr("{least} to {most}", least=f"{least:g}", most=f"{most:g}")
    if least is not None:
        return tr("at least {least}", least=f"{least:g}")
    return tr("at most {most}", most=f"{most:g}") if most is not None else ""
