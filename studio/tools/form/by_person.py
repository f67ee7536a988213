"""A field as it stands once the person has written into it: in its normal form, or wrong."""

from datetime import date

from studio.core.forms import FilledField
from studio.tools.form.settings import FormField
from studio.tools.form.values import value_of


def written_by_person(field: FilledField, text: str, today: date) -> FilledField:
    """Limits and patterns are looked at when the tool takes it over."""
    kind = FormField.model_construct(label=field.label, kind=field.kind, choices=field.choices)
    found = value_of(kind, text, today)
    return field.model_copy(update={"value": found.text, "problem": found.problem, "fresh": False})
