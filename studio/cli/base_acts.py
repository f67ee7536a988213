"""`kb delete` and `kb rename`: what is done to a whole base."""

from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli.parameters import Base
from studio.cli.session import Session
from studio.core.errors import DeletionNotConfirmed, KnowledgeDamaged, StudioError

if TYPE_CHECKING:
    from studio.workspace import Workspace


def delete(
    context: typer.Context,
    name: Base,
    yes: Annotated[bool, typer.Option("--yes", help="Yes, all of it is to be lost.")] = False,
) -> None:
    """Delete a base with all its documents; it cannot be undone."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> None:
        if not yes:
            raise DeletionNotConfirmed(base=name, documents=await _count(workspace, name))
        await workspace.knowledge.delete(name)

    session.work(task)
    session.show({"deleted": name}, session.say("Deleted the knowledge base “{name}”.", name=name))


async def _count(workspace: "Workspace", name: str) -> int | None:
    """How many documents would be lost; nobody knows of a damaged base."""
    try:
        return len(await (await workspace.knowledge.open(name)).documents())
    except KnowledgeDamaged:
        return None


def rename(
    context: typer.Context, name: Base, new: Annotated[str, typer.Argument(metavar="NEW", help="New name.")]
) -> None:
    """Rename a base, and name the agents that still read it by its old name."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> list[str]:
        await workspace.knowledge.rename(name, new)
        return [agent for agent in workspace.agents.ids() if _reads(workspace, agent, name)]

    agents, say = session.work(task), session.say
    session.show({"name": new, "agents": agents}, say("Renamed “{old}” to “{new}”.", old=name, new=new))
    if agents:
        session.tell(
            say(
                "These agents still read “{old}”: {agents}. Change it in their settings.",
                old=name,
                agents=", ".join(agents),
            )
        )


def _reads(workspace: "Workspace", agent: str, base: str) -> bool:
    """A damaged agent is said where it is opened."""
    try:
        return base in workspace.agents.get(agent).agent.knowledge.bases
    except StudioError:
        return False
