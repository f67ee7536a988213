"""One agent's folder: what is in it, read again only when a file has changed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from studio.core.agents import Agent, TestSuite
from studio.core.files import write_atomically, writing_to
from studio.runtime.digest import agent_digest
from studio.runtime.files import (
    AGENT,
    FILES,
    INSTRUCTIONS,
    TESTS,
    read_agent,
    read_instructions,
    read_tests,
    tool_files,
    write_agent,
    write_instructions,
    write_tests,
)

_Content = TypeVar("_Content")


class AgentFolder:
    """Its properties are always what the files say, also when another program has changed them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._read: dict[str, tuple[object, Any]] = {}  # file → its stamp, and what was read then

    @property
    def agent(self) -> Agent:
        return self._fresh(AGENT, read_agent)

    @property
    def instructions(self) -> str:
        return self._fresh(INSTRUCTIONS, read_instructions)

    @property
    def tests(self) -> TestSuite:
        return self._fresh(TESTS, read_tests)

    @property
    def digest(self) -> str:
        return agent_digest(self.path)

    @property
    def files(self) -> dict[str, Path]:
        """The files its tools work with, by their name in the agent."""
        return tool_files(self.path)

    def add_file(self, source: Path) -> str:
        """Copy a file in, in place of one of that name; return its name in the agent."""
        target = self.path / FILES / source.name
        with writing_to(self.path):
            target.parent.mkdir(exist_ok=True)
        write_atomically(target, source.read_bytes())
        return target.relative_to(self.path).as_posix()

    def save_agent(self, agent: Agent) -> None:
        write_agent(self.path, agent)

    def save_instructions(self, instructions: str) -> None:
        write_instructions(self.path, instructions)

    def save_tests(self, tests: TestSuite) -> None:
        write_tests(self.path, tests)

    def _fresh(self, name: str, read: Callable[[Path], _Content]) -> _Content:
        stamp = _stamp(self.path / name)
        if name not in self._read or self._read[name][0] != stamp:
            self._read[name] = stamp, read(self.path)
        content: _Content = self._read[name][1]
        return content


def _stamp(file: Path) -> tuple[int, int, int] | None:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
