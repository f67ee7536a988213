"""`catalogue`: what became of what was submitted; install an agent, sign in."""

from typing import TYPE_CHECKING, Any

import typer

from studio.cli.session import Session
from studio.core.errors import NotFound
from studio.wording import state_text

if TYPE_CHECKING:
    from studio.catalogue import Submission
    from studio.runtime import AgentFolder
    from studio.workspace import Workspace


def status(context: typer.Context, agent: str) -> None:
    """Show the submissions of an agent and what became of them."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "list[Submission]":
        async with workspace.catalogue() as client:
            rows = (await client.desk.submissions(agent=agent))[::-1]
        if not rows and agent not in workspace.agents.ids():
            raise NotFound(kind="agent", missing=agent)
        return rows

    rows = session.work(task)
    text = "\n".join(f"{row.number}  {row.version}  {state_text(row.state, session.say)}" for row in rows)
    text = text or session.say("Not submitted yet.")
    session.show({"submissions": [row.model_dump(mode="json") for row in rows]}, text)


def install(context: typer.Context, agent: str, version: str = "") -> None:
    """Install a released agent with its knowledge."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "AgentFolder":
        from studio.workspace import Publishing

        return await Publishing(workspace).install(agent, version or None)

    installed = session.work(task).agent
    data: dict[str, Any] = {"agent": installed.id, "version": installed.version}
    session.show(
        data, session.say("Installed “{name}” {version}.", name=installed.name, version=installed.version)
    )
