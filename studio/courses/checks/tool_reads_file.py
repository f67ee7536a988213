"""An agent's tool reads a file that was chosen for it, such as a spreadsheet."""

from collections.abc import Iterator
from typing import Any, ClassVar, Literal

from studio.courses.checks.kind import CheckKind, says
from studio.courses.checks.outcome import NOT_YET, Outcome, done, missed
from studio.courses.checks.seen import Seen


class ToolReadsFile(CheckKind):
    """`file` are words of its name; of a tool that reads several, one of them will do."""

    mistakes: ClassVar = {
        "other_tool": ("agent", "tool"),
        "no_file": ("agent", "tool"),
        "other_file": ("agent", "tool", "file"),
    }

    kind: Literal["tool_reads_file"]
    agent: str = ""
    tool: str
    file: tuple[str, ...]

    async def look(self, seen: Seen) -> Outcome:
        uses = [(folder.agent.name, use) for folder in seen.agents(self.agent) for use in folder.agent.tools]
        right = [(agent, use) for agent, use in uses if use.tool == self.tool]
        if not right:
            return missed("other_tool", agent=uses[0][0], tool=uses[0][1].known_as) if uses else NOT_YET
        files = [(agent, use.known_as, file) for agent, use in right for file in _files(use.settings)]
        for agent, tool, file in files:
            if says(file, self.file):
                return done(agent=agent, tool=tool, file=file.rpartition("/")[2])
        if files:
            agent, tool, file = files[-1]
            return missed("other_file", agent=agent, tool=tool, file=file.rpartition("/")[2])
        return missed("no_file", agent=right[0][0], tool=right[0][1].known_as)


def _files(settings: Any) -> Iterator[str]:  # JSON
    """Yield what settings name in the agent's folder of files, however deep it stands."""
    if isinstance(settings, str):
        if settings.startswith("files/"):
            yield settings
    elif isinstance(settings, dict):
        for value in settings.values():
            yield from _files(value)
    elif isinstance(settings, list | tuple):
        for value in settings:
            yield from _files(value)
