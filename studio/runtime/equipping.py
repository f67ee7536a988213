"""The tools of a run: what its author filled in, and what comes with knowledge on demand."""

import time
from collections.abc import Iterable, Sequence

from studio.core.agents import Agent, KnowledgeUse, ToolUse
from studio.core.errors import (
    ConsentRefused,
    NameTaken,
    ServiceFailed,
    ServiceHostRefused,
    ServiceUnreachable,
    StudioError,
    ToolFailed,
    ToolForbidden,
    ToolServerFailed,
)
from studio.core.events import ToolReturned
from studio.runtime.event_line import Tell
from studio.runtime.trouble import trouble_of
from studio.tools import Tool, ToolParts
from studio.tools.knowledge_search import KnowledgeSearch
from studio.tools.toolbox import tools_for

_NOT_NOW = (
    ConsentRefused,
    ServiceFailed,
    ServiceHostRefused,
    ServiceUnreachable,
    ToolFailed,
    ToolForbidden,
    ToolServerFailed,
)


async def equipped(agent: Agent, parts: ToolParts, tell: Tell) -> list[Tool]:
    """Build the tools; raises what only the agent's author can mend.

    One whose server is not there, or that is not allowed, is told of and left out.
    """
    tools: dict[str, Tool] = {}
    for use in agent.tools:
        for tool in await _built(use, parts, tell):
            if tool.spec.name in tools:
                raise NameTaken(taken=tool.spec.name)
            tools[tool.spec.name] = tool
    return [*tools.values(), *_looking_up(agent, parts, tools.values())]


async def _built(use: ToolUse, parts: ToolParts, tell: Tell) -> Sequence[Tool]:
    started = time.perf_counter()
    try:
        return await tools_for([use], parts)
    except _NOT_NOW as error:
        trouble: StudioError = error
    except StudioError:
        raise
    except Exception as error:
        trouble = ToolFailed(tool=use.known_as, problem=f"{type(error).__name__}: {error}")
    seconds = time.perf_counter() - started
    tell(ToolReturned(call="", tool=use.known_as, text="", trouble=trouble_of(trouble), seconds=seconds))
    return ()


def _looking_up(agent: Agent, parts: ToolParts, tools: Iterable[Tool]) -> list[Tool]:
    """What an agent needs that looks things up on demand, unless it has it by another name."""
    if agent.knowledge.use is not KnowledgeUse.ON_DEMAND or not parts.bases:
        return []
    has_it = any(isinstance(tool, KnowledgeSearch) for tool in tools)
    return [] if has_it else [KnowledgeSearch(parts.bases, agent.knowledge.passages)]
