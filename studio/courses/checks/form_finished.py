"""A form was filled in over a conversation, and the person agreed to it."""

from typing import ClassVar, Literal

from pydantic import Field

from studio.core.events import FormUpdated
from studio.core.forms import FilledForm
from studio.courses.checks.kind import lacking
from studio.courses.checks.of_answers import OfAnswers
from studio.courses.checks.outcome import NOT_YET, Outcome, done, missed
from studio.traces import Trace


class FormFinished(OfAnswers):
    """`values` are words of the fields, by their name or label; `confirmed` false takes a complete form."""

    mistakes: ClassVar = {
        "field_missing": ("form", "field", "missing"),
        "field_wrong": ("form", "field", "value"),
        "other_value": ("form", "field", "value", "wanted"),
        "not_confirmed": ("form",),
    }

    kind: Literal["form_finished"]
    tool: str = ""
    values: dict[str, str] = Field(default_factory=dict)
    confirmed: bool = True

    def of(self, run: Trace) -> Outcome:
        forms = [moment.event.form for moment in run.moments if isinstance(moment.event, FormUpdated)]
        meant = [form for form in forms if self.tool in ("", form.tool)]
        return self._of(meant[-1]) if meant else NOT_YET

    def _of(self, form: FilledForm) -> Outcome:
        told = {"form": form.title}
        if form.missing:
            return missed("field_missing", **told, field=form.missing[0].label, missing=len(form.missing))
        for field in form.fields:
            wanted = self.values.get(field.name, self.values.get(field.label, ""))
            if field.problem:
                return missed("field_wrong", **told, field=field.label, value=field.value)
            if wanted and lacking(field.value, [wanted]):
                return missed("other_value", **told, field=field.label, value=field.value, wanted=wanted)
        if self.confirmed and not form.confirmed:
            return missed("not_confirmed", **told)
        return done(**told)
