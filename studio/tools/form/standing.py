"""How a form stands over the turns of a conversation: values, what is new in this turn, what is wrong."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from studio.core.forms import FilledField, FilledForm
from studio.tools.form.evidence import Evidence, unmasked
from studio.tools.form.settings import FormField
from studio.tools.form.values import Value, value_of
from studio.tools.tool import ToolContext

_NOT_SAID = "not_said"
_AGREES = re.compile(
    r"^\s*(?:是|对|好|嗯|没错|正确|无误|确认|可以|同意|ok|yes)|核对|确认|无误|导出", re.IGNORECASE
)


@dataclass
class Change:
    """What one call brought, by labels: set, left to the person, and not changed for want of evidence."""

    changed: list[str] = field(default_factory=list)
    left_to_person: list[str] = field(default_factory=list)
    kept_as_they_were: list[str] = field(default_factory=list)


class Standing:
    """Lives in the chat's memory of the tool, so all it keeps is plain data, by the fields' keys.

    `by_person` is what the person wrote into the form beside the chat, `by_hand` after how many of their
    sentences: from then on only what they say later changes it. `doubted` counts so for values nobody said.
    Where the model writes what is filled in, its values are not `traced`, but for personal ones.
    """

    def __init__(
        self, fields: Sequence[FormField], name: str, context: ToolContext, *, traced: bool = True
    ) -> None:
        self._fields, self._name, self._context, self._traced = fields, name, context, traced
        memory = context.memory
        self._by_person: dict[str, Any] = memory.setdefault("by_person", {})
        self._by_hand: dict[str, int] = memory.setdefault("by_hand", {})
        self._values: dict[str, str] = memory.setdefault("values", {})
        self._problems: dict[str, str] = memory.setdefault("problems", {})
        self._doubted: dict[str, int] = memory.setdefault("doubted", {})
        if memory.get("turn") != len(context.said):
            memory["turn"], memory["fresh"] = len(context.said), []
        self._fresh: list[str] = memory["fresh"]

    @property
    def values(self) -> Mapping[str, str]:
        return self._values

    def clear(self) -> None:
        for kept in (self._by_person, self._by_hand, self._values, self._problems, self._doubted):
            kept.clear()
        self._fresh.clear()

    def take(self, given: Mapping[str, Any]) -> Change:
        """The person's own writing first, then what the model understood; nothing overwrites something."""
        before, change = dict(self._values), Change()
        self._take_from_person()
        self._settle_doubts()
        for each in self._fields:
            if each.key in given:
                self._take(each, given[each.key], change)
        changed = [each for each in self._fields if self._values.get(each.key) != before.get(each.key)]
        self._fresh.extend(each.key for each in changed if each.key not in self._fresh)
        change.changed.extend(each.label for each in changed)
        return change

    def form(self, title: str, *, confirmed: bool = False) -> FilledForm:
        fields = tuple(self._filled(each) for each in self._fields)
        return FilledForm(tool=self._name, title=title, fields=fields, confirmed=confirmed)

    def _take_from_person(self) -> None:
        for each in self._fields:
            if each.key in self._by_person:
                self._keep(each, value_of(each, self._by_person[each.key], self._context.today))
                self._by_hand[each.key] = len(self._context.said)
        self._by_person.clear()

    def _settle_doubts(self) -> None:
        """A doubted value holds once the person, told of it, has agreed."""
        said = self._context.said
        if not said or not _AGREES.search(said[-1]):
            return
        for key in [key for key, sentences in self._doubted.items() if len(said) > sentences]:
            self._problems[key] = ""
            del self._doubted[key]

    def _take(self, each: FormField, given: Any, change: Change) -> None:
        said = unmasked(given, self._context.said) if isinstance(given, str) else given
        found = value_of(each, said, self._context.today)
        if not found.text or found.text == self._values.get(each.key):
            return
        borne = not self._is_traced(each) or self._evidence(each).bears(each, found.text)
        if each.personal and not borne:
            change.left_to_person.append(each.label)
        elif self._is_sound(each) and (found.problem or not borne):
            change.kept_as_they_were.append(each.label)
        elif borne or found.problem:
            self._keep(each, found)
        else:
            self._keep(each, Value(found.text, _NOT_SAID))
            self._doubted[each.key] = len(self._context.said)

    def _is_traced(self, each: FormField) -> bool:
        if each.personal or each.key in self._by_hand:
            return True
        return self._traced and not each.composed

    def _is_sound(self, each: FormField) -> bool:
        return bool(self._values.get(each.key)) and not self._problems.get(each.key)

    def _keep(self, each: FormField, found: Value) -> None:
        self._values[each.key] = found.text
        self._problems[each.key] = found.problem
        self._doubted.pop(each.key, None)

    def _evidence(self, each: FormField) -> Evidence:
        context = self._context
        if each.key in self._by_hand:
            return Evidence(context.said[self._by_hand[each.key] - 1 :], (), context.today, literal=True)
        return self._all_evidence

    @cached_property
    def _all_evidence(self) -> Evidence:
        """All that was said, attached or shown, looked through once a call."""
        context = self._context
        attached = (attachment.document.text for attachment in context.attachments)
        return Evidence(context.said, (*context.seen, *attached), context.today)

    def _filled(self, each: FormField) -> FilledField:
        return FilledField(
            name=each.key,
            label=each.label,
            kind=each.kind,
            value=self._values.get(each.key, ""),
            required=each.required,
            choices=each.options,
            problem=self._problems.get(each.key, ""),
            fresh=each.key in self._fresh,
            personal=each.personal,
        )
