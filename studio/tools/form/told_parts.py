"""What is told of a form's fields alike in every language."""

from studio.core.forms import FilledField, FilledForm

_LONGEST = 200  # characters of a value that the model is told


def with_problems(form: FilledForm) -> list[FilledField]:
    return [field for field in form.fields if field.problem]


def short(field: FilledField) -> str:
    """Its value on one line, cut where it is long."""
    text = field.value.replace("\n", " ")
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
