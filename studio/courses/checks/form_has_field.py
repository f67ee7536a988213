"""A form of an agent asks for something, in the way it should."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Literal

from studio.core.agents import ToolUse
from studio.core.forms import FieldKind
from studio.courses.checks.kind import CheckKind, says
from studio.courses.checks.outcome import NOT_YET, Outcome, done, missed
from studio.courses.checks.seen import Seen

_FORM = "form"


class FormHasField(CheckKind):
    """`label` are words of the field's; it must be of that kind, and not be optional where it is `required`.

    What the form had when the course began is for `known` to name, so that other labels tell a mistake.
    """

    mistakes: ClassVar = {
        "other_label": ("agent", "field"),
        "other_kind": ("agent", "field"),
        "optional": ("agent", "field"),
    }

    kind: Literal["form_has_field"]
    agent: str = ""
    label: tuple[str, ...]
    of_kind: FieldKind | None = None
    required: bool = True
    known: tuple[str, ...] = ()

    async def look(self, seen: Seen) -> Outcome:
        outcome = NOT_YET
        for folder in seen.agents(self.agent):
            for field in _fields(folder.agent.tools):
                found = self._of(folder.agent.name, field)
                if found.done:
                    return found
                outcome = found if found.mistake else outcome
        return outcome

    def _of(self, agent: str, field: Mapping[str, Any]) -> Outcome:
        label = str(field.get("label", ""))
        told = {"agent": agent, "field": label}
        if not says(label, self.label):
            return NOT_YET if label in self.known else missed("other_label", **told)
        if self.of_kind and field.get("kind", FieldKind.TEXT) != self.of_kind:
            return missed("other_kind", **told)
        if self.required and not field.get("required", True):
            return missed("optional", **told)
        return done(**told)


def _fields(tools: tuple[ToolUse, ...]) -> Iterator[Mapping[str, Any]]:
    for use in tools:
        if use.tool == _FORM:
            yield from (field for field in use.settings.get("fields", ()) if isinstance(field, dict))
