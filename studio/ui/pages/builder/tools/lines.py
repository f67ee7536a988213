"""What the list of tools says of each: its name, what it reaches, and what is still missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from studio.authoring.fields import form_fields
from studio.core.agents import Agent, ToolUse
from studio.core.errors import StudioError
from studio.core.reach import Reach
from studio.tools import ToolKind, tool_kind
from studio.tools.toolbox import reach_of
from studio.ui.language import tr, words
from studio.ui.pages.builder.schema.problems import setting_problems
from studio.ui.pages.builder.schema.words import setting_labels
from studio.wording.tools import reach_lines, tool_words

Written = Mapping[str, Any]  # a tool as it stands in agent.yaml
_BLANK = {"string": "", "array": (), "integer": 0, "number": 0, "boolean": False}


@dataclass(frozen=True)
class ToolLine:
    """`reach` is None where it cannot be told; `problem` says what is missing, empty when nothing is."""

    icon: str
    title: str
    reach: Reach | None
    problem: str = ""

    @property
    def asks_first(self) -> bool:
        return self.reach is not None and bool(self.reach.writes or self.reach.sends)


def tool_line(written: Written) -> ToolLine:
    try:
        use = ToolUse.model_validate(written)
        kind = tool_kind(use.tool)
    except (ValidationError, StudioError):
        return ToolLine("help-circle-outline", str(written.get("tool", "")), None, tr("No such tool here"))
    title = tr(tool_words(use.tool).name)
    title = f"{title} · {use.name}" if use.name else title
    try:
        return ToolLine(kind.icon, title, kind.reach_of(use))
    except StudioError:
        return ToolLine(kind.icon, title, None, first_problem(kind, use.settings))


def first_problem(kind: ToolKind[Any], settings: Written) -> str:
    """Say the first thing that is wrong with the settings, with the label of its field."""
    path, text = next(iter(setting_problems(kind.settings, settings).items()))
    labels = setting_labels(kind.id)
    found = (field for field in form_fields(kind.settings.model_json_schema()) if field.name in path[:1])
    label = next((labels(field).label for field in found), "")
    return tr("{field}: {problem}", field=label, problem=text) if label else text


def reach_text(reach: Reach) -> str:
    """Say in one line what it reads, writes and sends."""
    reads, writes, sends = reach_lines(reach, words())
    parts = [tr("reads {what}", what=reads) if reach.reads else ""]
    parts.append(tr("writes {what}", what=writes) if reach.writes else tr("writes nothing"))
    parts.append(tr("sends to {where}", where=sends) if reach.sends else tr("sends nothing"))
    return " · ".join(part for part in parts if part)


def usual_reach(kind: ToolKind[Any]) -> Reach | None:
    """Return what a kind reaches before anything is filled in; None where that cannot be told."""
    schema = kind.settings.model_json_schema()
    wanted: Sequence[str] = schema.get("required", ())
    blank = {name: _BLANK.get(schema["properties"][name].get("type", ""), "") for name in wanted}
    try:
        return kind.reach(kind.settings.model_construct(**blank))
    except (AttributeError, TypeError, ValueError, LookupError):
        return None


def breaks_rule_of_two(agent: Agent) -> bool:
    """Whether tools that are filled in bring untrusted text, sensitive data and outward effect together."""
    known = [use for use in agent.tools if tool_line(use.model_dump(mode="json")).reach is not None]
    return reach_of(agent.model_copy(update={"tools": tuple(known)})).breaks_rule_of_two
