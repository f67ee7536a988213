"""One tool of an agent tried by its author: the real tool, called with what was filled in."""

import asyncio
import json
import time
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from typing import Any

from studio.core.agents import ToolUse
from studio.core.artifacts import Artifact
from studio.core.errors import NotFound
from studio.core.events import ArtifactMade, FormUpdated, Shown
from studio.core.forms import FilledForm
from studio.core.passages import Passage
from studio.endpoints import ToolSpec
from studio.tools import Registry, ToolContext, ToolParts
from studio.tools.toolbox import tools_for

Parts = Callable[[AsyncExitStack], ToolParts]
"""Makes what the tool is built with; what it starts is closed by the stack."""


@dataclass(frozen=True)
class Tried:
    """What came of one call; `seconds` is the call's own time, without building the tool."""

    text: str
    seconds: float
    passages: tuple[Passage, ...] = ()
    shown: Shown | None = None
    artifacts: tuple[Artifact, ...] = ()
    form: FilledForm | None = None


async def tool_specs(use: ToolUse, parts: Parts) -> tuple[ToolSpec, ...]:
    """Return what a model is told of the tool; raises what is wrong with its settings, file or server."""
    async with AsyncExitStack() as stack:
        return Registry(await tools_for([use], parts(stack))).specs


async def try_tool(
    use: ToolUse, name: str, arguments: dict[str, Any], parts: Parts, context: ToolContext
) -> Tried:
    """Call the tool of that name; raises what the call or building the tool raises."""
    told: list[FormUpdated | ArtifactMade] = []
    async with AsyncExitStack() as stack:
        registry = Registry(await tools_for([use], parts(stack)))
        if name not in {spec.name for spec in registry.specs}:
            raise NotFound(kind="tool", missing=name)
        written = json.dumps(arguments, ensure_ascii=False)
        started = time.perf_counter()
        result = await registry.call(name, written, replace(context, tell=told.append))
        await asyncio.sleep(0)  # what was told from a callback of the loop is there by now
        seconds = time.perf_counter() - started
    forms, artifacts = _forms(told), tuple(one.artifact for one in told if isinstance(one, ArtifactMade))
    return Tried(result.text, seconds, result.passages, result.shown, artifacts, forms[-1] if forms else None)


def _forms(told: Sequence[FormUpdated | ArtifactMade]) -> list[FilledForm]:
    return [one.form for one in told if isinstance(one, FormUpdated)]
