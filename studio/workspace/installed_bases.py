"""The knowledge that installed agents brought with them, opened when they are asked."""

from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path

from studio.knowledge import KnowledgeBases


class InstalledBases:
    """`opened` makes the bases of a folder."""

    def __init__(self, opened: Callable[[Path], KnowledgeBases]) -> None:
        self._opened = opened
        self._of_agents: dict[str, KnowledgeBases] = {}

    def of(self, agent: str, folder: Path) -> KnowledgeBases:
        if agent not in self._of_agents:
            self._of_agents[agent] = self._opened(folder / "bases")
        return self._of_agents[agent]

    async def release(self, agent: str) -> None:
        """Close those of one agent, whose folder is to be replaced."""
        bases = self._of_agents.pop(agent, None)
        if bases is not None:
            await bases.aclose()

    async def aclose(self) -> None:
        """Close all, also when closing one of them fails."""
        async with AsyncExitStack() as stack:
            for bases in self._of_agents.values():
                stack.push_async_callback(bases.aclose)
