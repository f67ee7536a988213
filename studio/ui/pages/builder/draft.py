"""The draft as the form shows it: every field of the agent by its path, and what is wrong with one."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from studio.core.agents import Agent
from studio.runtime import AgentFolder
from studio.ui.language import tr

FieldPath = tuple[str, ...]
Fields = Mapping[FieldPath, object]

INSTRUCTIONS: FieldPath = ("instructions",)


def fields_of(folder: AgentFolder) -> dict[FieldPath, object]:
    """Raises FileInvalid when a file of the agent does not read."""
    agent = folder.agent.model_dump(mode="json")
    return {**_flat(agent), INSTRUCTIONS: folder.instructions}


def agent_with(agent: Agent, fields: Fields) -> Agent:
    """Return the agent with these fields; raises pydantic's ValidationError."""
    data = agent.model_dump(mode="json")
    for path, value in fields.items():
        if path != INSTRUCTIONS:
            _put(data, path, value)
    return Agent.model_validate(data)


def problems_in(error: ValidationError) -> dict[FieldPath, str]:
    """Say for each field that is wrong what would be right."""
    return {_path(found["loc"]): _said(_path(found["loc"])) for found in error.errors(include_url=False)}


def _said(path: FieldPath) -> str:
    if path == ("name",):
        return tr("A name has 1 to 60 characters. The draft keeps the name it had.")
    if path == ("version",):
        return tr("A version is three numbers, as in 1.2.0. The draft keeps the one it had.")
    return tr("This cannot be kept as it is. The draft keeps what it had.")


def _flat(data: Mapping[str, object], before: FieldPath = ()) -> dict[FieldPath, object]:
    flat: dict[FieldPath, object] = {}
    for name, value in data.items():
        path = (*before, name)
        flat.update(_flat(value, path) if isinstance(value, dict) else {path: value})
    return flat


def _put(data: dict[str, Any], path: FieldPath, value: object) -> None:  # the JSON of an agent
    *groups, name = path
    for group in groups:
        data = data[group]
    data[name] = value


def _path(location: tuple[int | str, ...]) -> FieldPath:
    return tuple(part for part in location if isinstance(part, str))
