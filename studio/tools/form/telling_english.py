"""What the model is told of a form where the person speaks English."""

from collections.abc import Iterator, Mapping, Sequence

from studio.core.forms import FilledField, FilledForm
from studio.tools.form.settings import FormField
from studio.tools.form.standing import Change
from studio.tools.form.told_parts import short, with_problems

_NOT_SAID = "not_said"
_PROBLEMS = {
    "not_a_number": "is no number",
    "not_a_date": "is no date",
    "not_a_time": "is no time of day",
    "not_a_choice": "is none of the choices",
    "not_a_phone": "is no telephone number",
    "not_an_id_number": "is no valid ID number (its check digit is wrong)",
    "too_small": "is too small or too short",
    "too_large": "is too large",
    "too_long": "is too long",
    "not_the_pattern": "has another form than it must have",
    _NOT_SAID: "was said by nobody and stands in no material: ask the person, or it cannot be exported",
}


def told_in_english(
    form: FilledForm, fields: Mapping[str, FormField], change: Change, files: Sequence[str]
) -> Iterator[str]:
    filled = [field for field in form.fields if field.value]
    yield f"The form “{form.title}” has {len(filled)} of {len(form.fields)} fields filled in."
    if filled:
        yield "; ".join(f"{field.label}: {short(field)}" for field in filled) + "."
    if change.changed:
        yield f"Filled in now: {', '.join(change.changed)}."
    for field in with_problems(form):
        yield f"“{short(field)}” for “{field.label}” {_PROBLEMS.get(field.problem, field.problem)}."
    if change.kept_as_they_were:
        kept = ", ".join(change.kept_as_they_were)
        yield f"Left as they were: {kept}. The new values have no ground, or do not fit."
    for label in change.left_to_person:
        yield f"“{label}” is personal data nobody has said; the person says it or writes it in the form."
    yield from _next(form, fields, files)


def _next(form: FilledForm, fields: Mapping[str, FormField], files: Sequence[str]) -> Iterator[str]:
    wrong = [field for field in with_problems(form) if field.problem != _NOT_SAID]
    missing = [*wrong, *form.missing]
    if files:
        yield f"Exported as it was confirmed: {', '.join(files)}."
    elif missing:
        yield f"Still missing: {', '.join(field.label for field in missing)}."
        yield f"Next: {_question(missing[0], fields[missing[0].name])}"
    elif with_problems(form):
        yield "Have the person confirm what has no ground."
    else:
        yield "All that is required is there, and no file was written: it was not agreed to. Export it again."
        if optional := [field.label for field in form.fields if not field.value]:
            yield f"May be added: {', '.join(optional)}."


def _question(field: FilledField, asked: FormField) -> str:
    choices = f" ({', '.join(field.choices)})" if field.choices else ""
    helped = f" ({asked.help.rstrip('.')})" if asked.help else ""
    return f"“{field.label}”{choices}{helped}."
