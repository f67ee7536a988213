"""The tools of a draft changed one at a time: added, set field by field, removed; files copied in."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from studio.authoring.fields import FormField, Shape, form_fields
from studio.authoring.filling import value_of
from studio.core.agents import Agent, ToolUse
from studio.core.errors import NameTaken, NotFound
from studio.runtime import AgentFolder
from studio.tools import tool_kind


def find_tool(agent: Agent, name: str) -> ToolUse:
    """Raises NotFound."""
    found = next((use for use in agent.tools if use.known_as == name), None)
    if found is None:
        raise NotFound(kind="tool", missing=name)
    return found


def add_tool(folder: AgentFolder, kind: str, name: str, settings: Mapping[str, Any]) -> ToolUse:
    """Raises NotFound for a kind there is not, NameTaken for a name another tool has."""
    use = ToolUse(tool=tool_kind(kind).id, name=name, settings=dict(settings))
    if any(other.known_as == use.known_as for other in folder.agent.tools):
        raise NameTaken(taken=use.known_as)
    _save(folder, [*folder.agent.tools, use])
    return use


def set_tool(folder: AgentFolder, name: str, settings: Mapping[str, Any]) -> ToolUse:
    """Lay the settings over those there are; one that is None goes. Raises NotFound."""
    before = find_tool(folder.agent, name)
    merged = {key: value for key, value in {**before.settings, **settings}.items() if value is not None}
    use = before.model_copy(update={"settings": merged})
    _save(folder, [use if other is before else other for other in folder.agent.tools])
    return use


def remove_tool(folder: AgentFolder, name: str) -> ToolUse:
    """Its files stay, for another tool or an undo. Raises NotFound."""
    gone = find_tool(folder.agent, name)
    _save(folder, [use for use in folder.agent.tools if use is not gone])
    return gone


def read_values(written: Sequence[str], fields: Sequence[FormField], folder: AgentFolder) -> dict[str, Any]:
    """Read `name=value` as the fields mean it, JSON where it is JSON; a file of this computer is copied in.

    An empty value takes the setting away. Raises NotFound for a field there is not.
    """
    known = {field.name: field for field in fields}
    values = {}
    for name, _, text in (one.partition("=") for one in written):
        if name not in known:
            raise NotFound(kind="setting", missing=name)
        values[name] = _value(text, known[name], folder)
    return values


def is_address(text: str) -> bool:
    return text.startswith(("http://", "https://"))


def secret_name(agent: str, tool: str, field: str) -> str:
    """Return the name under which the keyring keeps a secret of a tool that names none yet."""
    return f"tool/{agent}/{tool}/{field}"


def setting_fields(kind: str) -> tuple[FormField, ...]:
    return form_fields(tool_kind(kind).settings.model_json_schema())


def _value(text: str, field: FormField, folder: AgentFolder) -> Any:  # JSON
    if not text:
        return None
    if field.shape is Shape.FILE:
        return text if field.address and is_address(text) else _file(text, folder)
    if field.shape is Shape.FILES:
        return [_file(one, folder) for one in text.split(",")]
    if text[0] in "[{":
        try:
            return json.loads(text)
        except ValueError:
            return text
    choices = {str(choice): choice for choice in field.choices}
    return value_of(text, field, choices)


def _file(text: str, folder: AgentFolder) -> str:
    """Raises NotFound for what is neither a file of the agent nor one of this computer."""
    if text in folder.files:
        return text
    if not Path(text).is_file():
        raise NotFound(kind="file", missing=text)
    return folder.add_file(Path(text))


def _save(folder: AgentFolder, tools: Sequence[ToolUse]) -> None:
    folder.save_agent(folder.agent.model_copy(update={"tools": tuple(tools)}))
