"""The id an agent has in a class's catalogue: the seat stands in it, for many there name theirs alike.

Where nobody shares a catalogue so, both are the same.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studio.workspace.workspace import Workspace

_LONGEST = 48


def marked(agent: str, mark: str) -> str:
    """`mark` is what the ids of one person's agents have in common, `fire-s7`."""
    if not mark or mark in agent.split("-"):
        return agent
    return f"{agent[: _LONGEST - len(mark) - 1]}-{mark}"


def id_there(workspace: "Workspace", agent: str) -> str:
    """Return what the catalogue calls one's own agent of that id."""
    return marked(agent, workspace.settings.agent_mark)


def id_here(workspace: "Workspace", known: str) -> str:
    """Return the id of one's own agent that the catalogue calls so; the same for any other."""
    mark = workspace.settings.agent_mark
    own = workspace.agents.ids() if mark and known not in workspace.agents.ids() else ()
    return next((agent for agent in own if marked(agent, mark) == known), known)
