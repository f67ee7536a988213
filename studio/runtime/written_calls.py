"""Tool calls that stand in a model's text: after the labels it was asked to write, or in its own markup."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from studio.endpoints import ToolCallPiece, ToolSpec
from studio.runtime.lenient_json import arguments_from, objects_in
from studio.runtime.step_labels import LABEL, Label, label_at, may_become_label, of

_NAMES = ("name", "tool", "tool_name", "action", "function")
_ARGUMENTS = ("arguments", "parameters", "action_input", "input", "args")
_NAME = re.compile(r"[A-Za-z0-9][\w.\-]*", re.ASCII)
_NONE = re.compile(r"(无|没有|不需要|无需|none|n/a|nothing|no action|null)[^\n]{0,20}$", re.IGNORECASE)
_NUMBER = re.compile(r"^\d{1,2}[.、)）]\s*")
_AROUND = " \t\n\r　*_`\"'“”‘’【】[]()（）《》<>:："
_PARAMETER = re.compile(
    r"<(?:parameter|arg)[ =]+(?:name=)?[\"']?(?P<name>[\w.\-]+)[\"']?\s*>(?P<value>.*?)</(?:parameter|arg)>"
    r"|<arg_key>\s*(?P<key>[\w.\-]+)\s*</arg_key>\s*<arg_value>(?P<given>.*?)</arg_value>",
    re.DOTALL,
)


@dataclass
class _Found:
    """`meant` tells a call from a line that only looks like one."""

    name: str
    arguments: str
    meant: bool


class WrittenCalls:
    """`specs` are the tools there are; calls are numbered through all the texts of a run."""

    def __init__(self, specs: Sequence[ToolSpec]) -> None:
        self._specs = {spec.name: spec for spec in specs}
        self._next = 1
        names = "|".join(map(re.escape, sorted(self._specs, key=len, reverse=True)))
        self._names = re.compile(
            rf"(?:(?<=functions\.)|(?<![\w.\-]))(?:{names or '(?!)'})(?![\w\-])", re.ASCII
        )

    def after_labels(self, text: str) -> list[ToolCallPiece]:
        """Read “行动: name / 输入: {…}”, several of them, up to an observation nobody has made."""
        found: list[_Found] = []
        for label, said in _with_what_follows(LABEL, text):
            if of(label) is Label.ACTION:
                found.append(self._named(said))
            elif of(label) is Label.ARGUMENTS and found:
                found[-1].arguments += said
                found[-1].meant = True
            elif of(label) is Label.OBSERVATION and found:
                break
        return [self._call(one.name, self._arguments(one)) for one in found if one.name and one.meant]

    def is_none(self, line: str) -> bool:
        """Whether an action says that there is none to take."""
        label = LABEL.match(line)
        return label is not None and bool(_NONE.match(line[label.end() :].strip(_AROUND)))

    def is_no_call(self, text: str) -> bool:
        """Whether a line that began like an action is one of a text about actions."""
        first, _, rest = text.partition("\n")
        label = LABEL.match(first)
        if label is None or not rest.strip() or self._named(first[label.end() :]).meant:
            return False
        line = rest.lstrip()
        return line[0] not in "{｛`" and label_at(line) is None and not may_become_label(line)

    def in_markup(self, text: str, *, certain: bool) -> list[ToolCallPiece]:
        """Read what some models write of their own: JSON that names a tool, or, where it is certain that
        they meant a call, a name with JSON after it."""
        found = self._in_json(text) or (self._beside_names(text) if certain else [])
        return [self._call(*one) for one in found]

    def _call(self, name: str, arguments: str) -> ToolCallPiece:
        self._next += 1
        return ToolCallPiece(f"step_{self._next - 1}", name, arguments)

    def _named(self, said: str) -> "_Found":
        """The tool's name and what already follows it: “search {…}”, “search(…)”, “`search`”."""
        if calls := self._in_json(said):
            return _Found(*calls[0], meant=True)
        bare = _NUMBER.sub("", said.lstrip(_AROUND)).lstrip(_AROUND)
        known = self._names.search(bare.partition("\n")[0].partition("{")[0])
        match = known or _NAME.match(bare)
        name = match[0] if match else bare.partition("\n")[0].rstrip(_AROUND)
        rest = bare[match.end() if match else len(name) :].strip(_AROUND)
        return _Found(name, rest, meant=bool(known or (match and "{" in rest)))

    def _arguments(self, found: "_Found") -> str:
        spec = self._specs.get(found.name)
        return arguments_from(found.arguments, spec.parameters if spec else {})

    def _in_json(self, text: str) -> list[tuple[str, str]]:
        return [
            (name, self._written(name, _given(told)))
            for told, _ in objects_in(text)
            for told in _nested(told)
            if (name := _name_in(told)) in self._specs
        ]

    def _written(self, name: str, given: Any) -> str:
        """A text in place of the arguments is the one a tool wants."""
        if isinstance(given, str):
            return arguments_from(given, self._specs[name].parameters)
        return json.dumps(given, ensure_ascii=False)

    def _beside_names(self, text: str) -> list[tuple[str, str]]:
        return [
            (place[0], arguments)
            for place, said in _with_what_follows(self._names, text)
            if (arguments := self._in_tags(place[0], said)) is not None
        ]

    def _in_tags(self, name: str, text: str) -> str | None:
        told = next(objects_in(text), None)
        if told is not None:
            return json.dumps(told[0], ensure_ascii=False)
        properties = self._specs[name].parameters.get("properties") or {}
        tags = {
            key: _value((tag["value"] or tag["given"] or "").strip(), properties.get(key, {}))
            for tag in _PARAMETER.finditer(text)
            if (key := tag["name"] or tag["key"])
        }
        return json.dumps(tags, ensure_ascii=False) if tags else None


def _with_what_follows(sought: re.Pattern[str], text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield what is found, with the text up to the next such."""
    places = list(sought.finditer(text))
    for place, following in zip(places, [*places[1:], None], strict=False):
        yield place, text[place.end() : following.start() if following else len(text)]


def _nested(told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A call may lie in a list of such, or in the `function` of one."""
    inner = told.get("tool_calls") or told.get("function")
    for one in inner if isinstance(inner, list) else [inner]:
        if isinstance(one, dict):
            yield from _nested(one)
    yield told


def _name_in(told: Mapping[str, Any]) -> str:
    return next((told[key] for key in _NAMES if isinstance(told.get(key), str)), "")


def _given(told: Mapping[str, Any]) -> Any:
    given: Any = next((told[key] for key in _ARGUMENTS if key in told), {})
    if isinstance(given, str):
        return next((found for found, _ in objects_in(given)), given)
    return given


def _value(text: str, schema: Mapping[str, Any]) -> Any:
    if schema.get("type") == "string":
        return text
    try:
        return json.loads(text)
    except ValueError:
        return text
