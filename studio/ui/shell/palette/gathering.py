"""Reads, in the background, what a workspace holds that one may want to go to by its name."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from studio.runtime import Agents
    from studio.workspace import Workspace

_CONVERSATIONS = 300
_NAME = re.compile(rb"^name:[ \t]*(?=\S)[^\r\n]*", re.MULTILINE)
_ICON = re.compile(rb"^icon:[ \t]*(?=\S)[^\r\n]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Named:
    """Something one can go to; `words` are others it is known by."""

    place: tuple[str, ...]
    name: str
    icon: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Gathered:
    edited: tuple[Named, ...] = ()
    installed: tuple[Named, ...] = ()
    bases: tuple[Named, ...] = ()
    conversations: tuple[Named, ...] = ()
    whole: bool = False


class Gathering:
    """Remembers what it has read: an agent whose file has not changed is not read again."""

    def __init__(self) -> None:
        self._read: dict[Path, tuple[int, str, str]] = {}

    def gather(self, workspace: "Workspace") -> Gathered:
        return Gathered(
            self._agents(workspace.agents, "builder"),
            self._agents(workspace.installed, "agents", "use"),
            tuple(Named(("knowledge", name), name) for name in workspace.knowledge.names()),
            _conversations(workspace),
            whole=True,
        )

    def _agents(self, agents: "Agents", *way: str) -> tuple[Named, ...]:
        found = []
        for agent in agents.ids():
            name, icon = self._told(agents.folder / agent / "agent.yaml")
            found.append(Named((*way, agent), name or agent, icon, agent))
        return tuple(found)

    def _told(self, file: Path) -> tuple[str, str]:
        """Name and icon, without reading the whole of a file that may hold long instructions."""
        try:
            changed = file.stat().st_mtime_ns
            known = self._read.get(file)
            if known is None or known[0] != changed:
                data = file.read_bytes()
                known = self._read[file] = changed, _value(_NAME, data), _value(_ICON, data)
        except OSError:
            return "", ""
        return known[1:]


def is_of_workspace(place: tuple[str, ...]) -> bool:
    """Whether it is one of what is gathered here, unless it is gone; of conversations not all are."""
    return (place[0] in {"builder", "knowledge"} and len(place) == 2) or (
        place[:2] == ("agents", "use") and len(place) == 3
    )


def _conversations(workspace: "Workspace") -> tuple[Named, ...]:
    return tuple(
        Named(("agents", "use", one.agent, one.id), one.title, "message-text-outline", one.agent_name)
        for one in workspace.conversations.of()[:_CONVERSATIONS]
    )


def _value(line: re.Pattern[bytes], data: bytes) -> str:
    found = line.search(data)
    try:
        told = yaml.safe_load(found.group()) if found else {}
    except (yaml.YAMLError, ValueError):
        return ""
    return str(next(iter(told.values()), "") or "") if isinstance(told, dict) else ""
