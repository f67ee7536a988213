"""The tools of one agent, by name: a call is checked against its schema before it is made."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from studio.core.errors import NotFound, ToolArgumentsInvalid
from studio.endpoints import ToolSpec
from studio.tools.tool import TakesLoosely, Tool, ToolContext, ToolResult


class Registry:
    def __init__(self, tools: Iterable[Tool]) -> None:
        self._tools = {tool.spec.name: tool for tool in tools}

    def __bool__(self) -> bool:
        return bool(self._tools)

    @property
    def tools(self) -> tuple[Tool, ...]:
        return tuple(self._tools.values())

    @property
    def specs(self) -> tuple[ToolSpec, ...]:
        return tuple(tool.spec for tool in self._tools.values())

    async def call(self, name: str, arguments: str, context: ToolContext) -> ToolResult:
        """Call with arguments as the model wrote them; raises NotFound or ToolArgumentsInvalid."""
        tool = self._find(name)
        accepted = tool.accepts if isinstance(tool, TakesLoosely) else tool.spec.parameters
        return await tool(checked_arguments(name, accepted, arguments), context)

    def _find(self, name: str) -> Tool:
        try:
            return self._tools[name]
        except KeyError as error:
            raise NotFound(kind="tool", missing=name) from error


def read_arguments(spec_name: str, arguments: str) -> dict[str, Any]:
    """Read the JSON object a model wrote, also one written as a text; nothing at all means no arguments."""
    try:
        values = json.loads(arguments.strip() or "{}")
        values = json.loads(values.strip() or "{}") if isinstance(values, str) else values
    except (ValueError, RecursionError) as error:
        raise ToolArgumentsInvalid(tool=spec_name, problem=str(error)) from error
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise ToolArgumentsInvalid(tool=spec_name, problem=f"an object is wanted, not {arguments[:80]}")
    return values


def checked_arguments(name: str, schema: Mapping[str, Any], arguments: str) -> dict[str, Any]:
    """A schema that refers to somewhere else is not followed there: it may come from a server outside."""
    from jsonschema import Draft202012Validator
    from referencing import Registry as Schemas

    values = read_arguments(name, arguments)
    problem = next(Draft202012Validator(schema, registry=Schemas()).iter_errors(values), None)
    if problem is not None:
        where = ".".join(str(part) for part in problem.absolute_path)
        raise ToolArgumentsInvalid(tool=name, problem=f"{where}: {problem.message}".lstrip(": "))
    return values
