"""The agents of a workspace: folders side by side, created whole and deleted so that it can be undone."""

import re
import tempfile
from pathlib import Path

from studio.core.agents import Agent
from studio.core.errors import IdNotAllowed, NameNotAllowed, NameTaken, NotFound
from studio.core.files import write_atomically, writing_to
from studio.runtime.files import (
    AGENT,
    read_agent,
    read_instructions,
    read_tests,
    tool_files,
    write_agent,
    write_instructions,
    write_tests,
)
from studio.runtime.folder import Acting, AgentFolder

TRASH, ARCHIVE = ".trash", ".archive"
_LONGEST_ID = 60
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")  # no folder of that name on Windows


class Agents:
    """`acting` tells who edits what is in here."""

    def __init__(self, folder: Path, acting: Acting | None = None) -> None:
        self.folder = folder
        self._acting = acting
        self._known: dict[str, AgentFolder] = {}  # each knows which of its files it has read as they are

    def ids(self) -> list[str]:
        """A folder of another name, such as a file manager's copy, is no agent."""
        found = (file.parent.name for file in self.folder.glob(f"[!.]*/{AGENT}"))
        return sorted(name for name in found if _is_id(name))

    def get(self, agent: str) -> AgentFolder:
        """Raises NotFound; a damaged file is said when it is read.

        The same one each time: with hundreds of agents, reading all files anew at each look takes seconds.
        """
        path = self.folder / agent
        if not _is_id(agent) or not (path / AGENT).is_file():
            self._known.pop(agent, None)
            raise NotFound(kind="agent", missing=agent)
        return self._known.setdefault(agent, AgentFolder(path, self._acting))

    def create(self, agent: str, template: Path | None = None, name: str = "") -> AgentFolder:
        """Make an agent, empty or from a template's folder; the template's documents stay behind.

        Raises IdNotAllowed, NameNotAllowed or NameTaken, and FileInvalid for a damaged template.
        """
        self._check_new(agent)
        if len(name) > 60:
            raise NameNotAllowed(rejected=name)
        with writing_to(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(prefix=".new-", dir=self.folder) as temporary:
                made = Path(temporary) / agent
                _write(made, agent, template, name)
                made.rename(self.folder / agent)
        created = self.get(agent)
        created.note_edit()
        return created

    def duplicate(self, agent: str, copy: str, name: str = "") -> AgentFolder:
        return self.create(copy, self.get(agent).path, name)

    def delete(self, agent: str) -> Path:
        """Move the agent to the trash and return where it lies there, for `restore`."""
        path = self.get(agent).path
        with writing_to(self.folder):
            trash = self.folder / TRASH
            trash.mkdir(exist_ok=True)
            place = Path(tempfile.mkdtemp(prefix=f"{agent}.", dir=trash))
            return path.rename(place / agent)

    def restore(self, deleted: Path) -> AgentFolder:
        """Undo `delete`; raises NameTaken when another agent has that id by now."""
        self._check_new(deleted.name)
        with writing_to(self.folder):
            deleted.rename(self.folder / deleted.name)
            deleted.parent.rmdir()
        return self.get(deleted.name)

    @property
    def archived(self) -> "Agents":
        """Those put aside: kept whole, in no list."""
        return Agents(self.folder / ARCHIVE, self._acting)

    def archive(self, agent: str) -> None:
        """Put it aside; raises NameTaken when another of that id lies there."""
        _move(self.get(agent), self.archived)

    def bring_back(self, agent: str) -> AgentFolder:
        """Undo `archive`; raises NameTaken when another agent has that id by now."""
        return _move(self.archived.get(agent), self)

    def _check_new(self, agent: str) -> None:
        if not _is_id(agent) or _RESERVED.fullmatch(agent):
            raise IdNotAllowed(rejected=agent)
        if (self.folder / agent).exists():
            raise NameTaken(taken=agent)


def _move(folder: AgentFolder, store: Agents) -> AgentFolder:
    agent = folder.path.name
    if (store.folder / agent).exists():
        raise NameTaken(taken=agent)
    with writing_to(store.folder):
        store.folder.mkdir(parents=True, exist_ok=True)
        folder.path.rename(store.folder / agent)
    return store.get(agent)


def _write(folder: Path, agent: str, template: Path | None, name: str) -> None:
    model = read_agent(template) if template else Agent(id=agent, name=agent)
    named = {"id": agent, "name": name or model.name}
    write_agent(folder, Agent.model_validate(model.model_dump() | named))
    write_instructions(folder, read_instructions(template) if template else "")
    if template:
        write_tests(folder, read_tests(template))
        for file, source in tool_files(template).items():
            write_atomically(folder / file, source.read_bytes())


def _is_id(name: str) -> bool:
    return len(name) <= _LONGEST_ID and _ID.fullmatch(name) is not None
