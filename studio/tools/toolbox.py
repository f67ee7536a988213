"""The tools of one agent, built from what its author filled in."""

from collections.abc import Sequence
from dataclasses import replace

from studio.core.agents import Agent, ToolUse
from studio.core.errors import NameTaken
from studio.core.reach import Reach, Touch, TouchKind, reach_together
from studio.tools.kind import ToolParts
from studio.tools.kinds import tool_kind
from studio.tools.tool import Tool


async def tools_for(uses: Sequence[ToolUse], parts: ToolParts) -> list[Tool]:
    """Build every tool; raises NotFound, ToolSettingsInvalid, NameTaken or what is wrong with a file."""
    built: dict[str, Tool] = {}
    for use in uses:
        kind = tool_kind(use.tool)
        for tool in await kind.tools_of(use, replace(parts, known_as=use.known_as)):
            if tool.spec.name in built:
                raise NameTaken(taken=tool.spec.name)
            built[tool.spec.name] = tool
    return list(built.values())


def reach_of(agent: Agent) -> Reach:
    """Return what the agent as a whole reaches, by its bases and its tools.

    Raises NotFound or ToolSettingsInvalid.
    """
    own = [_KNOWLEDGE] if agent.knowledge.bases else []
    return reach_together([*own, *(tool_kind(use.tool).reach_of(use) for use in agent.tools)])


_KNOWLEDGE = Reach(reads=(Touch(kind=TouchKind.KNOWLEDGE),), sensitive=True)
