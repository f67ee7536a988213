"""One agent's folder: what is in it, read again only when a file has changed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from studio.core.agents import Agent, TestSuite
from studio.core.editors import Editor
from studio.core.files import write_atomically, writing_to
from studio.runtime.digest import digest_of, hashed
from studio.runtime.editors import editors_of, note_editor
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
Acting = Callable[[], Editor]
"""Tells who edits, at this moment."""


class AgentFolder:
    """Its properties are always what the files say, also when another program has changed them.

    Every save by whom `acting` names is noted among the agent's editors.
    """

    def __init__(self, path: Path, acting: Acting | None = None) -> None:
        self.path = path
        self._acting = acting
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
        return digest_of(self.agent, self.instructions, self.tests, hashed(self.files))

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
        self.note_edit()
        return target.relative_to(self.path).as_posix()

    def save_agent(self, agent: Agent) -> None:
        with self._editing(AGENT):
            write_agent(self.path, agent)

    def save_instructions(self, instructions: str) -> None:
        with self._editing(INSTRUCTIONS):
            write_instructions(self.path, instructions)

    def save_tests(self, tests: TestSuite) -> None:
        with self._editing(TESTS):
            write_tests(self.path, tests)

    @property
    def editors(self) -> tuple[Editor, ...]:
        """Who edited it, whoever did so last at the end."""
        return editors_of(self.path)

    def note_edit(self) -> None:
        """Note that whoever acts has just changed something in the folder."""
        if self._acting is not None:
            note_editor(self.path, self._acting())

    @contextmanager
    def _editing(self, name: str) -> Iterator[None]:
        """A save that changes nothing makes nobody an editor."""
        before = _content(self.path / name)
        yield
        if _content(self.path / name) != before:
            self.note_edit()

    def _fresh(self, name: str, read: Callable[[Path], _Content]) -> _Content:
        stamp = _stamp(self.path / name)
        if name not in self._read or self._read[name][0] != stamp:
            self._read[name] = stamp, read(self.path)
        content: _Content = self._read[name][1]
        return content


def _content(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None


def _stamp(file: Path) -> tuple[int, int, int] | None:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
